import { type Contact, stages } from '../contact/contact.js';
import { isOnHold, isTalking } from '../contact/parties.js';
import type { SourceEvent } from './event.js';

/** The outcome of a contact for this agent. */
export type Outcome = 'answered' | 'missed' | 'rejected' | 'failed' | 'abandoned';

/** An event on a contact's timeline. */
export interface Milestone {
  readonly what: 'ringing' | 'accepted' | 'connected' | 'ended';
  /** When this page saw it, by the page's clock. */
  readonly at: number;
  /** When the service says that it was, in milliseconds since the epoch. */
  readonly since?: number | undefined;
}

export interface Entry {
  readonly contact: Contact;
  /** When the contact was first seen, by the page's clock. */
  readonly seenAt: number;
  readonly accepted: boolean;
  /** Whether there was a conversation, which may have been before this page saw the contact. */
  readonly answered: boolean;
  readonly outcome: Outcome | undefined;
  readonly milestones: readonly Milestone[];
}

/** The agent's contacts, oldest first, and the one in focus. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly focus: string | undefined;
}

export const emptyLedger: Ledger = { entries: new Map(), focus: undefined };

/** Applies one event. Pure. Returns the same ledger when nothing changed. */
export function applyEvent(ledger: Ledger, event: SourceEvent): Ledger {
  switch (event.type) {
    case 'contact':
      return sighted(ledger, event.contact, event.at);
    case 'accepted':
      return accepted(ledger, event.contactId, event.at);
    case 'gone':
      return gone(ledger, event.contactId);
    case 'viewed':
      return focusOn(ledger, event.contactId);
  }
}

/** Moves the focus to a contact. An unknown id changes nothing. */
export function focusOn(ledger: Ledger, contactId: string): Ledger {
  if (ledger.focus === contactId || !ledger.entries.has(contactId)) return ledger;
  return { ...ledger, focus: contactId };
}

/** Whether the agent is handling this contact: accepted, talking, or wrapping up after a conversation. */
export function isWorked(entry: Entry): boolean {
  return !entry.contact.monitoring && (entry.answered || (entry.accepted && entry.contact.stage !== 'ended'));
}

function sighted(ledger: Ledger, contact: Contact, at: number): Ledger {
  if (!contact.contactId) return ledger;
  const before = ledger.entries.get(contact.contactId);
  const first = { contact, seenAt: at, accepted: false, answered: false, outcome: undefined, milestones: [] };
  const entry = refreshed(before ?? first, contact, at);
  const entries = new Map(ledger.entries).set(contact.contactId, entry);
  const next = { ...ledger, entries };
  return withFocus(focusOn(next, turnedTo(next, before, entry)));
}

/** Id of the contact that the agent turned to with this change; empty if the change does not show it. */
function turnedTo({ entries, focus }: Ledger, before: Entry | undefined, { contact }: Entry): string {
  if (!before) return contact.direction === 'outbound' && contact.stage === 'ringing' ? contact.contactId : '';
  const [talked, talks] = [isTalking(before.contact), isTalking(contact)];
  if (talks && !talked) {
    const focused = entries.get(focus as string);
    return isOnHold(before.contact) || (focused && isOnHold(focused.contact)) ? contact.contactId : '';
  }
  if (talks || !talked || focus !== contact.contactId || contact.stage === 'ended') return '';
  // The agent put the call on hold and talks on the other active call.
  return [...entries.values()].findLast((other) => isTalking(other.contact))?.contact.contactId ?? '';
}

function refreshed(entry: Entry, contact: Contact, at: number): Entry {
  const back = stages.indexOf(contact.stage) < stages.indexOf(entry.contact.stage);
  const next = back ? { ...contact, stage: entry.contact.stage, unanswered: entry.contact.unanswered } : contact;
  const answered = entry.answered || next.stage === 'connected' || isAfterwards(entry, next);
  const outcome = next.stage === 'ended' ? (answered ? 'answered' : next.unanswered) : undefined;
  return reached({ ...entry, contact: next, answered, outcome }, next.stage, at, next.since);
}

/**
 * Whether a page that was loaded late finds a contact in after-contact work. A contact that this page saw ringing and
 * that ended without a connection had a caller who gave up.
 */
function isAfterwards({ milestones }: Entry, { stage, unanswered }: Contact): boolean {
  return milestones.length === 0 && stage === 'ended' && unanswered === undefined;
}

function reached(entry: Entry, what: Milestone['what'], at: number, since?: number): Entry {
  if (entry.milestones.some((milestone) => milestone.what === what)) return entry;
  return { ...entry, milestones: [...entry.milestones, { what, at, since }] };
}

function accepted(ledger: Ledger, contactId: string, at: number): Ledger {
  const entry = ledger.entries.get(contactId);
  if (!entry || entry.accepted) return ledger;
  const entries = new Map(ledger.entries).set(contactId, reached({ ...entry, accepted: true }, 'accepted', at));
  return focusOn({ ...ledger, entries }, contactId);
}

function gone(ledger: Ledger, contactId: string): Ledger {
  if (!ledger.entries.has(contactId)) return ledger;
  const entries = new Map(ledger.entries);
  entries.delete(contactId);
  return withFocus({ entries, focus: ledger.focus === contactId ? undefined : ledger.focus });
}

/** Moves the focus to the newest contact when the agent is handling none. */
function withFocus(ledger: Ledger): Ledger {
  const focused = ledger.focus === undefined ? undefined : ledger.entries.get(ledger.focus);
  if (focused && (isWorked(focused) || focused.contact.stage === 'ringing')) return ledger;
  const waiting = [...ledger.entries.values()];
  const next = waiting.findLast(isWorked) ?? waiting.findLast((entry) => entry.contact.stage === 'ringing');
  return next
    ? focusOn(ledger, next.contact.contactId)
    : { ...ledger, focus: ledger.focus ?? waiting.at(-1)?.contact.contactId };
}
