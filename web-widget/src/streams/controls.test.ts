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
    const controls = createControls({
      agent() {},
      Contact: class {
        getType = () => 'task';
      },
    } as unknown as Streams);
    await expect(controls.hangUp('task')).rejects.toThrow('gone');
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

describe('The controls over a library', () => {
  /** A library whose agent, contact and connections answer at once, with a list of the requests. */
  function aLibrary() {
    const asked: unknown[][] = [];
    const does =
      (name: string) =>
      (...given: unknown[]) => {
        const callbacks = given.find((each) => typeof (each as Callbacks)?.success === 'function') as Callbacks;
        asked.push([name, ...given.filter((each) => each !== callbacks)]);
        callbacks?.success();
      };
    const connection = (id: string) => ({
      getConnectionId: () => id,
      hold: does(`hold ${id}`),
      resume: does(`resume ${id}`),
      destroy: does(`destroy ${id}`),
      sendDigits: does(`digits ${id}`),
    });
    const state = {
      contacts: [] as object[],
      customer: connection('customer') as object | null,
      endpoints: [
        { endpointARN: 'arn', name: 'Alex', type: 'agent' },
        { name: 'Billing', type: 'queue' },
      ] as object[] | undefined,
    };
    const events = new Map<string, (argument?: unknown) => void>();
    const on = (name: string) => (handler: (argument?: unknown) => void) => void events.set(name, handler);
    const agent = {
      onRefresh: on('refresh'),
      onStateChange: on('state'),
      onMuteToggle: on('mute'),
      onSoftphoneError: on('softphone'),
      onMicrophoneDeviceChanged: on('microphone'),
      onSpeakerDeviceChanged: on('speaker'),
      onRingerDeviceChanged: on('ringer'),
      onLocalMediaStreamCreated: on('sound'),
      onNetworkConnectionStatusChanged: on('network'),
      getNetworkConnectionStatus: async () => ({ status: 'connected' }),
    };
    const library = {
      agent: (handler: (agent: object) => void) => handler(agent),
      core: { getEventBus: () => ({ subscribe() {} }) },
      EventType: { SOFTPHONE_STATS: 'softphone_stats' },
      Agent: class {
        getName = () => 'Jordan Doe';
        getState = () => ({ name: 'Available' });
        getAvailabilityState = () => undefined;
        getNextState = () => ({ name: 'Break' });
        getAgentStates = () => [{ name: 'Available' }, { name: 'Break' }];
        getStateDuration = () => Number.NaN;
        getContacts = () => state.contacts;
        setState = does('state');
        connect = does('dial');
        getAllQueueARNs = () => ['queue'];
        getEndpoints = (queues: readonly string[], { success }: Callbacks) => {
          expect(queues).toEqual(['queue']);
          success(state.endpoints && { endpoints: state.endpoints });
        };
        setMicrophoneDevice = (deviceId: string) => events.get('microphone')?.({ deviceId });
      },
      Contact: class {
        accept = does('accept');
        clear = does('clear');
        toggleActiveConnections = does('swap');
        conferenceConnections = does('join');
        addConnection = does('add');
        getAgentConnection = () => connection('agent');
        getActiveInitialConnection = () => state.customer;
        getConnections = () => [connection('customer')];
      },
      Endpoint: { byPhoneNumber: (number: string) => ({ number }) },
    };
    return { controls: createControls(library as unknown as Streams), asked, state, events };
  }

  test('send each command to the given contact and leg', async () => {
    const { controls, asked, state } = aLibrary();
    await controls.accept('a');
    await controls.hold('a', 'customer');
    await controls.resume('a', 'customer');
    await controls.drop('a', 'customer');
    await controls.hangUp('a');
    await controls.swap('a');
    await controls.conference('a');
    await controls.clear('a');
    await controls.sendDigits('a', '1#');
    await controls.dial('+1 415 555 0142');
    expect(asked.map(([name, given]) => (given === undefined ? name : [name, given]))).toEqual([
      'accept',
      'hold customer',
      'resume customer',
      'destroy customer',
      'destroy agent',
      'swap',
      'join',
      'clear',
      ['digits customer', '1#'],
      ['dial', { number: '+14155550142' }],
    ]);
    state.customer = null;
    await expect(controls.sendDigits('a', '1')).rejects.toEqual(new CommandError('gone'));
  });

  test('enqueue a state while there is a contact, and accept only the states of the agent', async () => {
    const { controls, asked, state } = aLibrary();
    await controls.setState('Break');
    state.contacts = [{ getContactId: () => 'a' }];
    await controls.setState('Break');
    await expect(controls.setState('Lunch')).rejects.toEqual(new CommandError('gone'));
    expect(asked).toEqual([
      ['state', { name: 'Break' }, { enqueueNextState: false }],
      ['state', { name: 'Break' }, { enqueueNextState: true }],
    ]);
  });

  test('transfer a contact to a quick connect or a number', async () => {
    const { controls, asked } = aLibrary();
    expect(await controls.quickConnects()).toEqual([
      { id: 'arn', name: 'Alex', kind: 'agent' },
      { id: 'Billing', name: 'Billing', kind: 'queue' },
    ]);
    await controls.transfer('a', { quickConnect: 'arn' });
    await controls.consult('a', { number: '+14155550142' });
    expect(asked).toEqual([
      ['add', { endpointARN: 'arn', name: 'Alex', type: 'agent' }],
      ['destroy agent'],
      ['add', { number: '+14155550142' }],
    ]);
  });

  test('forget the quick connects that are no longer there', async () => {
    const { controls, state } = aLibrary();
    await controls.quickConnects();
    state.endpoints = undefined;
    expect(await controls.quickConnects()).toEqual([]);
    await expect(controls.consult('a', { quickConnect: 'arn' })).rejects.toEqual(new CommandError('gone'));
  });

  test('change a microphone now on a call that is connected, and later on any other', async () => {
    const { controls, state, events } = aLibrary();
    const leg = { getConnectionId: () => '1', isInitialConnection: () => false };
    const call = (party: string, type: string) => ({
      getContactId: () => 'a',
      getConnections: () => [{ ...leg, getType: () => party, getStatus: () => ({ type }) }],
    });
    const chosen = async (...contacts: object[]) => {
      state.contacts = contacts;
      events.get('refresh')?.();
      return controls.media?.choose('microphone', 'm1');
    };
    expect(await chosen()).toBe('later');
    expect(await chosen(call('agent', 'hold'))).toBe('later');
    expect(await chosen(call('outbound', 'connected'))).toBe('later');
    expect(await chosen(call('agent', 'connected'))).toBe('now');
    expect(controls.view.media?.devices).toEqual({ microphone: 'm1' });
  });

  test('show the state of the library to their listeners', () => {
    const { controls, state, events } = aLibrary();
    expect(controls.view).toMatchObject({ name: 'Jordan Doe', chosen: 'Available', next: 'Break', since: undefined });
    expect(controls.view.media).toEqual({ cut: false, quality: new Map(), devices: {} });
    const seen: boolean[] = [];
    const stop = controls.subscribe(({ muted }) => void seen.push(muted));
    const call = {
      getContactId: () => 'a',
      getType: () => 'voice',
      getStateDuration: () => 1000,
      getConnections: () => [
        { getConnectionId: () => '1', getType: () => 'agent', getEndpoint: () => ({ phoneNumber: '+14155550142' }) },
        { getConnectionId: () => '2', getType: () => 'inbound', isInitialConnection: () => true },
        { getConnectionId: () => '3', getType: () => 'outbound', isInitialConnection: () => false },
      ],
    };
    state.contacts = [call, { getContactId: () => 'b', getType: () => 'task' }, { getContactId: () => 'c' }];
    events.get('mute')?.({ muted: true });
    expect(controls.view.legs.get('a')?.map(({ party, state, label }) => [party, state, label])).toEqual([
      ['agent', 'disconnected', '+14155550142'],
      ['customer', 'disconnected', ''],
      ['other', 'disconnected', ''],
    ]);
    expect([controls.view.legs.get('b'), controls.view.began?.has('a')]).toEqual([[], true]);
    events.get('refresh')?.();
    state.contacts = [];
    events.get('state')?.();
    stop();
    events.get('refresh')?.();
    // When the last contact leaves, the microphone is on again.
    expect([seen, controls.view.muted]).toEqual([[true, true, false], false]);
    events.get('mute')?.({});
    expect(controls.view.muted).toBe(false);
  });
});
