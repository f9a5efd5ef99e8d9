import type { DialSettings } from '../core/index';

/**
 * Satellite networks, shared-cost and premium services, and international networks: calls there cost
 * much, pay whoever asked for them, and reach no customer (ITU-T E.164 assigned codes; NANP 900 and 976).
 */
const neverCalled = ['+808', '+870', '+878', '+881', '+882', '+883', '+888', '+979', '+1900', '+1976'];

/** Which numbers are called for a click or a request, and how many in a minute. */
export class DialPolicy {
  readonly #settings: DialSettings;
  readonly #now: () => number;
  #times: number[] = [];

  constructor(settings: DialSettings, now: () => number = () => performance.now()) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Why a number may not be called, if it may not. A number that may be called counts towards the minute's most. */
  refuse(number: string): 'denied' | 'tooOften' | undefined {
    const { allow, deny, perMinute } = this.#settings;
    const begins = (prefix: string) => number.startsWith(prefix);
    if ([...neverCalled, ...deny].some(begins) || (allow.length > 0 && !allow.some(begins))) return 'denied';
    const now = this.#now();
    this.#times = this.#times.filter((time) => now - time < 60_000);
    if (this.#times.length >= perMinute) return 'tooOften';
    this.#times.push(now);
    return undefined;
  }
}
