import { describe, expect, test } from 'vitest';
import { CommandError } from './command-error';
import { createControls } from './controls';
import type { Streams } from './library';

interface Callbacks {
  success(data?: unknown): void;
}

describe('The controls over a library', () => {
  /** A library whose agent, contact and connections answer at once, with a list of the requests. */
  function aLibrary(...contacts: object[]) {
    const asked: unknown[][] = [];
    const does =
      (name: string) =>
      (...given: unknown[]) => {
        const callbacks = given.find((each) => typeof (each as Callbacks)?.success === 'function') as Callbacks;
        asked.push([name, ...given.filter((each) => each !== callbacks)]);
        callbacks?.success();
      };
    const connection = (id: string, connected = true) => ({
      getConnectionId: () => id,
      isConnected: () => connected,
      hold: does(`hold ${id}`),
      resume: does(`resume ${id}`),
      destroy: does(`destroy ${id}`),
      sendDigits: does(`digits ${id}`),
    });
    const state = {
      contacts,
      customer: connection('customer') as object | null,
      others: [] as object[],
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
        getThirdPartyConnections = () => state.others;
        getConnections = () => [connection('customer')];
      },
      Endpoint: { byPhoneNumber: (number: string) => ({ number }) },
    };
    return { controls: createControls(library as unknown as Streams), asked, state, events, connection };
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

  test('send tones to whom the agent talks to', async () => {
    const { controls, asked, state, connection } = aLibrary();
    state.others = [connection('left', false), connection('bank')];
    await controls.sendDigits('a', '1');
    state.customer = connection('customer', false);
    await controls.sendDigits('a', '2');
    state.customer = null;
    await controls.sendDigits('a', '3');
    state.others = [];
    state.customer = connection('customer', false);
    await controls.sendDigits('a', '4');
    expect(asked).toEqual([
      ['digits customer', '1'],
      ['digits bank', '2'],
      ['digits bank', '3'],
      ['digits customer', '4'],
    ]);
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

  test('have the microphone on when they come to a call that is under way', () => {
    const { controls } = aLibrary({ getContactId: () => 'a' });
    expect([controls.view.muted, controls.view.legs.size]).toEqual([false, 1]);
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
    state.contacts = [call];
    const muted = [undefined, true, false].map((off) => {
      events.get('mute')?.({ muted: off });
      return controls.view.muted;
    });
    expect(muted).toEqual([false, true, false]);
  });
});
