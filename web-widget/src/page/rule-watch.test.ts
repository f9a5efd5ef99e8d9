import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConfigState } from './config-file';
import { RuleWatch } from './rule-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('New rules apply within a minute of being idle, once, and never during a contact', async () => {
  const [first, second]: ConfigState[] = [
    { config: undefined, faults: [] },
    { config: undefined, faults: ['x'] },
  ];
  let state = first as ConfigState;
  let idle = true;
  const told: ConfigState[] = [];
  const load = vi.fn(async () => state);
  const watch = new RuleWatch(
    { load },
    () => idle,
    (changed) => told.push(changed),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([first]);
  idle = false;
  state = second as ConfigState;
  await vi.advanceTimersByTimeAsync(180_000);
  expect([told.length, load.mock.calls.length]).toEqual([1, 2]);
  // A call arrives while the file is read.
  idle = true;
  load.mockImplementationOnce(async () => {
    idle = false;
    return state;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toHaveLength(1);
  idle = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([first, second]);
  watch.stop();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(load).toHaveBeenCalledTimes(4);
});
