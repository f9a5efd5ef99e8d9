import type { Rule } from './rule.js';

/** What decides: the rules, and where an address may lead. A `Config` is one. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly allowedOrigins: readonly string[];
}
