import type { Contact } from '../index';

/** A ringing call of a known customer. Tests pass only the differences. */
export function aContact(different: Partial<Contact> = {}): Contact {
  return {
    contactId: 'contact-1',
    channel: 'voice',
    direction: 'inbound',
    stage: 'ringing',
    queue: 'Support',
    customerEndpoint: '+14155550100',
    systemEndpoint: '+18005550199',
    ...different,
    attributes: {
      lookupStatus: 'match',
      customerId: 'C-1001',
      customerName: 'Jane Doe',
      line: 'Acme Support',
      dialedNumber: '+18005550199',
      callerNumber: '+14155550100',
      ...different.attributes,
    },
  };
}
