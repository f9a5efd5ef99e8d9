import type { FaultCode, Reason } from '../core/reason.js';
import { readAddress } from '../core/template/address.js';
import { readTemplate } from '../core/template/template.js';
import type { Fault } from './fault.js';
import { readPattern } from './pattern.js';
import type {
  ChoiceShape,
  Dependence,
  ListShape,
  MapShape,
  NumberShape,
  ObjectShape,
  Shape,
  TextForm,
  Value,
} from './shape.js';

/** The context in which the texts of a file are checked. */
export interface Surroundings {
  readonly allowedOrigins: readonly string[];
  /** Whether a rule or template may name this field. */
  knows(name: string): boolean;
}

/**
 * Reads a JSON value by its shape. Collects every fault and continues with a usable value in place of the faulty one.
 */
export class Reader {
  readonly faults: Fault[] = [];
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  read<S extends Shape>(shape: S, value: unknown, at: string): Value<S> {
    return this.#read(shape, value, at) as Value<S>;
  }

  fault(at: string, why: FaultCode, value?: string): undefined {
    this.faults.push({ at, why, value });
    return undefined;
  }

  #read(shape: Shape, value: unknown, at: string): unknown {
    switch (shape.kind) {
      case 'text':
        return this.#text(shape.form, value, at);
      case 'number':
        return this.#number(shape, value, at);
      case 'choice':
        return this.#choice(shape, value, at);
      case 'list':
        return this.#list(shape, value, at);
      case 'map':
        return this.#map(shape, value, at);
      case 'object':
        return this.#members(shape, value, at);
      case 'variant':
        return this.#read(
          typeof value === 'string' ? shape.text : Array.isArray(value) ? shape.list : shape.object,
          value,
          at,
        );
    }
  }

  #text(form: TextForm, value: unknown, at: string): unknown {
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value === '') return this.fault(at, 'text');
    const read = this.#formed(form, value);
    return typeof read === 'object' && 'why' in read ? this.fault(at, read.why, read.value) : read;
  }

  #formed(form: TextForm, value: string): string | object | Reason {
    if (form === 'text') return value;
    if (form === 'pattern') return readPattern(value);
    if (form === 'template' || form === 'search') {
      const knows = (name: string) => (form === 'search' && name === 'query') || this.#around.knows(name);
      return readTemplate(value, this.#around.allowedOrigins, knows);
    }
    if (form === 'prefix') return /^\+[1-9]\d{0,14}$/.test(value) ? value : { why: 'prefix' };
    const address = readAddress(value);
    if ('why' in address) return address;
    if (form === 'address') return address.origin + address.rest;
    return /^\/?$/.test(address.rest) ? address.origin : { why: 'path' };
  }

  #number({ least, most, standard }: NumberShape, value: unknown, at: string): number {
    if (value === undefined) return standard;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    return this.fault(at, 'range', `${least} to ${most}`) ?? standard;
  }

  #choice({ of, standard }: ChoiceShape, value: unknown, at: string): unknown {
    if (of.includes(value as string)) return value;
    if (value === undefined && standard !== undefined) return standard;
    return this.fault(at, 'choice', of.join(', ')) ?? standard ?? of[0];
  }

  #list({ item, filled, unique }: ListShape<Shape>, value: unknown, at: string): unknown[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.fault(at, 'list') ?? [];
    if (filled && value.length === 0) this.fault(at, 'emptyList');
    const seen = new Set<unknown>();
    return value.map((each, index) => {
      const place = `${at}[${index}]`;
      const name = unique && each?.[unique];
      if (name && seen.has(name)) this.fault(`${place}.${unique}`, 'twice', String(name));
      seen.add(name);
      return this.#read(item, each, place);
    });
  }

  #map({ item }: MapShape<Shape>, value: unknown, at: string): object {
    const source = this.#object(value, at);
    return Object.fromEntries(
      Object.keys(source).map((name) => [name, this.#read(item, source[name], `${at}.${name}`)]),
    );
  }

  #members(shape: ObjectShape<Readonly<Record<string, Shape>>>, value: unknown, at: string): object {
    const source = this.#object(value, at);
    const place = (name: string) => (at ? `${at}.${name}` : name);
    const known = Object.entries(shape.members);
    const given = Object.keys(source);
    for (const name of given) {
      if (!Object.hasOwn(shape.members, name))
        this.fault(place(name), 'unknown', Object.keys(shape.members).join(', '));
    }
    if (shape.exactlyOne && given.length !== 1) this.fault(at, 'test');
    const own = (name: string) => (Object.hasOwn(source, name) ? source[name] : undefined);
    const read = known.map(([name, member]) => {
      const missing = own(name) === undefined;
      // A missing object or choice reports its own fault when it is read.
      if (missing && shape.required.includes(name) && (member.kind === 'text' || member.kind === 'list')) {
        this.fault(place(name), 'absent');
      }
      return [name, missing && shape.exactlyOne ? undefined : this.#read(member, own(name), place(name))];
    });
    if (shape.dependence) this.#depends(shape.dependence, source, place);
    return Object.fromEntries(read);
  }

  #depends({ member, on, values }: Dependence, source: Record<string, unknown>, place: (name: string) => string): void {
    const chosen = source[on];
    // A faulty choice is already reported; whether it needs the member is unknown.
    if (typeof chosen !== 'string') return;
    const missing = source[member] === undefined;
    if (values.includes(chosen) && missing) this.fault(place(member), 'target', chosen);
    if (!values.includes(chosen) && !missing) this.fault(place(member), 'noUse', chosen);
  }

  #object(value: unknown, at: string): Record<string, unknown> {
    if (value === undefined) return {};
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return this.fault(at, 'object') ?? {};
  }
}
