import type { Template } from '../template/template.js';
import type { Rule } from './rule.js';

/** Whose `popUrl`, `popTarget` and `popAt` count, and for which addresses. Without addresses none count. */
export interface Overrides {
  /** The addresses that `popUrl` may have. A slot stands for one value: a path segment, or a value of the query. */
  readonly urls: readonly Template[];
  /**
   * Whether overrides of flows count: the flows clear these attributes before they set them, so a visitor's own do not
   * survive. Default: `false`.
   */
  readonly byFlow: boolean;
  /**
   * Whether overrides of hand-overs count: a transferred contact carries the record that its last agent had open
   * (`records.handOver`).
   */
  readonly byHandOver: boolean;
}

/** The rules and the overrides that a contact may make. A `Config` is one. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly allowedOrigins: readonly string[];
  readonly overrides: Overrides;
}
