import { afterEach, describe, expect, test, vi } from 'vitest';
import { CommandError } from './command-error';
import { createControls } from './controls';
import type { Streams } from './library';

interface Callbacks {
  success(data?: unknown): void;
  failure(error?: unknown): void;
}

/** Controls over a library whose answers a test sets. */
function controlled(answer: (callbacks: Callbacks, method: string) => void = () => {}) {
  const asked: string[] = [];
  const ask = (method: string) => (callbacks: Callbacks) => {
    asked.push(method);
    answer(callbacks, method);
  };
  const leg = { getConnectionId: () => 'leg', destroy: ask('destroy'), hold: ask('hold'), resume: ask('resume') };
  const library = {
    agent() {},
    core: { getEventBus: () => ({ subscribe() {} }) },
    EventType: {},
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

  test('for a leg or a quick connect that no longer exists fails with gone', async () => {
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

  test('that declines a contact is remembered, unless the service refuses it', async () => {
    const reject = vi.fn((callbacks: Callbacks) => {
      // The contact may end before the answer arrives.
      expect(declined.has('a')).toBe(true);
      callbacks.success();
    });
    const declined = new Set<string>();
    const library = {
      agent() {},
      Contact: class {
        reject = reject;
      },
    };
    const controls = createControls(library as unknown as Streams, declined);
    await controls.decline('a');
    reject.mockImplementation((callbacks) => callbacks.failure('"no"'));
    await expect(controls.decline('b')).rejects.toThrow('refused');
    expect([...declined]).toEqual(['a']);
  });

  test('that the library throws at fails with gone, and one that is answered is waited for no longer', async () => {
    vi.useFakeTimers();
    const broken = controlled(() => {
      throw new TypeError('Cannot read properties of undefined');
    });
    await expect(broken.controls.accept('a')).rejects.toEqual(new CommandError('gone'));
    await controlled(({ success }) => success()).controls.accept('a');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('24: a number that cannot be dialed is refused before any request', async () => {
    const { controls, asked } = controlled();
    await expect(controls.dial('tel:555')).rejects.toEqual(new CommandError('noCountry'));
    expect(asked).toEqual([]);
  });
});

describe('A command that needs more than the library', () => {
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
  });

  test('ends a task by the id of the agent\u2019s connection, without its media library', async () => {
    const call = vi.fn((_method: string, _request: object, callbacks: Callbacks) => callbacks.success());
    const controls = createControls({
      agent() {},
      Contact: class {
        getType = () => 'task';
        _getData = () => ({
          connections: [
            { connectionId: 'creator', type: 'inbound' },
            { connectionId: 'own', type: 'agent' },
          ],
        });
      },
      ClientMethods: { DESTROY_CONNECTION: 'destroyConnection' },
      core: { getClient: () => ({ call }) },
    } as unknown as Streams);
    await controls.hangUp('task');
    expect(call.mock.calls[0]?.slice(0, 2)).toEqual(['destroyConnection', { contactId: 'task', connectionId: 'own' }]);
  });

  test('fails with gone for a task without a connection', async () => {
    const call = vi.fn();
    const controls = createControls({
      agent() {},
      Contact: class {
        getType = () => 'task';
      },
      ClientMethods: { DESTROY_CONNECTION: 'destroyConnection' },
      core: { getClient: () => ({ call }) },
    } as unknown as Streams);
    await expect(controls.hangUp('task')).rejects.toThrow('gone');
    expect(call).not.toHaveBeenCalled();
  });

  test('fails with gone for a call that the agent has left', async () => {
    const controls = createControls({
      agent() {},
      Contact: class {
        getType = () => 'voice';
        getAgentConnection = () => null;
      },
    } as unknown as Streams);
    await expect(controls.hangUp('call')).rejects.toEqual(new CommandError('gone'));
  });

  test('mutes the agent in the service in a call of three, and at the microphone in others', async () => {
    const [own, customer, colleague] = [connection('agent'), connection('inbound'), connection('outbound')];
    const featureless = contact('chat', [], null as never);
    let contacts = [featureless, contact('voice', [own, customer, colleague])];
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
    // Neither a chat of three nor a contact that has just left has the microphone.
    contacts = [
      contact('chat', [own, customer, colleague]),
      { ...contact('voice', []), getContactFeatures: undefined as never },
    ];
    await controls.mute(true);
    expect(microphone).toEqual(['off', 'on', 'off']);
  });

  test('rejects a number before the CCP has answered, and does not throw', async () => {
    const controls = createControls({
      agent() {},
      Agent: class {
        constructor() {
          throw new Error('The agent is not yet initialized!');
        }
      },
      Endpoint: { byPhoneNumber: (number: string) => ({ number }) },
    } as unknown as Streams);
    const notConnected = new CommandError('notConnected');
    await expect(controls.dial('+14155550142')).rejects.toEqual(notConnected);
    await expect(controls.setState('Break')).rejects.toEqual(notConnected);
    await expect(controls.mute(true)).rejects.toEqual(notConnected);
    await expect(controls.quickConnects()).rejects.toEqual(notConnected);
  });
});
