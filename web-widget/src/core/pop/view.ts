import type { Entry } from '../ledger/ledger.js';
import type { Pop } from '../rules/decide.js';
import type { OverrideStep } from '../rules/step.js';
import type { Step } from '../trace/step.js';

/** The status of a contact's pop. */
export type PopStatus =
  /** No rule matched. */
  | 'none'
  /** A rule matched but its moment has not come. */
  | 'later'
  /** Held back as a chip to avoid disturbing another contact. */
  | 'waiting'
  /** The browser blocked the window; a click opens it. */
  | 'blocked'
  /** On the screen: the record, the card or the picker. */
  | 'opened'
  /** Popped before, or shown by another tab. */
  | 'elsewhere';

/** A contact as shown on the agent's page. */
export interface ContactView {
  readonly entry: Entry;
  readonly status: PopStatus;
  readonly pop: Pop | undefined;
  readonly trace: readonly Step[];
  /** The refused overrides of this contact. */
  readonly notices: readonly OverrideStep[];
  /** The record that the rules choose now, if the customer has changed and another record is open. */
  readonly changed?: Pop | undefined;
  /** Milliseconds from the rule's moment to the record. */
  readonly ms: number | undefined;
}

/** All contacts as shown on the agent's page. */
export interface ScreenPopView {
  /** The current contacts, oldest first. */
  readonly contacts: readonly ContactView[];
  /** Id of the contact in focus. */
  readonly focus: string | undefined;
  /** The last 20 contacts that have left, newest first. */
  readonly past: readonly ContactView[];
}
