import { describe, expect, test } from 'vitest';
import type { Contact, SourceEvent } from '../core/index';
import { streamsSource } from './source';
import { FakeStreams } from './testing/fake-streams';

const since = new Date('2026-03-02T08:00:00Z');

const leg = (id: string, type: string, state: string, different: object = {}) => ({
  getConnectionId: () => id,
  getType: () => type,
  getStatus: () => ({ type: state, timestamp: since }),
  getEndpoint: () => ({ name: '', phoneNumber: 'sip:+14155550100@sip.example.test' }),
  isInitialConnection: () => type === 'inbound',
  isMute: () => false,
  ...different,
});

/** The source's contact for these connections. */
function told(legs: object[], { type = 'voice', state = 'connected' } = {}): Contact {
  const streams = new FakeStreams();
  const events: SourceEvent[] = [];
  streamsSource(streams.library, () => 0).start((event) => events.push(event));
  const getters = {
    getConnections: () => legs,
    getState: () => ({ type: state, timestamp: since }),
    getQueueTimestamp: () => since,
  };
  streams.refresh({ contactId: 'call', type, state, getters });
  return (events.at(-1) as Extract<SourceEvent, { type: 'contact' }>).contact;
}

describe('The participants of a contact', () => {
  test('have their own states, names and times', () => {
    const {
      parties,
      since: began,
      queuedAt,
    } = told([
      leg('a', 'agent', 'connected', { isMute: () => true }),
      leg('b', 'inbound', 'hold'),
      leg('c', 'outbound', 'connecting', { getEndpoint: () => ({ name: 'Alex Smith' }) }),
      leg('d', 'monitoring', 'silent_monitor'),
      leg('e', 'monitoring', 'barge'),
      leg('f', 'outbound', 'disconnected'),
    ]);
    expect(parties?.map(({ id, role, state, name, muted }) => [id, role, state, name, muted])).toEqual([
      ['a', 'agent', 'connected', '+14155550100', true],
      ['b', 'customer', 'hold', '+14155550100', undefined],
      ['c', 'other', 'connecting', 'Alex Smith', undefined],
      ['d', 'supervisor', 'listening', '+14155550100', undefined],
      ['e', 'supervisor', 'barging', '+14155550100', undefined],
      ['f', 'other', 'left', '+14155550100', undefined],
    ]);
    expect([parties?.[0]?.since, began, queuedAt]).toEqual(Array(3).fill(since.getTime()));
  });

  test('are not read for a task, which reports that it is paused', () => {
    const task = told([], { type: 'task', state: 'paused' });
    expect([task.parties, task.paused, task.stage]).toEqual([undefined, true, 'connected']);
  });

  test('count as left if the library throws', () => {
    const broken = { ...leg('a', 'agent', 'connected'), getStatus: undefined, isMute: undefined };
    expect(told([broken]).parties).toMatchObject([{ role: 'agent', state: 'left', muted: undefined }]);
  });
});
