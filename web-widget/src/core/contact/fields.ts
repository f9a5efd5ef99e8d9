import type { Contact } from './contact.js';

/** Fields the service reports. An attribute of the same name cannot stand in for them. */
export const serviceFields = ['contactId', 'initialContactId', 'channel', 'direction', 'queue'] as const;

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
  // Attributes the flow sets, with the service's own report as the fallback.
  if (name === 'callerNumber') return contact.customerEndpoint || undefined;
  return name === 'dialedNumber' ? contact.systemEndpoint || undefined : undefined;
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
