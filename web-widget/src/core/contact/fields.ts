import type { Contact } from './contact.js';

/** Fields the service reports. An attribute of the same name cannot stand in for them. */
export const serviceFields = ['contactId', 'initialContactId', 'channel', 'direction', 'queue'] as const;

/** Said of a name in a rule or template that means nothing. */
export const undeclared = 'is neither a field of the contact nor a declared attribute';

/** Attributes the flow sets, with the service's own report as the fallback. */
const endpointFields = {
  callerNumber: 'customerEndpoint',
  dialedNumber: 'systemEndpoint',
} as const;

/**
 * The value of a field in rules and templates. An empty value counts as missing, so that a flow
 * which copies an absent `$.External` value does not look like a match.
 */
export function readField(contact: Contact, name: string): string | undefined {
  if ((serviceFields as readonly string[]).includes(name)) {
    return contact[name as (typeof serviceFields)[number]] || undefined;
  }
  const own = Object.hasOwn(contact.attributes, name) ? contact.attributes[name] : undefined;
  if (own) return own;
  return Object.hasOwn(endpointFields, name)
    ? contact[endpointFields[name as keyof typeof endpointFields]] || undefined
    : undefined;
}

/**
 * The number the service says was dialed, when the attribute claims another one. The flow may have
 * been edited, or the contact may have come through a transfer; the agent should know either way.
 */
export function dialedNumberMismatch(contact: Contact): string | undefined {
  const { dialedNumber } = contact.attributes;
  const reported = contact.systemEndpoint;
  return dialedNumber && reported && dialedNumber !== reported ? reported : undefined;
}
