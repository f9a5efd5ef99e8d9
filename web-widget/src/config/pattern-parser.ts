import type { Reason } from '../core/reason.js';

/** A pattern as a tree. */
export type PatternNode =
  /** One character: the source of a letter, a class or an escape. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'assertion'; readonly source: '^' | '$' | '\\b' | '\\B' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

const assertions = /(?:[\^$]|\\[bB])/y;
// Matches surrogate pairs, \u{…}, \uXXXX, \xXX, \cX, \p{…}, and any other escape of one character.
const escapes = /\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|u\{\w+\}|u\w{4}|x\w\w|c\w|[pP]\{[^}]*\}|.)/uy;
const classes = /\[(?:\\.|[^\]\\])*\]/uy;
const groups = /\((?:\?:|\?<[^=!>][^>]*>)?(?!\?)/y;
const quantifiers = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;
const unsupported = /\\(?:[1-9]\d*|k<[^>]*>)|\(\?[^)]{0,3}/y;

/** Parses a pattern that `new RegExp(source, 'u')` accepts. */
export function parsePattern(source: string): PatternNode | Reason {
  let at = 0;
  let unknown: string | undefined;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };

  const choice = (): PatternNode => {
    const branches = [sequence()];
    while (source[at] === '|') {
      at++;
      branches.push(sequence());
    }
    return branches.length === 1 ? (branches[0] as PatternNode) : { kind: 'choice', branches };
  };

  const sequence = (): PatternNode => {
    const parts: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()));
    return { kind: 'sequence', parts };
  };

  const repeated = (part: PatternNode): PatternNode => {
    const found = take(quantifiers);
    if (!found) return part;
    const [, sign, least, comma, most] = found;
    if (sign)
      return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
    return {
      kind: 'repeat',
      part,
      least: Number(least),
      most: most ? Number(most) : comma ? Number.POSITIVE_INFINITY : Number(least),
    };
  };

  const atom = (): PatternNode => {
    const assertion = take(assertions);
    if (assertion) return { kind: 'assertion', source: assertion[0] as '^' };
    if (take(groups)) {
      const inner = choice();
      at++;
      return inner;
    }
    const other = take(unsupported);
    if (other) {
      unknown ??= other[0];
      return { kind: 'sequence', parts: [] };
    }
    const character = take(classes) ?? take(escapes) ?? take(/./suy);
    return { kind: 'character', source: (character as RegExpExecArray)[0] };
  };

  const parsed = choice();
  return unknown === undefined ? parsed : { why: 'syntax', value: unknown };
}
