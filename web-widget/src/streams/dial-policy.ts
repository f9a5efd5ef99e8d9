import type { DialSettings } from '../core/index';

/**
 * Satellite networks, shared-cost and premium services, and international networks. Calls to them are expensive, earn
 * money for a fraudster who requests them, and reach no customer (ITU-T E.164 assigned codes; NANP 900 and 976).
 */
const neverCalled = ['+808', '+870', '+878', '+881', '+882', '+883', '+888', '+979', '+1900'];

/** The exchange 976 of each North American area code is premium, whatever the area. */
const premiumExchange = /^\+1\d{3}976/;

/** Decides which numbers may be called for a click or a request, and how many in a minute. */
export class DialPolicy {
  readonly #settings: DialSettings;
  readonly #now: () => number;
  #times: number[] = [];

  constructor(settings: DialSettings, now: () => number = () => performance.now()) {
    this.#settings = settings;
    this.#now = now;
  }

  /** The reason to refuse a number, if any. An allowed number counts towards the limit per minute. */
  refuse(number: string): 'denied' | 'tooOften' | undefined {
    const { allow, deny, perMinute } = this.#settings;
    const begins = (prefix: string) => number.startsWith(prefix);
    const never = neverCalled.some(begins) || premiumExchange.test(number);
    if (never || deny.some(begins) || (allow.length > 0 && !allow.some(begins))) return 'denied';
    const now = this.#now();
    this.#times = this.#times.filter((time) => now - time < 60_000);
    if (this.#times.length >= perMinute) return 'tooOften';
    this.#times.push(now);
    return undefined;
  }
}
