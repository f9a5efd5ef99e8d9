import { describe, expect, test } from 'vitest';
import type { SourceEvent } from '../core/index';
import { streamsSource } from './source';
import { type FakeContact, FakeStreams } from './testing/fake-streams';

/** A started source over the fake library, with its events and a clock that a test sets. */
function started(declined = new Set<string>()) {
  const streams = new FakeStreams();
  const told: SourceEvent[] = [];
  const clock = { now: 0 };
  const source = streamsSource(streams.library, () => clock.now, declined);
  const stop = source.start((event) => told.push(event));
  const stages = () => told.map((event) => ('contact' in event ? event.contact.stage : event.type));
  return { streams, told, clock, stages, stop };
}

describe('The contacts of Streams', () => {
  test('that are there when the page starts are reported at once, with the microphone on', () => {
    const streams = new FakeStreams();
    const told: SourceEvent[] = [];
    const getConnections = () => [{ getConnectionId: () => '1', getType: () => 'agent' }];
    streams.contacts = [{ contactId: 'a', state: 'connected', getters: { getConnections } }];
    streamsSource(streams.library, () => 7).start((event) => told.push(event));
    const parties = [{ id: '1', role: 'agent', muted: undefined }];
    expect(told).toMatchObject([{ type: 'contact', at: 7, contact: { contactId: 'a', stage: 'connected', parties } }]);
  });

  test.each(['onIncoming', 'onConnecting', 'onConnected', 'onEnded', 'onRefresh', 'onDestroy'])(
    'are read again at %s',
    (callback) => {
      const { streams, stages } = started();
      streams.contacts = [{ contactId: 'a' }];
      streams.meet({ contactId: 'a' });
      streams.contacts = [{ contactId: 'a', state: 'ended' }];
      streams.fire(`${callback} a`);
      expect(stages()).toEqual(['ringing', 'ended']);
    },
  );

  test('are reported with the time at which they were seen', () => {
    const { streams, told, clock } = started();
    for (const [event, state] of ['connecting', 'connected', 'ended'].entries()) {
      clock.now = event;
      streams.refresh({ contactId: 'a', state });
    }
    clock.now = 3;
    streams.refresh();
    clock.now = 4;
    streams.fire('view', { contactId: 'b' });
    expect(told.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4]);
    expect(told.at(-1)).toEqual({ type: 'viewed', at: 4, contactId: 'b' });
  });

  test('that are offered again are followed once', () => {
    const { streams, told } = started();
    streams.contacts = [{ contactId: 'a' }];
    streams.meet({ contactId: 'a' });
    const before = streams.subscriptions;
    streams.meet({ contactId: 'a' });
    expect(streams.subscriptions).toBe(before);
    streams.fire('onAccepted a');
    expect(told.filter(({ type }) => type === 'accepted')).toHaveLength(1);
  });

  test('are followed no more when they have left, and say nothing after the stop', () => {
    const { streams, stages, stop } = started();
    const before = streams.subscriptions;
    streams.contacts = [{ contactId: 'a' }];
    streams.meet({ contactId: 'a' });
    streams.refresh();
    expect(streams.subscriptions).toBe(before);
    stop();
    streams.fire('onAccepted a');
    streams.refresh({ contactId: 'b' });
    expect(stages()).toEqual(['ringing', 'gone']);
  });

  test('keep what the library forgets after their end', () => {
    const { streams, told } = started();
    const getters = {
      getInitialContactId: () => 'first',
      getQueue: () => ({ name: 'Support' }),
      getName: () => 'Order 17',
      getCustomerEndpoint: () => ({ phoneNumber: '+14155550100' }),
      getConnectSystemEndpoint: () => ({ phoneNumber: '+14155550101' }),
    };
    const kept = {
      initialContactId: 'first',
      queue: 'Support',
      title: 'Order 17',
      customerEndpoint: '+14155550100',
      systemEndpoint: '+14155550101',
      attributes: { line: 'Acme' },
    };
    streams.refresh({ contactId: 'a', attributes: { line: { name: 'line', value: 'Acme' } }, getters });
    streams.refresh({ contactId: 'a', state: 'ended' });
    expect(told.at(-1)).toMatchObject({ contact: { stage: 'ended', ...kept } });
    // What the library still has replaces what was known.
    const other = { getQueue: () => ({ name: 'Sales' }), getName: () => 'Order 18' };
    streams.refresh({ contactId: 'a', attributes: { tier: { name: 'tier', value: 'gold' } }, getters: other });
    expect(told.at(-1)).toMatchObject({ contact: { queue: 'Sales', title: 'Order 18', attributes: { tier: 'gold' } } });
    expect(told.at(-1)).not.toMatchObject({ contact: { attributes: { line: 'Acme' } } });
  });
});

