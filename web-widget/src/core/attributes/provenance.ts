import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import type { AttributeDefinition, Contract } from './contract.js';

/** The lookup's attributes about itself and the dialed number, which it sets for every caller. */
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

/** Whether the lookup found one or more customers. Only then do the customer values come from the lookup. */
export function isFound(contact: Contact): boolean {
  const status = readField(contact, 'lookupStatus');
  return status === 'match' || status === 'multiple';
}

/** The value of one of the lookup's attributes, if the lookup has set it. */
export function readFound(contact: Contact, name: string): string | undefined {
  const answered = readField(contact, 'lookupStatus') !== undefined;
  return answered && (notOfCustomer.includes(name) || isFound(contact)) ? readField(contact, name) : undefined;
}

/** The value of a field if it is a fact; `undefined` if the customer may have set it. */
export function readFact(contract: Contract, contact: Contact, name: string): string | undefined {
  const definition: AttributeDefinition | undefined = contract.get(name);
  // An undeclared name is a service field. A declaration without a writer proves nothing.
  const writer = definition ? definition.writer : 'flow';
  if (writer === 'lookup') return readFound(contact, name);
  return writer === 'flow' ? readField(contact, name) : undefined;
}

/** How the lookup found its one match: by the contact's number or e-mail address, or by the caller's keyed input. */
export function foundBy(contact: Contact): 'number' | 'email' | 'keyed' | undefined {
  if (readField(contact, 'lookupStatus') !== 'match') return undefined;
  const key = readField(contact, 'matchedBy');
  if (key === 'number' || key === 'email' || key === 'keyed') return key;
  return contact.channel === 'email' ? 'email' : 'number';
}
