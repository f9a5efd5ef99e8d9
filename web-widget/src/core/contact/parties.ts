import type { Contact } from './contact.js';

/** Whether a contact is a call. Only calls can be held and muted. */
export function isCall({ channel }: Contact): boolean {
  return channel === 'voice' || channel === 'callback';
}

/**
 * Whether the agent has this contact on hold: the agent's own participant or all other participants are on hold. A
 * customer who waits during a consultation does not count, because the agent is talking.
 */
export function isOnHold({ stage, parties = [] }: Contact): boolean {
  if (stage !== 'connected') return false;
  const present = parties.filter(({ state }) => state !== 'left');
  const others = present.filter(({ role }) => role === 'customer' || role === 'other');
  return (
    present.some(({ role, state }) => role === 'agent' && state === 'hold') ||
    (others.length > 0 && others.every(({ state }) => state === 'hold'))
  );
}

/** Whether the agent is talking on this call. */
export function isTalking(contact: Contact): boolean {
  return isCall(contact) && contact.stage === 'connected' && !contact.monitoring && !isOnHold(contact);
}

/** Whether the customer has left and agents remain. An agent who was added to the call may not see the other agent. */
export function customerHasLeft({ stage, parties = [] }: Contact): boolean {
  const others = parties.filter(({ role }) => role === 'other');
  return (
    stage === 'connected' &&
    parties.some(({ role, state }) => role === 'customer' && state === 'left') &&
    (others.length === 0 || others.some(({ state }) => state !== 'left'))
  );
}
