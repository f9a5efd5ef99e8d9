import { describe, expect, test } from 'vitest';
import { readContact } from './facts';

type Getters = Record<string, () => unknown>;

interface How {
  readonly agentState?: string;
  readonly microphoneOff?: boolean;
  readonly declined?: boolean;
}

/** The facts of a contact with these getters. Every other getter throws, as the library's do. */
function read(getters: Getters, { agentState = 'Available', microphoneOff, declined }: How = {}) {
  const contact = { getContactId: () => 'a', ...getters } as unknown as connect.Contact;
  return readContact(contact, agentState, microphoneOff, declined);
}

const since = new Date('2026-03-02T08:00:00Z');
const state = (type: string) => ({ getState: () => ({ type, timestamp: since }) });

/** A connection of a party of this type. */
const leg = (type: string, different: object = {}) => ({
  getConnectionId: () => type,
  getType: () => type,
  isInitialConnection: () => type === 'inbound',
  ...different,
});

describe('The facts of a contact', () => {
  test('are those that the library has', () => {
    const customer = leg('inbound', { getEndpoint: () => ({ phoneNumber: '+14155550100' }) });
    const facts = read({
      ...state('connected'),
      getType: () => 'chat',
      getName: () => 'Order 17',
      getQueue: () => ({ name: 'Support' }),
      getQueueTimestamp: () => since,
      getInitialContactId: () => 'first',
      getInitiationMethod: () => 'inbound',
      getInitialConnection: () => customer,
      getConnections: () => [customer],
      getConnectSystemEndpoint: () => ({ phoneNumber: '+14155550101' }),
      getAttributes: () => ({ line: { name: 'line', value: 'Acme' }, empty: { name: 'empty', value: '' } }),
    });
    expect(facts).toEqual({
      contactId: 'a',
      initialContactId: 'first',
      channel: 'chat',
      direction: 'inbound',
      stage: 'connected',
      unanswered: undefined,
      monitoring: undefined,
      paused: undefined,
      since: since.getTime(),
      queuedAt: since.getTime(),
      parties: [
        {
          id: 'inbound',
          role: 'customer',
          state: 'left',
          name: '+14155550100',
          muted: undefined,
          since: undefined,
        },
      ],
      queue: 'Support',
      title: 'Order 17',
      customerEndpoint: '+14155550100',
      systemEndpoint: '+14155550101',
      attributes: { line: 'Acme', empty: '' },
    });
  });

  test('are few if the library throws for the rest', () => {
    expect(read({})).toEqual({
      contactId: 'a',
      channel: 'voice',
      direction: 'inbound',
      stage: 'ringing',
      attributes: {},
    });
  });

  test.each([
    ['voice', 'voice'],
    ['queue_callback', 'callback'],
    ['chat', 'chat'],
    ['task', 'task'],
    ['email', 'email'],
  ])('of the type %s have the channel %s', (type, channel) => {
    expect(read({ getType: () => type }).channel).toBe(channel);
  });

  test.each([
    ['connected', 'connected', undefined],
    ['paused', 'connected', true],
    ['ended', 'ended', undefined],
    ['missed', 'ended', undefined],
    ['rejected', 'ended', undefined],
    ['error', 'ended', undefined],
    ['connecting', 'ringing', undefined],
  ])('in the state %s have the stage %s', (type, stage, paused) => {
    expect(read(state(type))).toMatchObject({ stage, paused });
  });

  test.each([
    ['outbound', 'outbound'],
    ['external_outbound', 'outbound'],
    ['agent_reply', 'outbound'],
    ['campaign_preview', 'outbound'],
    ['transfer', 'transfer'],
    ['inbound', 'inbound'],
    ['queue_transfer', 'inbound'],
  ])('that began with %s are %s, whoever dialed the leg', (method, direction) => {
    const getInitialConnection = () => leg('outbound');
    expect(read({ getInitiationMethod: () => method, getInitialConnection })).toMatchObject({ direction });
  });

  test('of a callback are inbound, though the service dials the customer', () => {
    const getInitialConnection = () => leg('outbound');
    expect(read({ getType: () => 'queue_callback', getInitialConnection }).direction).toBe('inbound');
    // A call without a method has the direction of its leg.
    expect(read({ getType: () => 'voice', getInitialConnection }).direction).toBe('outbound');
    expect(read({ getInitialConnection: () => leg('inbound') }).direction).toBe('inbound');
    expect(read({ getInitialConnection: () => null }).direction).toBe('inbound');
  });

  test.each<[string, How, string | undefined]>([
    ['missed', {}, 'missed'],
    ['missed', { declined: true }, 'rejected'],
    ['rejected', {}, 'rejected'],
    ['error', {}, 'failed'],
    ['error', { agentState: 'MissedCallAgent' }, 'missed'],
    ['error', { agentState: 'MissedCallAgent', declined: true }, 'rejected'],
    ['connected', { agentState: 'MissedCallAgent', declined: true }, undefined],
    ['ended', { declined: true }, undefined],
  ])('in the state %s with %j say how it was not answered: %s', (type, how, unanswered) => {
    expect(read(state(type), how).unanswered).toBe(unanswered);
  });

  test('are monitored if the agent came to monitor, or if nobody but listeners is on it', () => {
    const legs = (...types: string[]) => ({ getConnections: () => types.map((type) => leg(type)) });
    expect(read({ getInitiationMethod: () => 'monitor' }).monitoring).toBe(true);
    expect(read(legs('monitoring', 'monitoring')).monitoring).toBe(true);
    expect(read(legs('agent', 'monitoring')).monitoring).toBeUndefined();
    expect(read(legs()).monitoring).toBeUndefined();
    expect(read({ getType: () => 'task', ...legs('monitoring') }).monitoring).toBeUndefined();
  });

  test.each([
    ['sip:+14155550100@sip.example.test', '+14155550100'],
    ['sips:+14155550100@sip.example.test', '+14155550100'],
    ['jane@example.test', 'jane@example.test'],
    ['jane.sip:x@example.test', 'jane.sip:x@example.test'],
    ['sip:+14155550100', 'sip:+14155550100'],
  ])('have the customer’s address %s as %s', (address, customerEndpoint) => {
    expect(read({ getCustomerEndpoint: () => ({ address }) })).toMatchObject({ customerEndpoint });
    const getInitialConnection = () => leg('inbound', { getEndpoint: () => ({ phoneNumber: address }) });
    expect(read({ getInitialConnection })).toMatchObject({ customerEndpoint });
  });

  test('have no value that is not a text, and no time that is not one', () => {
    const facts = read({
      getState: () => ({ type: 7, timestamp: '2026-03-02' }),
      getName: () => '',
      getQueue: () => ({ name: 7 }),
      getCustomerEndpoint: () => ({ phoneNumber: null, address: '' }),
      getQueueTimestamp: () => 17,
    });
    expect(facts).toEqual({ contactId: 'a', channel: 'voice', direction: 'inbound', stage: 'ringing', attributes: {} });
  });

  test('have the name of a chat’s customer only if the contact has none', () => {
    const getInitialConnection = () => ({ getParticipantName: () => 'Jane' });
    expect(read({ getInitialConnection }).title).toBe('Jane');
    expect(read({ getInitialConnection, getName: () => 'Order 17' }).title).toBe('Order 17');
  });

  test('of a task never touch its connections', () => {
    const touched: string[] = [];
    const note = (name: string) => () => void touched.push(name);
    const getters = {
      getConnections: note('all'),
      getInitialConnection: note('first'),
      getAgentConnection: note('own'),
    };
    read({ getType: () => 'task', ...getters });
    expect(touched).toEqual([]);
  });
});

