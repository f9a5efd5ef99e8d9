import type { Reason } from '../core/reason.js';

/** One fault of screen-pop.json: its place and reason. */
export interface Fault extends Reason {
  /** The place, such as `rules[2].open.url`; empty for the file itself. */
  readonly at: string;
}
