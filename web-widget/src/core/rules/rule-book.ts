import type { Template } from '../template/template.js';
import type { Rule } from './rule.js';

/** The sources and addresses for which `popUrl`, `popTarget` and `popAt` count. Without addresses none count. */
export interface Overrides {
  /** The addresses that `popUrl` may have. A slot stands for one value: a path segment, or a value of the query. */
  readonly urls: readonly Template[];
  /**
   * Whether overrides of flows count. The flows must clear these attributes before they set them, so that a visitor's
   * own values do not survive. Default: `false`.
   */
  readonly byFlow: boolean;
  /**
   * Whether overrides of hand-overs count. A transferred contact carries the record that its last agent had open
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
