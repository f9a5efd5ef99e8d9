import { localStore } from './storage';

/** The contacts that have popped in this browser. */
export interface PopMemory {
  popped(key: string): 'here' | 'elsewhere' | undefined;
  pops(key: string): number;
  remember(key: string): void;
  onChange(listener: () => void): () => void;
  close(): void;
}

interface Popped {
  /** Milliseconds since the epoch by this computer's clock. Used to expire entries, never to order them. */
  readonly at: number;
  readonly tab: string;
  /** How often it has popped. An earlier version of the page does not count. */
  readonly times?: number;
}

const storageKey = 'screen-pop.popped';
const keptMs = 24 * 60 * 60 * 1000;
const mostKept = 500;

/**
 * Keeps contact ids, and nothing about the customer, in localStorage, so that they survive a reload. Other tabs also
 * get each id by BroadcastChannel, because a write to localStorage can reach another process later than a message.
 *
 * @param tab the identity of this tab; see `claimTab`.
 */
export function createPopMemory(
  tab: string,
  local: Storage = localStore(),
  channel = new BroadcastChannel('screen-pop'),
  now: () => number = Date.now,
): PopMemory {
  const listeners = new Set<() => void>();
  const heard = new Map<string, Popped>();

  let text: string | null = null;
  let entries: [string, Popped][] = [];
  const stored = (): Map<string, Popped> => {
    try {
      // This runs at every update of the CCP, so it parses the text only after a tab has changed it.
      const latest = local.getItem(storageKey);
      if (latest !== text) entries = JSON.parse(latest ?? '[]');
      text = latest;
      return new Map(entries.filter(([, { at }]) => now() - at < keptMs));
    } catch {
      return new Map();
    }
  };

  const hear = (key: string, popped: Popped) => {
    heard.set(key, popped);
    if (heard.size > mostKept) heard.delete(heard.keys().next().value as string);
  };

  channel.onmessage = ({ data }: MessageEvent<Partial<Record<'key' | 'tab' | 'times', unknown>>>) => {
    if (typeof data?.key !== 'string' || typeof data.tab !== 'string') return;
    hear(data.key, { at: now(), tab: data.tab, times: Number(data.times) || 1 });
    for (const listener of listeners) listener();
  };

  const find = (key: string) => heard.get(key) ?? stored().get(key);
  const pops = (key: string) => {
    const found = find(key);
    return found ? (found.times ?? 1) : 0;
  };

  return {
    popped(key) {
      const found = find(key);
      if (!found) return undefined;
      return found.tab === tab ? 'here' : 'elsewhere';
    },
    pops,
    remember(key) {
      const entry = { at: now(), tab, times: pops(key) + 1 };
      hear(key, entry);
      channel.postMessage({ key, tab, times: entry.times });
      try {
        const all = [...stored().set(key, entry)].slice(-mostKept);
        local.setItem(storageKey, JSON.stringify(all));
      } catch {
        // The storage is full or blocked: this page and the other tabs still know.
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel.close(),
  };
}
