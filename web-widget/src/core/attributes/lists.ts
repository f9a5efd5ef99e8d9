import { readable } from './display.js';

/** One of several customers behind a shared number. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly tier?: string | undefined;
  readonly account?: string | undefined;
}

/**
 * An earlier contact of the customer, from the lookup. Contact events identify queues and agents by id only. Such ids
 * mean nothing to an agent and are omitted.
 */
export interface RecentContact {
  readonly at: string;
  /** In lower case, like the channel of a pop rule. */
  readonly channel?: string | undefined;
  readonly direction?: string | undefined;
  readonly queue?: string | undefined;
  readonly line?: string | undefined;
  readonly agent?: string | undefined;
  readonly seconds?: number | undefined;
}

/** Reads the candidates; `undefined` when the text is not a JSON array. Omits malformed entries. */
export function readCandidates(text: string | undefined): Candidate[] | undefined {
  return readList(text, 10, (entry) => {
    const id = textOf(entry.id);
    if (!id) return undefined;
    return {
      id,
      name: readable(textOf(entry.name) ?? id),
      tier: shown(entry.tier),
      account: shown(entry.account),
    };
  });
}

const recentFields = ['at', 'channel', 'direction', 'queue', 'line', 'agent'] as const;

/** Reads the recent contacts in the lookup's order, newest first. This computer's clock is not used. */
export function readRecentContacts(text: string | undefined): RecentContact[] | undefined {
  return readList(text, 5, (entry) => {
    const { seconds, ...texts } = entry;
    const read = Object.fromEntries(
      recentFields.map((field) => [field, named(texts[field])]),
    ) as unknown as RecentContact;
    return read.at
      ? { ...read, channel: read.channel?.toLowerCase(), seconds: typeof seconds === 'number' ? seconds : undefined }
      : undefined;
  });
}

function readList<T>(
  text: string | undefined,
  most: number,
  read: (entry: Record<string, unknown>) => T | undefined,
): T[] | undefined {
  if (!text) return [];
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(entries)) return undefined;
  return entries
    .slice(0, most)
    .map((entry) => (typeof entry === 'object' && entry !== null ? read(entry) : undefined))
    .filter((entry) => entry !== undefined);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A UUID, the form of Amazon Connect's ids. */
const idForm = /^[\da-f-]{36}$/;

function named(value: unknown): string | undefined {
  const text = shown(value);
  return text && !idForm.test(text) ? text : undefined;
}

function shown(value: unknown): string | undefined {
  const text = textOf(value);
  return text ? readable(text) : undefined;
}
