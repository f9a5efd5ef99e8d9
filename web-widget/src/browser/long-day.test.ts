import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createScreenPop, type OpenRequest } from '../core/index';
import { aConfig } from '../core/testing/configs';
import { type SignInEvent, type SignInState, signInNext, startingState } from '../streams/sign-in';
import { streamsSource } from '../streams/source';
import { type FakeContact, FakeStreams } from '../streams/testing/fake-streams';
import { createPopMemory } from './pop-memory';
import { memoryStorage } from './storage';

const shiftMs = 12 * 60 * 60 * 1000;
const calls = 1_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-02T08:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** An agent's page over a whole day: the real source, core and memory over a library whose events the test fires. */
function page() {
  const streams = new FakeStreams();
  const local = memoryStorage();
  const channel = { postMessage() {}, close() {}, onmessage: null } as unknown as BroadcastChannel;
  const memory = createPopMemory('tab', local, channel);
  const opened: OpenRequest[] = [];
  const frames = new Set<string>();
  const pops = createScreenPop({
    config: aConfig(),
    source: streamsSource(streams.library, Date.now),
    screen: {
      ...memory,
      open(request) {
        opened.push(request);
        frames.add(request.contactId);
        return 'opened';
      },
      close: (contactId) => frames.delete(contactId),
      leads: true,
      now: Date.now,
    },
  });
  pops.start();
  return { streams, pops, opened, frames, local };
}

function attributes(number: number): NonNullable<FakeContact['attributes']> {
  const values = { lookupStatus: 'match', customerId: `C-${number}`, customerName: 'Jane Doe' };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { name, value }]));
}

test('18: a day of 1,000 contacts, with expired sessions, lost sockets and a sleeping laptop, pops each once and keeps nothing', () => {
  const { streams, pops, opened, frames, local } = page();
  const before = streams.subscriptions;
  let signIn: SignInState = startingState;
  const happens = (...events: SignInEvent[]) => {
    signIn = events.reduce(signInNext, signIn);
  };
  happens('acknowledged');

  for (let number = 0; number < calls; number++) {
    const contactId = `contact-${number}`;
    const call = { contactId, attributes: attributes(number) };
    streams.contacts = [call];
    streams.meet(call);
    vi.advanceTimersByTime(4_000);
    streams.fire(`onAccepted ${contactId}`, null);
    streams.refresh({ ...call, state: 'connected' });
    // An hourly token failure that recovers, a dropped socket, a repeated update.
    if (number % 83 === 0) happens('authFailStays', 'authorizeSuccess');
    if (number % 40 === 0) happens('socketLost');
    streams.refresh({ ...call, state: 'connected' });
    streams.fire('view', { contactId: number % 3 === 0 ? '' : contactId });
    if (number % 40 === 0) happens('socketGained');
    vi.advanceTimersByTime(shiftMs / calls - 4_000);
    // Every tenth contact ends while the laptop sleeps, so only its absence is seen.
    if (number % 10 !== 0) streams.refresh({ ...call, state: 'ended' });
    streams.refresh();
    // The service replays old contacts, as it has done in production.
    if (number % 50 === 49) {
      streams.refresh({ contactId: `contact-${number - 20}`, state: 'ended', attributes: attributes(number - 20) });
      streams.refresh();
    }
  }

  expect(new Set(opened.map(({ contactId }) => contactId)).size).toBe(calls);
  expect(opened).toHaveLength(calls);
  expect(opened.every(({ contactId, url }) => url.endsWith(`/C-${contactId.slice('contact-'.length)}`))).toBe(true);
  expect(signIn).toEqual({ phase: 'ready', offline: false });
  expect(Date.now() - new Date('2026-03-02T08:00:00Z').getTime()).toBe(shiftMs);
  expect([pops.view.contacts.length, pops.view.past.length, frames.size]).toEqual([0, 20, 0]);
  expect(streams.subscriptions).toBe(before);
  expect(JSON.parse(local.getItem('screen-pop.popped') ?? '[]')).toHaveLength(500);
});

test('a tab that only receives the pops of other tabs forgets the oldest', () => {
  const channel = { postMessage() {}, close() {}, onmessage: null } as unknown as BroadcastChannel;
  const memory = createPopMemory('tab', memoryStorage(), channel);
  const hear = (number: number) => channel.onmessage?.({ data: { key: `${number}`, tab: 'other' } } as MessageEvent);
  for (let number = 0; number < calls; number++) hear(number);
  expect(memory.popped('0')).toBeUndefined();
  expect(memory.popped(`${calls - 1}`)).toBe('elsewhere');
});
