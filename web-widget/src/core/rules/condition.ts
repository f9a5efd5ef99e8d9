/** A checked regular expression. */
export interface Pattern {
  readonly source: string;
  /** Whether the pattern is found in the value. Takes time linear in the value's length, whatever the value. */
  test(value: string): boolean;
}

/** What a field's value is compared with. Comparison is exact: case and spaces count. */
export type Test =
  | { readonly equals: string }
  | { readonly in: readonly string[] }
  | { readonly matches: Pattern }
  | { readonly exists: boolean };

export interface Condition {
  readonly field: string;
  readonly test: Test;
}

/** A condition that was tried, and the value it was tried on. */
export interface ConditionStep extends Condition {
  readonly value: string | undefined;
  readonly held: boolean;
}

/** Longest value a pattern reads, in UTF-16 units. A 32 KB value cannot keep a pattern busy. */
const patternReach = 1024;

/** Tries one condition on a field's value. */
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
