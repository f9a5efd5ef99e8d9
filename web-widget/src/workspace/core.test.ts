import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordOrigin } from '../core/testing/configs';
import { type Topic, topics } from './port';
import { popping } from './testing/popping';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answers = () => vi.advanceTimersByTimeAsync(0);

describe('The core on the agent workspace', () => {
  test('7, 9: one contact pops once, however its events repeat', async () => {
    const { workspace, opened, pops } = popping();
    for (const topic of Object.keys(topics) as Topic[]) {
      if (topics[topic] === 'gone') continue;
      workspace.fire(topic, 'call', { type: 'voice' });
      await answers();
      workspace.fire(topic, 'call', { type: 'voice' });
      await answers();
    }
    expect(opened.map(({ url }) => url)).toEqual([`${recordOrigin}/customers/C-1001`]);
    workspace.fire('contact/destroy', 'call');
    workspace.fire('contact/cleared', 'call');
    expect(pops.view.contacts).toEqual([]);
  });

  test('a thousand contacts leave nothing behind', async () => {
    const { workspace, pops } = popping();
    for (let i = 0; i < 1_000; i++) {
      workspace.fire('contact/connecting', `c-${i}`);
      await answers();
      workspace.fire('contact/cleared', `c-${i}`);
    }
    expect(pops.view.contacts).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(workspace.handlers).toBe(Object.keys(topics).length);
  });
});
