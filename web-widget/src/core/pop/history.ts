import type { Entry } from '../ledger/ledger.js';
import type { ContactView } from './view.js';

const kept = 20;

/** Adds a contact that has left to the past contacts, newest first. Keeps the last 20. */
export function withPast(past: readonly ContactView[], left: ContactView): readonly ContactView[] {
  return [left, ...past].slice(0, kept);
}

/**
 * The final state of a contact that leaves. A contact that leaves while ringing was abandoned or taken by another
 * agent.
 */
export function asLeft(entry: Entry): Entry {
  return { ...entry, outcome: entry.outcome ?? (entry.answered ? 'answered' : 'abandoned') };
}
