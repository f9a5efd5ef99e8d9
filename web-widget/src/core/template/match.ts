import type { Template } from './template.js';

/** The characters that separate the values of an address. */
const separator = /[/?#&=]/;

/**
 * Whether the template could have been filled to this address. A slot takes everything up to the next separator, at
 * least one character. There is one way to match, so it takes linear time.
 */
export function matchesTemplate({ origin, parts }: Template, url: string): boolean {
  if (!url.startsWith(origin)) return false;
  let rest = url.slice(origin.length);
  for (const part of parts) {
    if (typeof part === 'string') {
      if (!rest.startsWith(part)) return false;
      rest = rest.slice(part.length);
    } else {
      const end = rest.search(separator);
      const value = end < 0 ? rest : rest.slice(0, end);
      if (value === '') return false;
      rest = rest.slice(value.length);
    }
  }
  return rest === '';
}
