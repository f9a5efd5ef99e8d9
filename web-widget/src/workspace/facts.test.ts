import { describe, expect, test } from 'vitest';
import { channelNamed, directionOf, type Facts, readAttributes, readFacts, readParties } from './facts';
import { FakeWorkspace } from './testing/fake-workspace';

const self = { participantId: 'p', type: 'agent', isInitial: false, isSelf: true };
const customer = { participantId: 'c', type: 'inbound', isInitial: true, isSelf: false };

describe('The participants of a contact', () => {
  test.each([
    ['connecting', 'ringing', false],
    ['connected', 'connected', false],
    ['hold', 'connected', false],
    ['silent_monitor', 'connected', true],
    ['barge', 'connected', true],
    ['disconnected', 'ended', false],
    ['rejected', 'ended', false, 'rejected'],
    ['a new one', undefined, false],
  ])('show with the agent’s own state %s the stage %s', async (state, stage, monitoring, unanswered?) => {
    const workspace = new FakeWorkspace();
    workspace.participants = [customer, self];
    workspace.selfState = state;
    expect(await readParties(workspace.port, 'call', true)).toEqual({ outbound: false, monitoring, stage, unanswered });
    expect(workspace.requests).toEqual(['state p']);
  });

  test('show no stage if nobody asks for it, or if the agent is not among them', async () => {
    const workspace = new FakeWorkspace();
    workspace.participants = [customer, self];
    const nothing = { outbound: false, monitoring: false, stage: undefined };
    expect(await readParties(workspace.port, 'call', false)).toEqual(nothing);
    workspace.participants = [customer];
    expect(await readParties(workspace.port, 'call', true)).toEqual(nothing);
    expect(workspace.requests).toEqual([]);
  });

  test('are called out to only if the first of them is', async () => {
    const workspace = new FakeWorkspace();
    const outbound = async (...participants: object[]) => {
      workspace.participants = participants as never;
      return (await readParties(workspace.port, 'call', false)).outbound;
    };
    expect(await outbound(self, { ...customer, type: 'outbound' })).toBe(true);
    // A colleague who was called in mid-call.
    expect(await outbound(self, customer, { ...customer, type: 'outbound', isInitial: false })).toBe(false);
    expect(await outbound()).toBe(false);
  });
});

test.each([
  ['voice', 'voice'],
  ['queue_callback', 'callback'],
  ['chat', 'chat'],
  ['task', 'task'],
  ['email', 'email'],
  ['hologram', undefined],
  [undefined, undefined],
])('The channel %s is %s', (type, channel) => {
  expect(channelNamed(type)).toBe(channel);
});

test.each([
  ['first', true, 'transfer'],
  ['call', true, 'outbound'],
  ['call', false, 'inbound'],
  ['', undefined, 'inbound'],
  [undefined, undefined, 'inbound'],
] as const)('A contact that began as %j, outbound %j, is %s', (initial, outbound, direction) => {
  expect(directionOf('call', initial, outbound)).toBe(direction);
});

test('Attributes are the texts of what was given', () => {
  expect(readAttributes({ a: 'text', b: { value: 'object' }, c: { value: '' }, d: 7, e: null, f: {} })).toEqual({
    a: 'text',
    b: 'object',
    c: '',
  });
});

test.each([[null], [undefined], ['text'], [7]])('Attributes that are %j are none', (given) => {
  expect(readAttributes(given)).toEqual({});
});

describe('The facts of a contact', () => {
  const known: Facts = {
    attributes: { line: 'Acme' },
    channel: 'voice',
    queue: 'Sales',
    customerEndpoint: '+14155550142',
    parties: { outbound: true, monitoring: false, stage: 'connected' },
  };
  const refuse = () => Promise.reject(new Error('App does not have permission for this request'));
  const refusing = {
    attributes: refuse,
    channel: refuse,
    queue: refuse,
    customerNumber: refuse,
    participants: refuse,
    participantState: refuse,
  };

  test('are all read the first time', async () => {
    const workspace = new FakeWorkspace();
    workspace.participants = [customer];
    expect(await readFacts(workspace.port, 'call', { attributes: {} }, false)).toEqual({
      attributes: { lookupStatus: 'match', customerId: 'C-1001' },
      channel: 'chat',
      queue: 'Support',
      customerEndpoint: '+14155550100',
      parties: { outbound: false, monitoring: false, stage: undefined },
    });
  });

  test('stay as they are if the workspace refuses', async () => {
    const { port } = new FakeWorkspace();
    expect(await readFacts({ ...port, ...refusing }, 'call', known, true)).toEqual(known);
    const nothing: Facts = { attributes: {} };
    expect(await readFacts({ ...port, ...refusing }, 'call', nothing, true)).toEqual(nothing);
  });

  test('are not asked for again, except for attributes and participants', async () => {
    const workspace = new FakeWorkspace();
    const { channel, queue, customerNumber } = refusing;
    const facts = await readFacts({ ...workspace.port, channel, queue, customerNumber }, 'call', known, true);
    expect(facts).toEqual({ ...known, attributes: { lookupStatus: 'match', customerId: 'C-1001' } });
  });

  test('are the last ones known if the workspace answers with nothing', async () => {
    const { port } = new FakeWorkspace();
    const empty = { attributes: async () => ({}), queue: async () => '', customerNumber: async () => '' };
    expect(await readFacts({ ...port, ...empty }, 'call', { ...known, queue: undefined }, false)).toMatchObject({
      attributes: { line: 'Acme' },
      queue: undefined,
      customerEndpoint: '+14155550142',
    });
  });
});
