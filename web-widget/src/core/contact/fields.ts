import type { Contact } from './contact.js';

/** The fields that the service reports. An attribute of the same name cannot replace them. */
export const serviceFields = ['contactId', 'initialContactId', 'channel', 'direction', 'queue'] as const;

/**
 * The value of a field in rules, templates and on the card. A blank value counts as missing: a flow copies an absent
 * `$.External` value as empty text, and clears an attribute with a space.
 */
export function readField(contact: Contact, name: string): string | undefined {
  if ((serviceFields as readonly string[]).includes(name)) {
    return filled(contact[name as (typeof serviceFields)[number]]);
  }
  const own = Object.hasOwn(contact.attributes, name) ? filled(contact.attributes[name]) : undefined;
  if (own) return own;
  // Attributes of the flow, which fall back to the service's own report.
  if (name === 'callerNumber') return filled(contact.customerEndpoint);
  return name === 'dialedNumber' ? filled(contact.systemEndpoint) : undefined;
}

function filled(value: string | undefined): string | undefined {
  return value?.trim() ? value : undefined;
}

/**
 * The dialed number according to the service, if the attribute differs. The flow may have been edited, or the contact
 * may have been transferred; the agent should know either way.
 */
export function dialedNumberMismatch(contact: Contact): string | undefined {
  const reported = filled(contact.systemEndpoint);
  const claimed = readField(contact, 'dialedNumber');
  return reported && claimed !== reported ? reported : undefined;
}
