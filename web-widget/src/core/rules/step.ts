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

/** The source of an attribute that overrides the rules. */
export type Wisher = 'flow' | 'handOver';

/** An attribute of the contact that overrides the rules, or that may not: `refused` is then the reason. */
export interface OverrideStep {
  readonly kind: 'override';
  readonly attribute: string;
  readonly value: string;
  readonly refused: Refusal | undefined;
  /** The source of the attribute; absent if no source may set it. */
  readonly by?: Wisher | undefined;
}

/** The decision. */
export interface DecisionStep {
  readonly kind: 'decision';
  readonly rule: string | undefined;
  readonly at: Moment | undefined;
  readonly target: Target;
  readonly url: string | undefined;
  /** The address without its values. An export may show it. */
  readonly template: string | undefined;
}

/** No rule matched. */
export interface NoRuleStep {
  readonly kind: 'happening';
  readonly what: 'noRule';
}

/** A step on the way to a decision. */
export type DecidingStep = RuleStep | OverrideStep | DecisionStep | NoRuleStep;
