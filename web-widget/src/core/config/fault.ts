/** One thing wrong with screen-pop.json: where, what, and by that the remedy. */
export interface Fault {
  /** Such as `rules[2].open.url`. */
  readonly at: string;
  readonly message: string;
}

export function faultText({ at, message }: Fault): string {
  return `${at || 'screen-pop.json'}: ${message}`;
}