describe('The parties of a contact', () => {
  test('have the agent’s microphone off if the page knows it, and no other’s', () => {
    const getConnections = () => [leg('agent'), leg('inbound'), leg('outbound', { isMute: () => true })];
    const muted = (how: How) => read({ getConnections }, how).parties?.map((party) => party.muted);
    expect(muted({})).toEqual([undefined, undefined, true]);
    expect(muted({ microphoneOff: true })).toEqual([true, undefined, true]);
  });

  test('have the name of their endpoint before its number', () => {
    const named = (endpoint: object | undefined) => leg('outbound', { getEndpoint: () => endpoint });
    const endpoints = [
      { name: 'Alex Smith', phoneNumber: '+14155550142' },
      { address: 'sip:17@example.test' },
      undefined,
    ];
    const { parties } = read({ getConnections: () => endpoints.map(named) });
    expect(parties?.map(({ name }) => name)).toEqual(['Alex Smith', '17', undefined]);
  });

  test('are unknown if one of them has no id', () => {
    expect(read({ getConnections: () => [{ getType: () => 'agent' }] }).parties).toBeUndefined();
  });

  test('are others if the library knows neither type nor place', () => {
    expect(read({ getConnections: () => [{ getConnectionId: () => '1' }] }).parties).toMatchObject([{ role: 'other' }]);
  });
});
