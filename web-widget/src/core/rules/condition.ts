/** A checked regular expression. */
export interface Pattern {
  readonly source: string;
  /** Whether the value contains the pattern. Takes time linear in the value's length, for any value. */
  test(value: string): boolean;
}

/** The test of a field's value. Comparison is exact: case and spaces count. */
export type Test =
  | { readonly equals: string }
  | { readonly in: readonly string[] }
  | { readonly matches: Pattern }
  | { readonly exists: boolean };

export interface Condition {
  readonly field: string;
  readonly test: Test;
}

/** A condition with the value that it was tried on. */
export interface ConditionStep extends Condition {
  readonly value: string | undefined;
  readonly held: boolean;
}

/** The most UTF-16 units of a value that a pattern reads, so that a 32 KB value cannot keep it busy. */
const patternReach = 1024;

/** Tries one condition on the value of its field. */
export function tryCondition({ field, test }: Condition, value: string | undefined): ConditionStep {
  return { field, test, value, held: holds(test, value) };
}

function holds(test: Test, value: string | undefined): boolean {
  if ('exists' in test) return test.exists === (value !== undefined);
  if (value === undefined) return false;
  if ('equals' in test) return value === test.equals;
  if ('in' in test) return test.in.includes(value);
  return test.matches.test(value.slice(0, patternReach));
}
