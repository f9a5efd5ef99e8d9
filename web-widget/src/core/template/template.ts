import type { Reason, Refusal } from '../reason.js';
import { readAllowed, refuseRest } from './address.js';

/** A slot of a template, filled with a value. */
interface Slot {
  readonly name: string;
  /** The text for a missing value; without a fallback the value is required. */
  readonly fallback: string | undefined;
}

/** A checked address with slots. Slots are in path, query or hash, never before. */
export interface Template {
  readonly text: string;
  readonly origin: string;
  readonly parts: readonly (string | Slot)[];
}

/** The result of filling a template. */
export type Filled = { readonly url: string } | { readonly problem: Refusal };

/**
 * Reads `https://crm.example.test/customers/{customerId}?tier={customerTier?}&line={line|none}`:
 * `{name}` needs a value, `{name?}` may be empty, `{name|text}` falls back to the text.
 *
 * @returns the template, or its fault.
 */
export function readTemplate(
  text: string,
  allowedOrigins: readonly string[],
  knows: (name: string) => boolean,
): Template | Reason {
  const address = readAllowed(text, allowedOrigins);
  if ('why' in address) return address;
  const { origin, rest } = address;

  const parts: (string | Slot)[] = [];
  for (const [index, piece] of rest.split(/\{([^{}]*)\}/).entries()) {
    if (index % 2 === 0) {
      parts.push(piece);
      continue;
    }
    const [, name, optional, fallback] = /^([\w-]+)(?:(\?)|\|(.*))?$/s.exec(piece) ?? [];
    if (!name) return { why: 'slot', value: `{${piece}}` };
    if (!knows(name)) return { why: 'undeclared', value: name };
    parts.push({ name, fallback: optional ? '' : fallback });
  }
  const literal = parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
  return refuseRest(literal) ?? { text, origin, parts };
}

/** Fills every slot. Values are always percent-encoded. */
export function fillTemplate(template: Template, read: (name: string) => string | undefined): Filled {
  let rest = '';
  for (const part of template.parts) {
    if (typeof part === 'string') {
      rest += part;
      continue;
    }
    const value = read(part.name) ?? part.fallback;
    if (value === undefined) return { problem: { why: 'missing', value: part.name } };
    rest += encode(value);
  }
  const problem = refuseRest(rest);
  return problem ? { problem } : { url: template.origin + rest };
}

/** Encodes like encodeURIComponent, and also encodes `!'()*`. A lone surrogate becomes U+FFFD instead of an error. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
