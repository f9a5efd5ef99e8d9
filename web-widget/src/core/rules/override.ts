import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import { type Moment, moments } from '../contact/moment.js';
import type { Refusal } from '../reason.js';
import { readAllowed, refuseRest } from '../template/address.js';
import { matchesTemplate } from '../template/match.js';
import { type Target, targets } from './rule.js';
import type { RuleBook } from './rule-book.js';
import type { OverrideStep, Wisher } from './step.js';

/** The allowed overrides from the contact's own attributes. */
export interface Override {
  readonly by?: Wisher | undefined;
  readonly url?: string | undefined;
  readonly target?: Target | undefined;
  readonly at?: Moment | undefined;
  readonly steps: readonly OverrideStep[];
}

/**
 * Reads `popUrl`, `popTarget` and `popAt`. They count only if screen-pop.json grants it, because the customer who starts
 * a contact can set attributes. The page shows a refused override, and the rules decide as if it were absent.
 */
export function readOverride(book: RuleBook, contact: Contact): Override {
  const steps: OverrideStep[] = [];
  const by = wisherOf(book, contact);
  const ask = <T extends string>(attribute: string, check: (value: string) => T | Refusal) => {
    const value = readField(contact, attribute);
    if (value === undefined) return undefined;
    const checked: T | Refusal = by ? check(value) : { why: 'granted' };
    const refused = typeof checked === 'string' ? undefined : checked;
    steps.push({ kind: 'override', attribute, value, refused, by });
    return typeof checked === 'string' ? checked : undefined;
  };
  const oneOf =
    <T extends string>(choices: readonly T[]) =>
    (value: string): T | Refusal =>
      choices.find((choice) => choice === value) ?? { why: 'choice', value: choices.join(', ') };

  const url = ask('popUrl', (value) => checkWish(book, value));
  const at = ask('popAt', oneOf(moments));
  const target = ask('popTarget', oneOf(targets));
  return { url, at, target, by, steps };
}

/** The source of this contact's overrides; `undefined` if no source may set them. */
function wisherOf({ overrides }: RuleBook, contact: Contact): Wisher | undefined {
  if (overrides.urls.length === 0) return undefined;
  if (contact.direction === 'transfer' && overrides.byHandOver) return 'handOver';
  return overrides.byFlow ? 'flow' : undefined;
}

function checkWish(book: RuleBook, value: string): string | Refusal {
  const url = checkAddress(book, value);
  if (typeof url !== 'string') return url;
  return book.overrides.urls.some((template) => matchesTemplate(template, url)) ? url : { why: 'listed' };
}

/** The normalized address to open, or the reason to refuse it. */
export function checkAddress(book: Pick<RuleBook, 'allowedOrigins'>, value: string): string | Refusal {
  const address = readAllowed(value, book.allowedOrigins);
  return 'why' in address ? address : (refuseRest(address.rest) ?? address.origin + address.rest);
}
