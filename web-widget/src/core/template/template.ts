import { undeclared } from '../contact/fields.js';
import { readAddress, refuseRest, unfilled } from './address.js';

/** A place in a template that takes a value. */
interface Slot {
  readonly name: string;
  /** Stands in for a missing value; without one the template needs the value. */
  readonly fallback: string | undefined;
}

/** A checked address with slots. Slots stand in path, query or hash, never before. */
export interface Template {
  readonly text: string;
  readonly origin: string;
  readonly parts: readonly (string | Slot)[];
}

/** What became of a template. */
export type Filled = { readonly url: string } | { readonly problem: string };

/**
 * Reads `https://crm.example.test/customers/{customerId}?tier={customerTier?}&line={line|none}`:
 * `{name}` needs a value, `{name?}` may be empty, `{name|text}` falls back to the text.
 *
 * @returns the template, or what is wrong with it as the end of a sentence.
 */
export function readTemplate(
  text: string,
  allowedOrigins: readonly string[],
  knows: (name: string) => boolean,
): Template | string {
  if (text.includes('${')) return unfilled;
  const address = readAddress(text);
  if (typeof address === 'string') return address;
  const { origin, rest } = address;
  if (!allowedOrigins.includes(origin)) return `leads to ${origin}, which is not in allowedOrigins`;

  const parts: (string | Slot)[] = [];
  for (const [index, piece] of rest.split(/\{([^{}]*)\}/).entries()) {
    if (index % 2 === 0) {
      parts.push(piece);
      continue;
    }
    const [, name, optional, fallback] = /^([\w-]+)(?:(\?)|\|(.*))?$/s.exec(piece) ?? [];
    if (!name) return `has {${piece}}, which is not {name}, {name?} or {name|text}`;
    if (!knows(name)) return `has {${name}}, which ${undeclared}`;
    parts.push({ name, fallback: optional ? '' : fallback });
  }
  const literal = parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
  const refused = refuseRest(literal);
  return refused ?? { text, origin, parts };
}

/** Fills every slot, percent-encoded: there is no way to leave a value as it is. */
export function fillTemplate(template: Template, read: (name: string) => string | undefined): Filled {
  let rest = '';
  for (const part of template.parts) {
    if (typeof part === 'string') {
      rest += part;
      continue;
    }
    const value = read(part.name) ?? part.fallback;
    if (value === undefined) return { problem: `needs ${part.name}, which is missing` };
    rest += encode(value);
  }
  const refused = refuseRest(rest);
  return refused ? { problem: `the address ${refused}` } : { url: template.origin + rest };
}

/** encodeURIComponent, also for the characters it leaves and for lone surrogates it throws on. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
