import type { DecidingStep } from '../rules/step.js';

/** The reason why nothing opened, or an act of the agent or the screen. */
export type Happening =
  | 'noRule'
  | 'notYet'
  | 'monitoring'
  | 'over'
  | 'alreadyPopped'
  | 'otherTab'
  | 'otherContact'
  | 'tooMany'
  | 'opened'
  | 'openedByClick'
  | 'shown'
  | 'blocked'
  | 'refused'
  | 'restored'
  | 'picked'
  | 'create'
  | 'search'
  | 'clicked';

export interface HappeningStep {
  readonly kind: 'happening';
  readonly what: Happening;
  /** For `opened`: milliseconds from the source's event to the screen. */
  readonly ms?: number | undefined;
  readonly detail?: string | undefined;
}

/** A step of a contact's trace: a decision, or what happened afterwards. */
export type Step = DecidingStep | HappeningStep;