describe('A contact that leaves', () => {
  const withMedia = (contactId: string, type = 'voice'): FakeContact => ({
    contactId,
    type,
    getters: { getAgentConnection: () => ({ getConnectionId: () => `media of ${contactId}` }) },
  });

  test('has its media released, which the library never does for an abandoned call', () => {
    const { streams } = started();
    streams.contacts = [withMedia('a'), withMedia('b')];
    for (const contact of streams.contacts) streams.meet(contact);
    streams.refresh(withMedia('b'));
    expect(streams.released).toEqual(['media of a']);
    streams.refresh();
    expect(streams.released).toEqual(['media of a', 'media of b']);
  });

  test('has no media if it is a task, and is gone even if the library cannot release any', () => {
    const { streams, stages } = started();
    streams.contacts = [withMedia('a', 'task')];
    streams.meet(withMedia('a', 'task'));
    streams.refresh();
    expect([streams.released, stages()]).toEqual([[undefined], ['ringing', 'gone']]);
    streams.release = () => {
      throw new Error('There is no media');
    };
    streams.refresh({ contactId: 'b' });
    streams.refresh();
    expect(stages()).toEqual(['ringing', 'gone', 'ringing', 'gone']);
  });

  test('leaves alone those that stay', () => {
    const declined = new Set(['a', 'b']);
    const { streams, stages } = started(declined);
    streams.contacts = [{ contactId: 'a' }, { contactId: 'b' }];
    for (const contact of streams.contacts) streams.meet(contact);
    streams.refresh({ contactId: 'b' });
    expect([...declined]).toEqual(['b']);
    streams.refresh({ contactId: 'b', state: 'missed' });
    expect(stages()).toEqual(['ringing', 'ringing', 'gone', 'ended']);
  });
});

test('A contact that rings again, after the agent has declined it, is not declined', () => {
  const declined = new Set<string>();
  const { streams, told } = started(declined);
  streams.refresh({ contactId: 'a' });
  declined.add('a');
  streams.refresh({ contactId: 'a', state: 'missed' });
  streams.refresh({ contactId: 'a' });
  streams.refresh({ contactId: 'a', state: 'missed' });
  const unanswered = told.flatMap((event) => ('contact' in event ? [event.contact.unanswered] : []));
  expect(unanswered).toEqual([undefined, 'rejected', undefined, 'missed']);
});

describe('The agent’s microphone', () => {
  const call = (...others: string[]): FakeContact => ({
    contactId: 'a',
    state: 'connected',
    getters: { getConnections: () => [{ getConnectionId: () => '1', getType: () => 'agent' }, ...others] },
  });
  const muted = (told: readonly SourceEvent[]) =>
    told.flatMap((event) => ('contact' in event ? [event.contact.parties?.[0]?.muted] : []));

  test('is read although the snapshot is the same', () => {
    const { streams, told } = started();
    streams.snapshot = {};
    streams.refresh(call());
    streams.fire('mute', { muted: true });
    streams.fire('mute', { muted: false });
    streams.fire('mute', {});
    expect(muted(told)).toEqual([undefined, true, undefined]);
  });

  test('stays off while a contact stays', () => {
    const { streams, told } = started();
    streams.refresh(call(), { contactId: 'b' });
    streams.fire('mute', { muted: true });
    streams.refresh(call());
    expect(told.at(-1)).toMatchObject({ type: 'gone', contactId: 'b' });
    streams.refresh({ ...call(), state: 'ended' });
    expect(muted(told).at(-1)).toBe(true);
  });
});

test('An update that was read before the CCP had its contacts is read again', () => {
  const { streams, stages } = started();
  streams.known = false;
  streams.snapshot = {};
  streams.refresh({ contactId: 'a' });
  streams.known = true;
  streams.fire('refresh');
  expect(stages()).toEqual(['ringing']);
});
