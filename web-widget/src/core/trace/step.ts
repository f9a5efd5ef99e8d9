import type { Refusal } from '../reason.js';
import type { Test } from '../rules/condition.js';
import type { Moment, Target } from '../rules/rule.js';

/** One condition as it was tried. */
export interface ConditionStep {
  readonly field: string;
  readonly test: Test;
  readonly value: string | undefined;
  readonly held: boolean;
}

/** A rule that was tried; rules after the first match are not. */
export interface RuleStep {
  readonly kind: 'rule';
  readonly rule: string;
  readonly conditions: readonly ConditionStep[];
  readonly matched: boolean;
  /** Why a rule whose conditions held could not be used. */
  readonly problem?: Refusal | undefined;
}

/** An attribute of the contact that overrides the rules; `refused` says why it may not. */
export interface OverrideStep {
  readonly kind: 'override';
  readonly attribute: string;
  readonly value: string;
  readonly refused: Refusal | undefined;
}

/** What was decided. */
export interface DecisionStep {
  readonly kind: 'decision';
  readonly rule: string | undefined;
  readonly at: Moment | undefined;
  readonly target: Target;
  readonly url: string | undefined;
  /** The address before its values were filled in: what an export may show. */
  readonly template: string | undefined;
}

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

export type Step = RuleStep | OverrideStep | DecisionStep | HappeningStep;
