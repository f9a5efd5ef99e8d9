import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Streams } from '../streams/library';
import { aBrowserPage } from './testing/a-page';

beforeEach(() => void aBrowserPage());
afterEach(() => vi.unstubAllGlobals());

test('An audio device that the agent chooses is kept in this browser for the page after a reload', async () => {
  const { createControls } = await import('./controls');
  const agent = new Proxy(
    { getNetworkConnectionStatus: async () => ({}), getContacts: () => [], getAgentStates: () => [] },
    { get: (own, name: string) => Reflect.get(own, name) ?? (() => ({ unsubscribe() {} })) },
  );
  const library = {
    Agent: function Agent() {
      return agent;
    },
    EventType: {},
    agent: (met: (known: object) => void) => {
      met(agent);
      return { unsubscribe() {} };
    },
    core: {
      getEventBus: () => ({ subscribe: () => ({ unsubscribe() {} }) }),
      getFrameMediaDevices: async () => [{ kind: 'audioinput', deviceId: 'm1', label: 'Headset' }],
    },
    contact: () => ({ unsubscribe() {} }),
  } as unknown as Streams;
  const chosen = createControls(library, new Set());
  expect(chosen.view.media?.devices).toEqual({});
  await chosen.media?.choose('microphone', 'm1');
  expect(createControls(library, new Set()).view.media?.devices).toEqual({ microphone: 'm1' });
});
