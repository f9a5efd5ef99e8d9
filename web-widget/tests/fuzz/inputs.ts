import fc from 'fast-check';
import { recordOrigin } from '../../src/core/testing/configs';

/** Inputs for each parser: `npm run fuzz --workspace web-widget` sends a million, FUZZ_RUNS any other number. */
export const numRuns = Number(process.env.FUZZ_RUNS ?? (process.env.MODE === 'fuzz' ? 1_000_000 : 2_000));

/** The timeout of a test only catches a hang. */
export const limit = 60_000 + 10 * numRuns;

/** Texts that a visitor, a record system or another page may send. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...'./\\%2eE{}?|#@:;[]$\u202e\r\n\0 a'), maxLength: 40 }),
  fc.constantFrom(
    'javascript:alert(1)',
    '//evil.example.test',
    '__proto__',
    'constructor',
    'toString',
    '${RecordUrl}',
    '\ud800',
    '\u{e0041}',
    '',
  ),
);

/** JSON values that may stand at any place of a file. */
export const hostileValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  hostileText,
  hostileText.map((rest) => recordOrigin + rest),
);

/** Values that a message may carry: everything that the structured clone copies. */
export const clonedValue = fc.oneof(
  hostileValue,
  fc.constantFrom(undefined, Number.NaN, 7n, new Date(Number.NaN), new Map(), new Set(), new Uint8Array(2)),
  fc.constantFrom({ toString: 1, valueOf: 1 }, { toString: null }, Object.create(null), [[['+14155550100']]]),
);

/** A text with up to three pieces replaced by hostile ones. */
export function damaged(text: string): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat(text.length), fc.nat(12), hostileText);
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    let changed = text;
    for (const [at, length, by] of changes) changed = changed.slice(0, at) + by + changed.slice(at + length);
    return changed;
  });
}

/** Sends {@link numRuns} inputs. */
export function everyInput<T>(inputs: fc.Arbitrary<T>, check: (input: T) => void): void {
  fc.assert(
    fc.property(inputs, (input) => {
      check(input);
    }),
    { numRuns },
  );
}
