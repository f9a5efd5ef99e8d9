import { channels, directions } from '../core/contact/contact.js';
import type { Condition, Test } from '../core/rules/condition.js';
import type { fileShape } from './file-shape.js';
import type { Reader, Surroundings } from './reader.js';
import type { Value } from './shape.js';

type RuleValue = Value<typeof fileShape>['rules'][number];
type TestValue = RuleValue['when'][string];

/** The possible values of service fields. A rule that compares with another value would never match. */
const fixedValues: Readonly<Record<string, readonly string[]>> = { channel: channels, direction: directions };

/** Reads the conditions of a rule. An undeclared field or an impossible value is a fault. */
export function readConditions(when: RuleValue['when'], at: string, reader: Reader, around: Surroundings): Condition[] {
  return Object.entries(when).map(([field, value]) => {
    const place = `${at}.${field}`;
    if (!around.knows(field)) reader.fault(place, 'undeclared', field);
    const test = testOf(value);
    const possible = Object.hasOwn(fixedValues, field) ? fixedValues[field] : undefined;
    const asked = 'equals' in test ? [test.equals] : 'in' in test ? test.in : [];
    if (possible && !asked.every((each) => possible.includes(each))) reader.fault(place, 'choice', possible.join(', '));
    return { field, test };
  });
}

/** The test of a condition. The result for a faulty value is never used, because the fault is already reported. */
function testOf(value: TestValue | undefined): Test {
  if (typeof value === 'string') return { equals: value };
  if (value === undefined || isList(value)) return { in: value ?? [] };
  const { equals, in: list, matches, exists } = value;
  if (matches) return { matches };
  if (list) return { in: list };
  return equals === undefined ? { exists } : { equals };
}

function isList(value: TestValue): value is readonly string[] {
  return Array.isArray(value);
}
