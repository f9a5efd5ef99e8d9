import type { Contact } from './contact.js';

/** Fields the service reports. An attribute of the same name cannot stand in for them. */
export const serviceFields = ['contactId', 'initialContactId', 'channel', 'direction', 'queue'] as const;

/**
 * The value of a field in rules, templates and on the card. A blank value counts as missing: a flow
 * copies an absent `$.External` value as an empty text, and clears an attribute with a space.
 */
export function readField(contact: Contact, name: string): string | undefined {
  if ((serviceFields as readonly string[]).includes(name)) {
    return filled(contact[name as (typeof serviceFields)[number]]);
  }
  const own = Object.hasOwn(contact.attributes, name) ? filled(contact.attributes[name]) : undefined;
  if (own) return own;
  // Attributes the flow sets, with the service's own report as the fallback.
  if (name === 'callerNumber') return filled(contact.customerEndpoint);
  return name === 'dialedNumber' ? filled(contact.systemEndpoint) : undefined;
}

function filled(value: string | undefined): string | undefined {
  return value?.trim() ? value : undefined;
}

/**
 * The number the service says was dialed, when the attribute claims another one. The flow may have
 * been edited, or the contact may have come through a transfer; the agent should know either way.
 */
export function dialedNumberMismatch(contact: Contact): string | undefined {
  const reported = filled(contact.systemEndpoint);
  const claimed = readField(contact, 'dialedNumber');
  return reported && claimed !== reported ? reported : undefined;
}
