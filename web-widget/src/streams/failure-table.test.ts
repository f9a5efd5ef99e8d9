import { describe, expect, test } from 'vitest';
import type { Contact, SourceEvent } from '../core/index';
import { streamsSource } from './source';
import { FakeStreams } from './testing/fake-streams';

/** A started source over the fake library, with its events. */
function started() {
  const streams = new FakeStreams();
  const told: SourceEvent[] = [];
  const stop = streamsSource(streams.library, () => 0).start((event) => told.push(event));
  return {
    streams,
    told,
    stop,
    brief: () => told.map((event) => ('contact' in event ? event.contact.stage : event.type)),
  };
}

function only(told: readonly SourceEvent[]): Contact {
  const [event] = told;
  if (told.length !== 1 || event?.type !== 'contact') throw new Error(JSON.stringify(told));
  return event.contact;
}

describe('Ways in which Streams surprises', () => {
  test('6: onIncoming does not fire for a call: connecting is ringing, and so is incoming for a callback', () => {
    for (const [type, state, channel] of [
      ['voice', 'connecting', 'voice'],
      ['queue_callback', 'incoming', 'callback'],
    ] as const) {
      const { streams, told } = started();
      streams.refresh({ contactId: 'a', type, state });
      expect(only(told)).toMatchObject({ channel, stage: 'ringing' });
    }
  });

  test('8: onAccepted comes with null, with a bare object, or twice', () => {
    const { streams, told } = started();
    streams.meet({ contactId: 'a' });
    streams.fire('onAccepted a', null);
    streams.fire('onAccepted a', {});
    expect(told).toEqual([
      { type: 'accepted', at: 0, contactId: 'a' },
      { type: 'accepted', at: 0, contactId: 'a' },
    ]);
  });

  test('8: onConnected and onEnded are missing: the snapshot decides', () => {
    const { streams, brief } = started();
    streams.refresh({ contactId: 'a' });
    streams.refresh({ contactId: 'a', state: 'connected' });
    streams.refresh({ contactId: 'a', state: 'ended' });
    streams.refresh();
    expect(brief()).toEqual(['ringing', 'connected', 'ended', 'gone']);
  });

  test('a call that was declined on the page comes back as missed, and is reported as rejected until it leaves', () => {
    const streams = new FakeStreams();
    const told: SourceEvent[] = [];
    const declined = new Set(['a']);
    streamsSource(streams.library, () => 0, declined).start((event) => told.push(event));
    streams.agentState = 'MissedCallAgent';
    streams.refresh({ contactId: 'a', state: 'error' }, { contactId: 'b', state: 'error' });
    const outcomes = told.map((event) => event.type === 'contact' && event.contact.unanswered);
    expect(outcomes).toEqual(['rejected', 'missed']);
    streams.refresh({ contactId: 'a' });
    expect([...declined]).toEqual([]);
    declined.add('a');
    streams.refresh();
    expect([...declined]).toEqual([]);
  });

  test('a callback whose customer was dialed first is a callback, though the library calls it a call', () => {
    const { streams, told } = started();
    const method = () => 'callback_customer_first_dialed';
    streams.refresh({ contactId: 'a', type: 'voice', getters: { getInitiationMethod: method } });
    expect(only(told)).toMatchObject({ channel: 'callback', direction: 'inbound', stage: 'ringing' });
  });

  test('9: a missed contact is closed and offered again in one update: it rings again', () => {
    const { streams, brief } = started();
    streams.refresh({ contactId: 'a' });
    streams.refresh({ contactId: 'a', state: 'missed' });
    streams.refresh({ contactId: 'a' });
    expect(brief()).toEqual(['ringing', 'ended', 'gone', 'ringing']);
  });

  test('8: every update refreshes every contact: an unchanged contact is not reported again', () => {
    const { streams, told } = started();
    for (let i = 0; i < 5; i++) streams.refresh({ contactId: 'a' });
    expect(told).toHaveLength(1);
  });

  test('8: onViewContact comes with an empty id or none', () => {
    const { streams, told } = started();
    streams.fire('view', { contactId: '' });
    streams.fire('view', {});
    expect(told).toEqual(Array(2).fill({ type: 'viewed', at: 0, contactId: '' }));
  });

  test('11: the getters of a task’s connections are never called, and others that throw do no harm', () => {
    const { streams, told } = started();
    const getConnections = () => {
      throw new TypeError('Cannot read properties of undefined (reading create)');
    };
    streams.refresh({
      contactId: 'a',
      type: 'task',
      getters: { getConnections, getInitialConnection: getConnections },
    });
    expect(only(told)).toMatchObject({ channel: 'task', attributes: {} });
  });

  test('12: attributes are null while monitoring', () => {
    const { streams, told } = started();
    streams.refresh({
      contactId: 'a',
      state: 'connected',
      attributes: null,
      getters: { getConnections: () => [{ getType: () => 'monitoring' }] },
    });
    expect(only(told)).toMatchObject({ monitoring: true, attributes: {} });
  });

  test('11: after the end the number and the attributes are forgotten: the known values are kept', () => {
    const { streams, told } = started();
    const getters = {
      getInitialConnection: () => ({
        getEndpoint: () => ({ phoneNumber: 'sip:+14155550100@example.test' }),
        getType: () => 'inbound',
      }),
    };
    streams.refresh({ contactId: 'a', attributes: { line: { name: 'line', value: 'Acme' } }, getters });
    streams.refresh({ contactId: 'a', state: 'ended', attributes: {} });
    expect(told.at(-1)).toMatchObject({
      contact: { stage: 'ended', customerEndpoint: '+14155550100', attributes: { line: 'Acme' } },
    });
  });

  test('9: missed, rejected and failed look alike: each is reported as far as the service distinguishes them', () => {
    for (const [state, unanswered] of [
      ['missed', 'missed'],
      ['rejected', 'rejected'],
      ['error', 'failed'],
    ] as const) {
      const { streams, told } = started();
      streams.refresh({ contactId: 'a', state });
      expect(only(told)).toMatchObject({ stage: 'ended', unanswered });
    }
  });

  test('11: a thousand contacts come and go: no subscription of theirs is left', () => {
    const { streams } = started();
    const before = streams.subscriptions;
    for (let i = 0; i < 1_000; i++) {
      streams.contacts = [{ contactId: `a-${i}` }];
      streams.meet({ contactId: `a-${i}` });
      streams.refresh();
    }
    expect(streams.subscriptions).toBe(before);
  });

  test('20: a page is started and stopped over and over: no subscription is left', () => {
    const { streams, stop } = started();
    for (let i = 0; i < 10; i++) streams.meet({ contactId: `a-${i}` });
    stop();
    stop();
    expect(streams.subscriptions).toBe(0);
  });

  test('13: only user-defined attributes are readable: one that the flow sets later is reported when it comes', () => {
    const { streams, told } = started();
    streams.refresh({ contactId: 'a' });
    streams.refresh({ contactId: 'a', attributes: { customerId: { name: 'customerId', value: 'C-1001' } } });
    expect(told.map((event) => ('contact' in event ? event.contact.attributes : {}))).toEqual([
      {},
      { customerId: 'C-1001' },
    ]);
  });

  test('18: the laptop slept: the next update reports the contacts that came and went', () => {
    const { streams, brief } = started();
    streams.refresh({ contactId: 'a', state: 'connected' }, { contactId: 'b' });
    streams.refresh({ contactId: 'c' });
    expect(brief()).toEqual(['connected', 'ringing', 'gone', 'gone', 'ringing']);
  });

  test('31: a profile changes while it rings: the current values are reported, and none outlives the contact', () => {
    const { streams, told } = started();
    const tier = (value: string) => ({ customerTier: { name: 'customerTier', value } });
    streams.refresh({ contactId: 'a', attributes: tier('silver') });
    streams.refresh({ contactId: 'a', attributes: tier('gold') });
    streams.refresh();
    streams.refresh({ contactId: 'a' });
    const tiers = told.map((event) => ('contact' in event ? event.contact.attributes.customerTier : event.type));
    expect(tiers).toEqual(['silver', 'gold', 'gone', undefined]);
  });
});

