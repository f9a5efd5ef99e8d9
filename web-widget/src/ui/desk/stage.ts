import type { ContactView, ScreenPopView } from '../../core/index';
import type { AgentView, Leg } from '../../streams/agent-view';
import { isCall } from '../format';
import { wallClock } from '../wall-clock';

/** The current use of the phone strip, and its contact. */
export type Strip =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ring' | 'dialing' | 'live' | 'held' | 'wrap' | 'missed'; readonly contact: ContactView };

/** The state of a contact for the agent. The catalogs have the words for people. */
export type Standing = 'ringing' | 'dialing' | 'accepted' | 'connected' | 'held' | 'wrapUp' | 'unanswered';

export function standingOf({ entry }: ContactView, agent?: AgentView): Standing {
  const { contact, accepted, outcome } = entry;
  if (contact.stage === 'ringing')
    return accepted ? 'accepted' : contact.direction === 'outbound' ? 'dialing' : 'ringing';
  if (contact.stage === 'ended') return outcome === 'answered' ? 'wrapUp' : 'unanswered';
  return isHeld(agent?.legs.get(contact.contactId) ?? []) ? 'held' : 'connected';
}

/**
 * The strip belongs to the voice call and not to the selected contact, so that the agent can end a call while reading a
 * chat. Of two calls it shows the selected one, so that the agent can return to the other. Without a call it shows the
 * contact that has rung longest, or else the end of the selected contact.
 */
export function stripOf(view: ScreenPopView, agent?: AgentView): Strip {
  const { contacts, focus } = view;
  const standing = (contact: ContactView) => standingOf(contact, agent);
  const calls = contacts.filter(({ entry }) => isCall(entry.contact));
  const talks = calls.filter((call) => ['connected', 'held'].includes(standing(call)));
  const live =
    talks.find(({ entry }) => entry.contact.contactId === focus) ??
    talks.find((call) => standing(call) === 'connected') ??
    talks[0];
  if (live) return { kind: standing(live) === 'held' ? 'held' : 'live', contact: live };
  const dialed = calls.find((call) => standing(call) === 'dialing');
  if (dialed) return { kind: 'dialing', contact: dialed };
  const rings = contacts.find(isOffered);
  if (rings) return { kind: 'ring', contact: rings };
  const chosen = contacts.find(({ entry }) => entry.contact.contactId === focus);
  if (chosen && standing(chosen) === 'wrapUp') return { kind: 'wrap', contact: chosen };
  if (chosen && standing(chosen) === 'unanswered') return { kind: 'missed', contact: chosen };
  return { kind: 'ready' };
}

/** Id of the strip's contact; empty when it has none. */
export function contactIdOf(strip: Strip): string {
  return 'contact' in strip ? strip.contact.entry.contact.contactId : '';
}

/**
 * The other ringing contacts, the one that has rung longest first. A new one does not move the buttons that the agent is
 * about to press, and the keys take the first.
 */
export function offersOf(view: ScreenPopView, strip: Strip): ContactView[] {
  const shown = 'contact' in strip ? strip.contact : undefined;
  return view.contacts.filter((contact) => isOffered(contact) && contact !== shown);
}

/** Whether the contact is ringing and can be accepted or declined. */
export function isOffered({ entry }: ContactView): boolean {
  const { contact, accepted } = entry;
  return contact.stage === 'ringing' && contact.direction !== 'outbound' && !accepted && !contact.monitoring;
}

/** Whether the customer is on hold. */
export function isHeld(legs: readonly Leg[]): boolean {
  return legs.some(({ party, state }) => party === 'customer' && state === 'hold');
}

export function otherParties(legs: readonly Leg[]): Leg[] {
  return legs.filter(({ party, state }) => party === 'other' && state !== 'disconnected');
}

/**
 * When the state of a contact began, in milliseconds since 1970: by the service if known, so that a reload changes
 * nothing, otherwise when this page first saw it.
 */
export function beganAt({ entry }: ContactView, agent?: AgentView): number {
  const { contact, milestones, seenAt } = entry;
  const told = agent?.began?.get(contact.contactId);
  return told ?? wallClock(milestones.at(-1)?.at ?? seenAt);
}
