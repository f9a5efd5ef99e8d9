import type { Moment } from '../contact/moment.js';
import type { Template } from '../template/template.js';
import type { Condition } from './condition.js';

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
  /** Present if and only if the target is one of {@link addressTargets}. */
  readonly template: Template | undefined;
}
