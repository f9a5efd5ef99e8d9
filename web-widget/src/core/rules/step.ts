import type { Moment } from '../contact/moment.js';
import type { Refusal } from '../reason.js';
import type { ConditionStep } from './condition.js';
import type { Target } from './rule.js';

/** A tried rule. Rules after the first match are not tried. */
export interface RuleStep {
  readonly kind: 'rule';
  readonly rule: string;
  readonly conditions: readonly ConditionStep[];
  readonly matched: boolean;
  /** Why a matching rule could not be used. */
  readonly problem?: Refusal | undefined;
}

/** Who set an attribute that overrides the rules. */
export type Wisher = 'flow' | 'handOver';

/** An attribute of the contact that overrides the rules; `refused` is the reason why it may not. */
export interface OverrideStep {
  readonly kind: 'override';
  readonly attribute: string;
  readonly value: string;
  readonly refused: Refusal | undefined;
  /** Who may have set it; absent if nobody may. */
  readonly by?: Wisher | undefined;
}

/** The decision. */
export interface DecisionStep {
  readonly kind: 'decision';
  readonly rule: string | undefined;
  readonly at: Moment | undefined;
  readonly target: Target;
  readonly url: string | undefined;
  /** The address without its values, which an export may show. */
  readonly template: string | undefined;
}

/** No rule matched. */
export interface NoRuleStep {
  readonly kind: 'happening';
  readonly what: 'noRule';
}

/** A step on the way to a decision. */
export type DecidingStep = RuleStep | OverrideStep | DecisionStep | NoRuleStep;
