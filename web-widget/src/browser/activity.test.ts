import { expect, test, vi } from 'vitest';
import { Activity } from './activity';

test('Work on the page and in a record is reported at most once a minute, and not after the end', () => {
  const page = new EventTarget();
  let time = 0;
  let told = 0;
  const activity = new Activity(
    () => told++,
    page,
    () => time,
  );
  for (const input of ['keydown', 'pointerdown', 'wheel']) page.dispatchEvent(new Event(input));
  expect(told).toBe(1);
  time = 59_999;
  activity.seen();
  expect(told).toBe(1);
  time = 60_000;
  activity.seen();
  expect(told).toBe(2);
  activity.stop();
  time = 200_000;
  page.dispatchEvent(new Event('keydown'));
  expect(told).toBe(2);
});

test('The first input is reported at any time of the clock', () => {
  const page = new EventTarget();
  vi.stubGlobal('document', page);
  const told = vi.fn();
  const activity = new Activity(told);
  page.dispatchEvent(new Event('wheel'));
  expect(told).toHaveBeenCalledTimes(1);
  activity.stop();
  vi.unstubAllGlobals();
});
