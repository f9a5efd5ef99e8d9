import { afterEach, describe, expect, test, vi } from 'vitest';
import { CommandError, createControls } from './controls';
import type { Streams } from './library';

interface Callbacks {
  success(data?: unknown): void;
  failure(error?: unknown): void;
}

/** Controls over a library whose answers a test gives by hand. */
function controlled(answer: (callbacks: Callbacks, method: string) => void = () => {}) {
  const asked: string[] = [];
  const ask = (method: string) => (callbacks: Callbacks) => {
    asked.push(method);
    answer(callbacks, method);
  };
  const leg = { getConnectionId: () => 'leg', destroy: ask('destroy'), hold: ask('hold'), resume: ask('resume') };
  const library = {
    agent() {},
    Agent: class {
      getContacts = () => [];
      connect = (_: unknown, callbacks: Callbacks) => ask('connect')(callbacks);
      getAllQueueARNs = () => [];
      getEndpoints = (_: unknown, callbacks: Callbacks) => ask('getEndpoints')(callbacks);
    },
    Contact: class {
      accept = ask('accept');
      clear = ask('clear');
      toggleActiveConnections = ask('toggle');
      conferenceConnections = ask('conference');
      addConnection = (_: unknown, callbacks: Callbacks) => ask('add')(callbacks);
      getAgentConnection = () => leg;
      getConnections = () => [leg];
    },
    Endpoint: { byPhoneNumber: (number: string) => ({ number }) },
  };
  return { controls: createControls(library as unknown as Streams), asked };
}

afterEach(() => void vi.useRealTimers());

describe('A command', () => {
  test('that is never answered ends after fifteen seconds', async () => {
    vi.useFakeTimers();
    const failed = controlled()
      .controls.accept('a')
      .catch((error: Error) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await failed).toEqual(new CommandError('noAnswer'));
  });

  test.each([
    ['{"type":"Refused","message":"The line is busy."}', 'The line is busy.'],
    ['{"type":"Refused"}', 'Refused'],
    ['error', 'refused'],
    [undefined, 'refused'],
  ])('that the service refuses with %j fails with %j', async (error, reason) => {
    const { controls } = controlled((callbacks) => callbacks.failure(error));
    await expect(controls.swap('a')).rejects.toEqual(new CommandError(reason));
  });

  test('for a leg or a quick connect that is not there any more says so', async () => {
    const { controls, asked } = controlled();
    await expect(controls.hold('a', 'other')).rejects.toEqual(new CommandError('gone'));
    await expect(controls.consult('a', { quickConnect: 'nobody' })).rejects.toEqual(new CommandError('gone'));
    expect(asked).toEqual([]);
  });

  test('a cold transfer leaves the call only when the other party is being called', async () => {
    const { controls, asked } = controlled((callbacks, method) =>
      method === 'add' ? callbacks.failure('{"message":"Nobody there."}') : callbacks.success(),
    );
    await expect(controls.transfer('a', { number: '+14155550142' })).rejects.toEqual(new CommandError('Nobody there.'));
    expect(asked).toEqual(['add']);
  });

  test('24: a number that cannot be dialed is refused before anybody is asked', async () => {
    const { controls, asked } = controlled();
    await expect(controls.dial('tel:555')).rejects.toEqual(new CommandError('noCountry'));
    expect(asked).toEqual([]);
  });
});

describe('What the library cannot do by itself', () => {
  const connection = (type: string, state = 'connected') => ({
    getConnectionId: () => type,
    isInitialConnection: () => type === 'inbound',
    getStatus: () => ({ type: state }),
    getType: () => type,
    muteParticipant: (callbacks: Callbacks) => callbacks.success(),
    unmuteParticipant: (callbacks: Callbacks) => callbacks.failure('"no"'),
  });
  const contact = (type: string, legs: object[], features: object = { multiPartyConferenceEnabled: true }) => ({
    getContactId: () => type,
    getType: () => type,
    getContactFeatures: () => features,
    getConnections: () => legs,
    getAgentConnection: () => legs[0],
    _getData: () => ({ connections: [{ connectionId: 'own', type: 'agent' }] }),
  });

  test('a task is ended by the id of the agent\u2019s connection, without its media library', async () => {
    const call = vi.fn((_method: string, _request: object, callbacks: Callbacks) => callbacks.success());
    const controls = createControls({
      agent() {},
      Contact: class {
        getType = () => 'task';
        _getData = () => ({ connections: [{ connectionId: 'own', type: 'agent' }] });
      },
      ClientMethods: { DESTROY_CONNECTION: 'destroyConnection' },
      core: { getClient: () => ({ call }) },
    } as unknown as Streams);
    await controls.hangUp('task');
    expect(call.mock.calls[0]?.slice(0, 2)).toEqual(['destroyConnection', { contactId: 'task', connectionId: 'own' }]);
  });

  test('a task whose connection is gone is told as gone', async () => {
    const controls = createControls({
      agent() {},
      Contact: class {
        getType = () => 'task';
      },
    } as unknown as Streams);
    await expect(controls.hangUp('task')).rejects.toThrow('gone');
  });

  test('in a call of three the service mutes the agent, elsewhere the microphone does', async () => {
    const [own, customer, colleague] = [connection('agent'), connection('inbound'), connection('outbound')];
    let contacts = [contact('chat', []), contact('voice', [own, customer, colleague])];
    const microphone: string[] = [];
    const controls = createControls({
      agent() {},
      Agent: class {
        getContacts = () => contacts;
        mute = () => microphone.push('off');
        unmute = () => microphone.push('on');
      },
    } as unknown as Streams);
    await controls.mute(true);
    await expect(controls.mute(false)).rejects.toThrow();
    expect(microphone).toEqual([]);
    contacts = [contact('voice', [own, customer, connection('outbound', 'hold')])];
    await controls.mute(true);
    contacts = [contact('voice', [own, customer, colleague], {})];
    await controls.mute(false);
    expect(microphone).toEqual(['off', 'on']);
  });

  test('before the CCP has answered a number is refused in words, and never thrown', async () => {
    const controls = createControls({
      agent() {},
      Agent: class {
        constructor() {
          throw new Error('The agent is not yet initialized!');
        }
      },
      Endpoint: { byPhoneNumber: (number: string) => ({ number }) },
    } as unknown as Streams);
    await expect(controls.dial('+14155550142')).rejects.toThrow('notConnected');
  });
});
