import type { DecidingStep } from '../rules/step.js';

/** Why nothing was opened just now, or what the agent or the screen did. */
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
  /** Milliseconds from the source's event to the screen, on `opened`. */
  readonly ms?: number | undefined;
  readonly detail?: string | undefined;
}

/** A step of a contact's trace: what was decided, and what happened then. */
export type Step = DecidingStep | HappeningStep;
