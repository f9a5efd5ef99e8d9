import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SourceEvent } from '../core/index';
import { type Topic, topics } from './port';
import { workspaceSource } from './source';
import { FakeWorkspace } from './testing/fake-workspace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answers = () => vi.advanceTimersByTimeAsync(0);

function listening(workspace = new FakeWorkspace()) {
  const events: SourceEvent[] = [];
  let time = 0;
  const source = workspaceSource(workspace.port, () => ++time);
  const stop = source.start((event) => events.push(event));
  const told = () =>
    events.map((event) =>
      event.type === 'contact'
        ? `${event.contact.contactId} ${event.contact.stage}`
        : `${event.contactId} ${event.type}`,
    );
  const last = () => events.findLast((event) => event.type === 'contact')?.contact;
  return { workspace, source, stop, events, told, last };
}

describe('The agent workspace as a source', () => {
  test('a call rings, connects, ends and leaves, each reported once', async () => {
    const { workspace, told, last } = listening();
    for (const topic of ['contact/connecting', 'contact/incoming', 'contact/connected', 'contact/acw'] as const) {
      workspace.fire(topic, 'call', { type: 'voice' });
      await answers();
    }
    expect(last()).toMatchObject({ channel: 'voice', queue: 'Support', customerEndpoint: '+14155550100' });
    workspace.fire('contact/cleared', 'call');
    workspace.fire('contact/destroy', 'call');
    expect(told()).toEqual(['call ringing', 'call connected', 'call ended', 'call gone']);
  });

  test('attributes are texts or objects, and other values are omitted', async () => {
    const { workspace, last } = listening();
    workspace.attributes = { a: 'text', b: { name: 'b', value: 'object' }, c: 7, d: null, e: { value: 8 } };
    workspace.fire('contact/connecting', 'call', { type: 'voice' });
    await answers();
    expect(last()?.attributes).toEqual({ a: 'text', b: 'object' });
  });

  test('a contact waits for its attributes, and keeps the time of its ring', async () => {
    const { workspace, events, told } = listening();
    workspace.late = true;
    workspace.fire('contact/connecting', 'call', { type: 'voice' });
    await vi.advanceTimersByTimeAsync(1_400);
    expect(events).toEqual([]);
    workspace.answer();
    await answers();
    expect(told()).toEqual(['call ringing']);
    expect(events[0]?.at).toBe(1);
  });

  test('a ringing contact does not wait for the agent’s own state, but a found or accepted one does', async () => {
    const { workspace, source } = listening();
    workspace.participants = [{ participantId: 'p', type: 'agent', isInitial: false, isSelf: true }];
    workspace.fire('contact/connecting', 'call');
    await answers();
    expect(workspace.requests).toEqual(['attributes call']);
    workspace.fire('contact/connected', 'call');
    await answers();
    expect(workspace.requests.filter((request) => request === 'state p')).toHaveLength(1);
    source.opened('other');
    await answers();
    expect(workspace.requests.filter((request) => request === 'state p')).toHaveLength(2);
  });

  test('a contact with late attributes is reported after a second and a half, and again when they come', async () => {
    const { workspace, last, told } = listening();
    workspace.late = true;
    workspace.fire('contact/connecting', 'call', { type: 'voice' });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(last()?.attributes).toEqual({});
    workspace.answer();
    await answers();
    expect(last()?.attributes).toMatchObject({ customerId: 'C-1001' });
    expect(told()).toEqual(['call ringing', 'call ringing']);
  });

  test('a late answer replaces no newer one', async () => {
    const { workspace, last } = listening();
    workspace.late = true;
    workspace.attributes = { customerId: 'old' };
    workspace.fire('contact/connecting', 'call');
    await answers();
    workspace.attributes = { customerId: 'new' };
    workspace.fire('contact/connected', 'call');
    await answers();
    workspace.answer(1);
    await answers();
    workspace.answer(0);
    await answers();
    expect(last()?.attributes).toEqual({ customerId: 'new' });
  });

  test('attributes that the service drops after the end are kept', async () => {
    const { workspace, last } = listening();
    workspace.fire('contact/connected', 'call');
    await answers();
    workspace.attributes = {};
    workspace.fire('contact/acw', 'call');
    await answers();
    expect(last()).toMatchObject({ stage: 'ended', attributes: { customerId: 'C-1001' } });
  });

  test('without the permission * a contact begins at connected, and a later connecting does not move it back', async () => {
    const { workspace, told, last } = listening();
    workspace.fire('contact/connected', 'call');
    await answers();
    workspace.fire('contact/connecting', 'call');
    await answers();
    expect(told()).toEqual(['call connected']);
    // An event of the older shape has only an id, so the channel is requested.
    expect(last()?.channel).toBe('chat');
  });

  test.each<[Topic, string | undefined]>([
    ['contact/missed', 'missed'],
    ['contact/error', 'failed'],
    ['contact/acw', undefined],
  ])('%s ends a ringing contact as %s', async (topic, unanswered) => {
    const { workspace, last } = listening();
    workspace.fire('contact/connecting', 'call');
    await answers();
    workspace.fire(topic, 'call');
    await answers();
    expect(last()).toMatchObject({ stage: 'ended', unanswered });
  });

  test('a missed contact stays missed, whatever else ends it', async () => {
    const { workspace, told, last } = listening();
    for (const topic of [
      'contact/connecting',
      'contact/missed',
      'contact/missed',
      'contact/error',
      'contact/acw',
    ] as const) {
      workspace.fire(topic, 'call');
      await answers();
    }
    expect(told()).toEqual(['call ringing', 'call ended']);
    expect(last()).toMatchObject({ stage: 'ended', unanswered: 'missed' });
  });

  test('a missed contact that is offered again leaves and rings again', async () => {
    const { workspace, told } = listening();
    for (const topic of ['contact/connecting', 'contact/missed', 'contact/connecting'] as const) {
      workspace.fire(topic, 'call');
      await answers();
    }
    expect(told()).toEqual(['call ringing', 'call ended', 'call gone', 'call ringing']);
  });

  test('a contact that leaves before it was read is not reported, but a missed one is', async () => {
    const { workspace, events, told } = listening();
    workspace.late = true;
    workspace.fire('contact/connecting', 'gone-early');
    workspace.fire('contact/cleared', 'gone-early');
    workspace.fire('contact/connecting', 'missed');
    workspace.fire('contact/missed', 'missed');
    workspace.fire('contact/cleared', 'missed');
    workspace.answer();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told()).toEqual(['missed ringing', 'missed ended', 'missed gone']);
    const unanswered = events.flatMap((event) => ('contact' in event ? [event.contact.unanswered] : []));
    expect(unanswered).toEqual([undefined, 'missed']);
  });

  test('after a reload the contacts are listed, each with the stage of the agent’s own participant', async () => {
    const { workspace, source, told, last } = listening();
    workspace.listed = [{ contactId: 'call', type: 'voice', initialContactId: 'first' }];
    workspace.participants = [{ participantId: 'p', type: 'agent', isInitial: false, isSelf: true }];
    workspace.selfState = 'hold';
    await source.seed();
    await answers();
    expect(told()).toEqual(['call connected']);
    expect(last()).toMatchObject({ direction: 'transfer', initialContactId: 'first', monitoring: undefined });
  });

  test('18: after an interruption the contacts are listed: a new one comes once, a missing one is gone', async () => {
    const { workspace, source, told } = listening();
    workspace.fire('contact/connecting', 'went');
    workspace.fire('contact/connecting', 'taken');
    await answers();
    workspace.listed = [{ contactId: 'taken' }, { contactId: 'came' }];
    workspace.participants = [{ participantId: 'p', type: 'agent', isInitial: false, isSelf: true }];
    workspace.selfState = 'connected';
    expect(await source.refresh()).toEqual(['taken', 'came']);
    await answers();
    expect(told()).toEqual(['went ringing', 'taken ringing', 'went gone', 'taken connected', 'came connected']);
    await source.refresh();
    await answers();
    expect(told()).toHaveLength(5);
  });

  test('18: without permission to list contacts the known ones are read, and one that comes meanwhile stays', async () => {
    const { workspace, source, told, last } = listening();
    workspace.fire('contact/connecting', 'known');
    await answers();
    workspace.attributes = { customerId: 'new' };
    await source.refresh();
    await answers();
    expect(last()).toMatchObject({ contactId: 'known', attributes: { customerId: 'new' } });
    workspace.listed = [{ contactId: 'known' }];
    const refreshed = source.refresh();
    workspace.fire('contact/connecting', 'meanwhile');
    await refreshed;
    await answers();
    expect(told()).not.toContain('meanwhile gone');
  });

  test('without permission to list contacts only the contact of the app is there', async () => {
    const { workspace, source, told } = listening();
    await source.seed();
    source.opened('call');
    await answers();
    source.viewed('call');
    expect(told()).toEqual(['call ringing', 'call viewed']);
    expect(workspace.requests).toEqual(['attributes call']);
  });

  test('a call that the agent made is outbound, and an agent who only listens is monitoring', async () => {
    const { workspace, last } = listening();
    workspace.participants = [
      { participantId: 'customer', type: 'outbound', isInitial: true, isSelf: false },
      { participantId: 'p', type: 'monitoring', isInitial: false, isSelf: true },
    ];
    workspace.selfState = 'silent_monitor';
    workspace.fire('contact/connected', 'call');
    await answers();
    expect(last()).toMatchObject({ direction: 'outbound', monitoring: true });
  });

  test('a refused request loses only its own value', async () => {
    const { workspace, last } = listening();
    workspace.attributes = new Error('App does not have permission for this request');
    workspace.fire('contact/connected', 'call', { type: 'task' });
    await answers();
    expect(last()).toMatchObject({ channel: 'task', attributes: {}, queue: 'Support' });
  });

  test('an event without a contact is ignored, and a stopped source leaves no handler', async () => {
    const { workspace, stop, events } = listening();
    workspace.fire('contact/connected', '');
    workspace.fire('contact/connecting', 'call');
    stop();
    expect(workspace.handlers).toBe(0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events).toEqual([]);
  });

  test('a stopped source can be started again, knows none of the contacts of before, and is silent in between', async () => {
    const { workspace, source, stop, events } = listening();
    workspace.fire('contact/connecting', 'old');
    await answers();
    stop();
    source.opened('between');
    source.viewed('between');
    await answers();
    expect(events).toHaveLength(1);
    const told: SourceEvent[] = [];
    source.start((event) => told.push(event));
    workspace.fire('contact/cleared', 'old');
    workspace.fire('contact/connecting', 'new');
    await answers();
    expect(told).toMatchObject([{ type: 'contact', contact: { contactId: 'new' } }]);
    expect([events.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  test('each event has the time at which it came, by the page’s own clock', async () => {
    const events: SourceEvent[] = [];
    const workspace = new FakeWorkspace();
    workspaceSource(workspace.port).start((event) => events.push(event));
    for (const topic of ['contact/connecting', 'contact/connected', 'contact/acw', 'contact/cleared'] as const) {
      await vi.advanceTimersByTimeAsync(100);
      workspace.fire(topic, 'call');
      await answers();
    }
    const [first = 0, ...others] = events.map(({ at }) => at);
    expect(others.map((at) => at - first)).toEqual([100, 200, 300]);
  });

  test('a contact that was spoken to is not missed, whatever comes after', async () => {
    const { workspace, last } = listening();
    workspace.fire('contact/connected', 'call');
    await answers();
    workspace.fire('contact/error', 'call');
    await answers();
    expect(last()).toMatchObject({ stage: 'ended', unanswered: undefined });
  });

  test('a contact keeps the first of its chain, and its channel, when a later event has none', async () => {
    const { workspace, last } = listening();
    workspace.fire('contact/connecting', 'call', { initialContactId: 'first', type: 'queue_callback' });
    workspace.fire('contact/connected', 'call', { initialContactId: '', type: 'hologram' });
    await answers();
    expect(last()).toMatchObject({ initialContactId: 'first', direction: 'transfer', channel: 'callback' });
  });

  test('a contact whose channel nobody knows is a call', async () => {
    const fake = new FakeWorkspace();
    Object.assign(fake.port, { channel: async () => 'hologram' });
    const { last } = listening(fake);
    fake.fire('contact/connecting', 'call');
    await answers();
    expect(last()?.channel).toBe('voice');
  });

  test('contacts that are already known are not looked for again after a reload', async () => {
    const { workspace, source } = listening();
    workspace.fire('contact/connecting', 'known');
    await answers();
    workspace.listed = [{ contactId: 'known' }, { contactId: 'other' }];
    expect(await source.seed()).toEqual(['known', 'other']);
    await answers();
    expect(workspace.requests).toEqual(['attributes known', 'attributes other']);
  });

  test('a contact that was told as ringing is told as connected when a read shows it, and not the other way round', async () => {
    const { workspace, source, told, events } = listening();
    workspace.participants = [{ participantId: 'p', type: 'agent', isInitial: false, isSelf: true }];
    source.opened('call');
    await answers();
    workspace.selfState = 'connected';
    source.opened('call');
    await answers();
    workspace.selfState = 'connecting';
    source.opened('call');
    await answers();
    expect(told()).toEqual(['call ringing', 'call connected']);
    expect(events[1]?.at).toBe(2);
    // Its own time is that of the first look, however often it is looked for.
    source.opened('other');
    source.opened('other');
    await answers();
    expect(events[2]).toMatchObject({ at: 4, contact: { contactId: 'other' } });
  });

  test('an answer that comes when the contact has left is not reported', async () => {
    const { workspace, told } = listening();
    workspace.fire('contact/connecting', 'call');
    await answers();
    workspace.late = true;
    workspace.attributes = { customerId: 'late' };
    workspace.fire('contact/connected', 'call');
    workspace.fire('contact/cleared', 'call');
    workspace.answer();
    await answers();
    expect(told()).toEqual(['call ringing', 'call connected', 'call gone']);
  });

  test('a source that was not started has no contacts, and a listed contact without an id is none', async () => {
    const workspace = new FakeWorkspace();
    workspace.listed = [{ contactId: 'call' }];
    const idle = workspaceSource(workspace.port);
    expect([await idle.seed(), await idle.refresh(), workspace.requests]).toEqual([undefined, [], []]);
    workspace.listed = [{ contactId: '' }];
    const { source, told } = listening(workspace);
    expect([await source.seed(), await source.refresh(), told()]).toEqual([[], [], []]);
  });

  test('every topic of a contact has a handler', () => {
    expect(listening().workspace.handlers).toBe(Object.keys(topics).length);
  });
});
