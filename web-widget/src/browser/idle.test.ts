import { afterEach, expect, test, vi } from 'vitest';
import { whenIdle } from './idle';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('A call is made when the browser is idle, unless it is cancelled', () => {
  const waiting = new Map<number, () => void>();
  vi.stubGlobal('requestIdleCallback', (act: () => void) => waiting.set(waiting.size, act).size - 1);
  vi.stubGlobal('cancelIdleCallback', (request: number) => waiting.delete(request));
  const act = vi.fn();
  whenIdle(act);
  whenIdle(act)();
  for (const each of waiting.values()) each();
  expect(act).toHaveBeenCalledOnce();
});

test('In a browser that does not tell when it is idle it is made a little later', () => {
  vi.useFakeTimers();
  const act = vi.fn();
  whenIdle(act);
  whenIdle(act)();
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(act).toHaveBeenCalledOnce();
});
