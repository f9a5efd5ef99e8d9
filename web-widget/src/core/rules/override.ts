import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import { type Moment, moments } from '../contact/moment.js';
import type { Refusal } from '../reason.js';
import { readAllowed, refuseRest } from '../template/address.js';
import { type Target, targets } from './rule.js';
import type { RuleBook } from './rule-book.js';
import type { OverrideStep } from './step.js';

/** What the contact's own attributes ask for, as far as it is allowed. */
export interface Override {
  readonly url?: string | undefined;
  readonly target?: Target | undefined;
  readonly at?: Moment | undefined;
  readonly steps: readonly OverrideStep[];
}

/**
 * Reads `popUrl`, `popTarget` and `popAt`. A bad value is refused with a reason the agent sees,
 * and the rules decide as if it were not there.
 */
export function readOverride(book: RuleBook, contact: Contact): Override {
  const steps: OverrideStep[] = [];
  const ask = <T extends string>(attribute: string, check: (value: string) => T | Refusal) => {
    const value = readField(contact, attribute);
    if (value === undefined) return undefined;
    const checked = check(value);
    const refused = typeof checked === 'string' ? undefined : checked;
    steps.push({ kind: 'override', attribute, value, refused });
    return typeof checked === 'string' ? checked : undefined;
  };
  const oneOf =
    <T extends string>(choices: readonly T[]) =>
    (value: string): T | Refusal =>
      choices.find((choice) => choice === value) ?? { why: 'choice', value: choices.join(', ') };

  const url = ask('popUrl', (value) => checkAddress(book, value));
  const at = ask('popAt', oneOf(moments));
  const target = ask('popTarget', oneOf(targets));
  return { url, at, target, steps };
}

/** The address as it may be opened, or why it may not. */
export function checkAddress(book: RuleBook, value: string): string | Refusal {
  const address = readAllowed(value, book.allowedOrigins);
  return 'why' in address ? address : (refuseRest(address.rest) ?? address.origin + address.rest);
}
