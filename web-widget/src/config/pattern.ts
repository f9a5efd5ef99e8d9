import type { Reason } from '../core/reason.js';

/** Longest pattern, in characters. A longer one is a program in disguise. */
const longestPattern = 200;

// `(a+)+`, `(a|b*)*`: exponential on the very values an attacker would send.
const explosive = /\([^)]*[*+}][^)]*\)[*+{]/;

/** A pattern of a rule, or why it cannot be used. */
export function readPattern(source: string): RegExp | Reason {
  if (source.length > longestPattern) return { why: 'long', value: String(longestPattern) };
  if (explosive.test(source)) return { why: 'nested' };
  try {
    return new RegExp(source, 'u');
  } catch {
    return { why: 'pattern' };
  }
}
