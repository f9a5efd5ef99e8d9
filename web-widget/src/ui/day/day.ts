import { readable } from '../../core/display';
import { type ContactView, readField, talkedMs } from '../../core/index';
import { customerLabel, lineLabel } from '../format';
import { wallClock } from '../wall-clock';

/** A contact that has left, as an entry of the day's list. */
export interface DayEntry {
  readonly contactId: string;
  /** The start of the contact, in milliseconds since 1970. */
  readonly at: number;
  readonly channel: string;
  readonly direction: string;
  readonly name: string;
  readonly line: string;
  /** The number for calling back. */
  readonly number?: string | undefined;
  /** The length of the conversation; absent if it is unknown. */
  readonly seconds?: number | undefined;
  readonly result: NonNullable<ContactView['entry']['outcome']>;
  /** The outcome that the agent chose. */
  readonly outcome?: string | undefined;
  readonly record?: string | undefined;
}

const key = 'screen-pop:day';
const most = 100;

export function dayEntry(view: ContactView, outcome?: string): DayEntry {
  const { contact, seenAt, outcome: result, answered } = view.entry;
  const talked = answered ? talkedMs(view.entry) : undefined;
  const number = readField(contact, 'callerNumber');
  return {
    contactId: contact.contactId,
    at: wallClock(seenAt),
    channel: contact.channel,
    direction: contact.direction,
    name: customerLabel(view),
    line: lineLabel(contact),
    number: number && readable(number),
    seconds: talked === undefined ? undefined : Math.round(talked / 1000),
    result: result ?? 'abandoned',
    outcome,
    record: view.pop?.url,
  };
}

/** The contacts of this tab since midnight, newest first. They survive a reload but not the tab. */
export function readDay(storage: Storage, now = Date.now()): DayEntry[] {
  try {
    const entries = JSON.parse(storage.getItem(key) ?? '[]') as DayEntry[];
    const midnight = new Date(now).setHours(0, 0, 0, 0);
    return entries.filter(({ at }) => at >= midnight);
  } catch {
    return [];
  }
}

/** Adds an entry. A contact that comes back replaces its earlier entry. */
export function addToDay(entry: DayEntry, storage: Storage, now = Date.now()): DayEntry[] {
  const others = readDay(storage, now).filter(({ contactId }) => contactId !== entry.contactId);
  const entries = [entry, ...others].slice(0, most);
  try {
    storage.setItem(key, JSON.stringify(entries));
  } catch {
    // The storage is full: the day is kept until the page closes.
  }
  return entries;
}
