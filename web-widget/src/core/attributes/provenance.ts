import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import type { AttributeDefinition, Contract } from './contract.js';

/** What the lookup answers about itself and about the dialed number, whoever calls and whatever it found. */
const notOfCustomer: readonly string[] = [
  'lookupStatus',
  'matchCount',
  'errorKind',
  'truncated',
  'lineStatus',
  'line',
  'lineGreeting',
  'linePop',
];

/** Whether the lookup found the customer, or several: only then are customer values the lookup's own. */
export function isFound(contact: Contact): boolean {
  const status = readField(contact, 'lookupStatus');
  return status === 'match' || status === 'multiple';
}

/** The value of an attribute that is the lookup's, if the lookup has set it. */
export function readFound(contact: Contact, name: string): string | undefined {
  const answered = readField(contact, 'lookupStatus') !== undefined;
  return answered && (notOfCustomer.includes(name) || isFound(contact)) ? readField(contact, name) : undefined;
}

/** The value of a field as far as it is known, and not merely said by whoever started the contact. */
export function readFact(contract: Contract, contact: Contact, name: string): string | undefined {
  const definition: AttributeDefinition | undefined = contract.get(name);
  // What nobody declared is a field of the service. A declaration that names no writer proves nothing.
  const writer = definition ? definition.writer : 'flow';
  if (writer === 'lookup') return readFound(contact, name);
  return writer === 'flow' ? readField(contact, name) : undefined;
}

/** How the one customer was found: by the contact's number or e-mail address, or by what the caller keyed in. */
export function foundBy(contact: Contact): 'number' | 'email' | 'keyed' | undefined {
  if (readField(contact, 'lookupStatus') !== 'match') return undefined;
  const key = readField(contact, 'matchedBy');
  if (key === 'number' || key === 'email' || key === 'keyed') return key;
  return contact.channel === 'email' ? 'email' : 'number';
}
