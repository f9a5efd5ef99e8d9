import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readAgent } from './agent-view';
import type { Streams } from './library';

const now = Date.parse('2026-03-02T08:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

/** The view of an agent with these getters. Every other getter throws, as the library's do. */
function read(getters: object, muted = false) {
  return readAgent(
    {
      Agent: class {
        constructor() {
          Object.assign(this, getters);
        }
      },
    } as unknown as Streams,
    muted,
  );
}

/** The leg of a connection with these getters. */
function leg(different: object) {
  const connection = {
    getConnectionId: () => '1',
    getType: () => 'inbound',
    isInitialConnection: () => true,
    ...different,
  };
  const call = { getContactId: () => 'a', getType: () => 'voice', getConnections: () => [connection] };
  return read({ getContacts: () => [call] }).legs.get('a')?.[0];
}

describe('The view of the agent', () => {
  test('has the name, the states and the contacts of the library', () => {
    const view = read(
      {
        getName: () => 'Jordan Doe',
        getState: () => ({ name: 'Busy' }),
        getAvailabilityState: () => ({ state: 'Available' }),
        getNextState: () => ({ name: 'Break' }),
        getAgentStates: () => [{ name: 'Available' }, { name: 'Break' }],
        getStateDuration: () => 2_000,
        getContacts: () => [],
      },
      true,
    );
    expect(view).toEqual({
      name: 'Jordan Doe',
      state: 'Busy',
      chosen: 'Available',
      next: 'Break',
      states: ['Available', 'Break'],
      muted: true,
      legs: new Map(),
      since: now - 2_000,
      began: new Map(),
    });
  });

  test('is empty before the CCP has answered', () => {
    const streams = {
      Agent: class {
        constructor() {
          throw new Error('The agent is not yet initialized!');
        }
      },
    };
    const nothing = { name: '', state: '', chosen: '', next: undefined, states: [], muted: false, since: undefined };
    expect(readAgent(streams as unknown as Streams, false)).toEqual({ ...nothing, legs: new Map(), began: new Map() });
  });

  test('has the state as the chosen one if the service reports none, and no next state without a name', () => {
    const getState = () => ({ name: 'Available' });
    expect(read({ getState, getNextState: () => null })).toMatchObject({ chosen: 'Available', next: undefined });
    const unnamed = { getState, getAvailabilityState: () => ({}), getNextState: () => ({ name: '' }) };
    expect(read(unnamed)).toMatchObject({ chosen: 'Available', next: undefined });
  });

  test.each<[string, object, number | undefined]>([
    ['its duration', { getStateDuration: () => 3_000 }, now - 3_000],
    ['the duration of its status', { getStatusDuration: () => 4_000 }, now - 4_000],
    ['now, if the clocks differ', { getStateDuration: () => -50 }, now],
    ['no time, if the library knows none', { getStateDuration: () => Number.NaN }, undefined],
    ['no time, if the library has no such getter', {}, undefined],
  ])('has %s as the beginning of a state', (_, getters, since) => {
    const contact = { getContactId: () => 'a', getType: () => 'task', ...getters };
    const view = read({ ...getters, getContacts: () => [contact] });
    expect([view.since, view.began]).toEqual([since, new Map(since === undefined ? [] : [['a', since]])]);
  });
});

describe('A leg of a contact', () => {
  test('has its party, state, name, microphone and time', () => {
    const endpoint = { name: 'Jane Doe', phoneNumber: '+14155550100' };
    const hold = { getStatus: () => ({ type: 'hold' }), getEndpoint: () => endpoint, isMute: () => true };
    expect(leg({ ...hold, getStatusDuration: () => 1_000 })).toEqual({
      connectionId: '1',
      party: 'customer',
      state: 'hold',
      label: 'Jane Doe',
      muted: true,
      since: now - 1_000,
    });
  });

  test('has what is known if the library throws', () => {
    const unknown = { connectionId: '1', party: 'customer', state: 'disconnected', label: '', muted: false };
    expect(leg({})).toEqual({ ...unknown, since: undefined });
    const half = { getStatus: () => ({}), getEndpoint: () => ({ phoneNumber: '+14155550100' }), isMute: () => false };
    expect(leg(half)).toEqual({ ...unknown, label: '+14155550100', since: undefined });
  });

  test('is not read for a task, which would start a media session', () => {
    const getConnections = vi.fn(() => []);
    const contact = (type: string) => ({ getContactId: () => type, getType: () => type, getConnections });
    expect(read({ getContacts: () => [contact('task')] }).legs).toEqual(new Map([['task', []]]));
    expect(getConnections).not.toHaveBeenCalled();
    // A contact without connections has none.
    const gone = { getContactId: () => 'gone' };
    expect(read({ getContacts: () => [gone] }).legs).toEqual(new Map([['gone', []]]));
  });
});
