import type { Template } from '../template/template.js';
import type { Rule } from './rule.js';

/** Whose `popUrl`, `popTarget` and `popAt` count, and for which addresses. Without addresses nobody's do. */
export interface Overrides {
  /** Where `popUrl` may lead. A slot stands for one value: a path segment, or a value of the query. */
  readonly urls: readonly Template[];
  /** The flows clear these attributes before they set them, so that a visitor's own do not survive. Default: `false`. */
  readonly byFlow: boolean;
  /** A contact that was passed on carries the record its last agent had open (`records.handOver`). */
  readonly byHandOver: boolean;
}

/** What decides: the rules, and what a contact may change about them. A `Config` is one. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly allowedOrigins: readonly string[];
  readonly overrides: Overrides;
}
