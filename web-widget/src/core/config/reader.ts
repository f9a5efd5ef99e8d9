import type { FaultCode } from '../reason.js';
import type { Fault } from './fault.js';

/**
 * Walks a JSON value and collects every fault instead of stopping at the first. Each method
 * returns something usable even when it found a fault, so that reading can go on.
 */
export class Reader {
  readonly value: unknown;
  readonly at: string;
  readonly faults: Fault[];

  constructor(value: unknown, at: string, faults: Fault[]) {
    this.value = value;
    this.at = at;
    this.faults = faults;
  }

  fault(why: FaultCode, value?: string): undefined {
    this.faults.push({ at: this.at, why, value });
    return undefined;
  }

  get missing(): boolean {
    return this.value === undefined;
  }

  /** Itself; a fault when it is not there. */
  required(): this {
    if (this.missing) this.fault('absent');
    return this;
  }

  /** The members of an object; names outside `known` are faults, with the nearest known name. */
  members<Name extends string>(...known: readonly Name[]): Record<Name, Reader> {
    const source = this.#object();
    for (const name of Object.keys(source)) {
      if (!(known as readonly string[]).includes(name)) {
        this.#member(source, name).fault('unknown', known.join(', '));
      }
    }
    return Object.fromEntries(known.map((name) => [name, this.#member(source, name)])) as Record<Name, Reader>;
  }

  /** All members of an object that has no fixed names. */
  entries(): [string, Reader][] {
    const source = this.#object();
    return Object.keys(source).map((name) => [name, this.#member(source, name)]);
  }

  items(): Reader[] {
    if (this.missing) return [];
    if (!Array.isArray(this.value)) return this.fault('list') ?? [];
    return this.value.map((item, index) => new Reader(item, `${this.at}[${index}]`, this.faults));
  }

  text(): string | undefined {
    if (typeof this.value === 'string' && this.value !== '') return this.value;
    return this.fault(this.missing ? 'absent' : 'text');
  }

  optionalText(): string | undefined {
    return this.missing ? undefined : this.text();
  }

  choice<T extends string | number | boolean>(choices: readonly T[], standard?: T): T {
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined && !(this.missing && standard !== undefined)) {
      this.fault('choice', choices.join(', '));
    }
    return found ?? standard ?? (choices[0] as T);
  }

  number(least: number, most: number, standard: number): number {
    if (this.missing) return standard;
    const { value } = this;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    return this.fault('range', `${least} to ${most}`) ?? standard;
  }

  #object(): Record<string, unknown> {
    if (this.missing) return {};
    const { value } = this;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return this.fault('object') ?? {};
  }

  #member(source: Record<string, unknown>, name: string): Reader {
    const value = Object.hasOwn(source, name) ? source[name] : undefined;
    return new Reader(value, this.at ? `${this.at}.${name}` : name, this.faults);
  }
}
