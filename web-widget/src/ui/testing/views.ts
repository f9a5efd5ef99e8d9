import type { Contact, ContactView } from '../../core/index';
import { aContact } from '../../core/testing/contacts';

/** A contact as the page shows it. Tests pass only the differences. */
export function aView(
  contact: Partial<Contact> = {},
  { entry, ...view }: Partial<Omit<ContactView, 'entry'>> & { entry?: Partial<ContactView['entry']> } = {},
): ContactView {
  return {
    entry: {
      contact: aContact(contact),
      seenAt: 0,
      accepted: false,
      answered: false,
      outcome: undefined,
      milestones: [],
      ...entry,
    },
    status: 'none',
    pop: undefined,
    trace: [],
    notices: [],
    ms: undefined,
    ...view,
  };
}
