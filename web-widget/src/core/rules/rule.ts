import type { Template } from '../template/template.js';
import type { Condition } from './condition.js';

/** When a rule pops. `ended` is the end of a conversation, for wrap-up forms. */
export const moments = ['ringing', 'accepted', 'connected', 'ended'] as const;
export type Moment = (typeof moments)[number];

/**
 * Where a record opens: a `frame` of the page, a `tab` (one named window, reused), the `host` page
 * that embeds the widget, the contact's own `card`, the `picker` of candidates, or `none`.
 */
export const targets = ['frame', 'tab', 'host', 'card', 'picker', 'none'] as const;
export type Target = (typeof targets)[number];

/** Targets that need an address. */
export const addressTargets: readonly Target[] = ['frame', 'tab', 'host'];

export interface Rule {
  readonly name: string;
  readonly when: readonly Condition[];
  readonly at: Moment;
  readonly target: Target;
  /** Present exactly when the target is one of {@link addressTargets}. */
  readonly template: Template | undefined;
}
