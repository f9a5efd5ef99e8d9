import type { Entry } from '../ledger/ledger.js';
import type { Pop } from '../rules/decide.js';
import type { OverrideStep } from '../rules/step.js';
import type { Step } from '../trace/step.js';

/** How far the pop of a contact has come. */
export type PopStatus =
  /** No rule wants anything. */
  | 'none'
  /** A rule matched and waits for its moment. */
  | 'later'
  /** Held back as a chip so as not to disturb another contact. */
  | 'waiting'
  /** The browser refused the window; a click opens it. */
  | 'blocked'
  /** On the screen: the record, the card or the picker. */
  | 'opened'
  /** Popped before, or shown by another tab. */
  | 'elsewhere';

/** A contact as the agent's page shows it. */
export interface ContactView {
  readonly entry: Entry;
  readonly status: PopStatus;
  readonly pop: Pop | undefined;
  readonly trace: readonly Step[];
  /** Overrides of this contact that were refused. */
  readonly notices: readonly OverrideStep[];
  /** The record the rules choose now, where another one is on the screen: the customer has changed meanwhile. */
  readonly changed?: Pop | undefined;
  /** Milliseconds from the moment the rule asked for to the record. */
  readonly ms: number | undefined;
}

/** All contacts as the agent's page shows them. */
export interface ScreenPopView {
  /** Oldest first. */
  readonly contacts: readonly ContactView[];
  /** Id of the contact the agent looks at. */
  readonly focus: string | undefined;
  /** The last 20 contacts that have left, newest first. */
  readonly past: readonly ContactView[];
}
