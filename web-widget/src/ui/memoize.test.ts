import { expect, test } from 'vitest';
import { memoize } from './memoize';

function counted(limit?: number) {
  const made: string[] = [];
  const joined = memoize((...keys: readonly string[]) => {
    made.push(keys.join('+'));
    return keys.join('+') || undefined;
  }, limit);
  return { made, joined };
}

test('makes each result once', () => {
  const { made, joined } = counted();

  expect([joined('a', 'b'), joined('a', 'b'), joined('b', 'a')]).toEqual(['a+b', 'a+b', 'b+a']);
  expect(made).toEqual(['a+b', 'b+a']);
});

test('remembers that there is no result', () => {
  const { made, joined } = counted();

  expect([joined(), joined()]).toEqual([undefined, undefined]);
  expect(made).toHaveLength(1);
});

test('forgets the oldest result at its limit', () => {
  const { made, joined } = counted(2);

  for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) joined(key);

  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