describe('The facts of a contact', () => {
  test.each<[string, Record<string, () => unknown>, object]>([
    ['another agent transferred it', { getInitiationMethod: () => 'transfer' }, { direction: 'transfer' }],
    ['the agent dialed it', { getInitiationMethod: () => 'outbound' }, { direction: 'outbound' }],
    [
      'only its leg shows that the agent dialed it',
      { getInitialConnection: () => ({ getType: () => 'outbound' }) },
      { direction: 'outbound' },
    ],
    ['a supervisor listens', { getInitiationMethod: () => 'monitor' }, { monitoring: true }],
    ['only listeners are on it', { getConnections: () => [{ getType: () => 'monitoring' }] }, { monitoring: true }],
    ['it has no attributes', { getAttributes: () => null }, { attributes: {} }],
    ['an attribute has no text', { getAttributes: () => ({ a: { value: 1 }, b: undefined }) }, { attributes: {} }],
    ['its type is new', { getType: () => 'hologram' }, { channel: 'voice' }],
    ['it has no type', { getType: () => undefined }, { channel: 'voice' }],
    ['its state is unknown', { getState: () => undefined }, { stage: 'ringing' }],
    ['it has a chat’s name', { getInitialConnection: () => ({ getParticipantName: () => 'Jane' }) }, { title: 'Jane' }],
    [
      'it has an address',
      { getCustomerEndpoint: () => ({ address: 'sips:+14155550100@x' }) },
      { customerEndpoint: '+14155550100' },
    ],
    ['it is in a queue', { getQueue: () => ({ name: 'Support' }) }, { queue: 'Support' }],
    ['it is the first of a chain', { getInitialContactId: () => 'first' }, { initialContactId: 'first' }],
  ])('%s', (_, getters, read) => {
    const { streams, told } = started();
    streams.refresh({ contactId: 'a', getters });
    expect(only(told)).toMatchObject(read);
  });

  test('a failed call is not a missed one, and a snapshot is read once', () => {
    const { streams, told } = started();
    streams.snapshot = {};
    streams.refresh({ contactId: 'a', state: 'error' });
    expect(only(told)).toMatchObject({ unanswered: 'failed' });
    streams.refresh({ contactId: 'a', state: 'ended' });
    expect(told).toHaveLength(1);
    streams.snapshot = {};
    streams.refresh({ contactId: 'a', state: 'ended' });
    expect(told).toHaveLength(2);
  });

  test('a microphone that is switched off stays off until the last contact has left', () => {
    const { streams, told } = started();
    const legs = [{ getConnectionId: () => '1', getType: () => 'agent' }];
    const call = { contactId: 'a', state: 'connected', getters: { getConnections: () => legs } };
    streams.refresh(call);
    streams.fire('mute', { muted: true });
    streams.refresh();
    streams.refresh(call);
    const muted = told.flatMap((event) => (event.type === 'contact' ? [event.contact.parties?.[0]?.muted] : []));
    expect(muted).toEqual([undefined, true, undefined]);
  });

  test('before the CCP has answered no contact is reported, and a view without an id means none', () => {
    const { streams, told } = started();
    streams.known = false;
    streams.refresh({ contactId: 'a' });
    expect(told).toEqual([]);
    streams.fire('view', {});
    expect(told).toEqual([{ type: 'viewed', at: 0, contactId: '' }]);
  });
});

test('A source without its own clock uses the page’s', () => {
  const streams = new FakeStreams();
  const told: SourceEvent[] = [];
  streamsSource(streams.library).start((event) => told.push(event));
  streams.refresh({ contactId: 'a' });
  expect(told[0]?.at).toBeGreaterThan(0);
});
