import type { Entry } from '../ledger/ledger.js';
import type { ContactView } from './view.js';

const kept = 20;

/** The day's contacts with one more that has left, newest first. The oldest beyond 20 goes. */
export function withPast(past: readonly ContactView[], left: ContactView): readonly ContactView[] {
  return [left, ...past].slice(0, kept);
}

/** A contact as it leaves. Whoever leaves while ringing gave up, or was taken by somebody else. */
export function asLeft(entry: Entry): Entry {
  return { ...entry, outcome: entry.outcome ?? (entry.answered ? 'answered' : 'abandoned') };
}
