import type { Reason } from '../core/reason.js';

/** One thing wrong with screen-pop.json: where, and why. */
export interface Fault extends Reason {
  /** Such as `rules[2].open.url`; empty for the file itself. */
  readonly at: string;
}
