import { expect, test } from 'vitest';
import { turns } from '../browser/testing/fake-browser';
import type { PhoneParty, WorkspacePhone } from '../workspace/phone';
import { workspaceControls } from './workspace-controls';

const self = { participantId: 'self', isSelf: true, isInitial: false, state: 'connected' };
const customer = { participantId: 'customer', isSelf: false, isInitial: true, state: 'connected' };
const colleague = { participantId: 'colleague', isSelf: false, isInitial: false, state: 'hold' };

/** A phone without events. */
const unheard = {
  onChange: () => () => {},
  agent: async () => ({ name: 'Jordan Doe', state: 'Available' }),
} as unknown as WorkspacePhone;

/** A phone that accepts every command and keeps a list of them. */
function telephone(parties: () => Promise<readonly PhoneParty[]> = async () => [self, customer, colleague]) {
  const done: string[] = [];
  let changed: (contactId?: string) => void = () => {};
  const own = {
    onChange(listener: typeof changed) {
      changed = listener;
      return () => {};
    },
    agent: async () => ({ name: 'Jordan Doe', state: 'Available' }),
    parties,
    directory: async () => [{ id: 'queue', name: 'Support', kind: 'queue' }],
  };
  const phone = new Proxy(own, {
    get: (known, name) =>
      Reflect.get(known, name) ?? (async (...args: string[]) => void done.push([String(name), ...args].join(' '))),
  }) as unknown as WorkspacePhone;
  const controls = workspaceControls(phone);
  controls.start();
  return { controls, done, told: (contactId?: string) => changed(contactId) };
}

test('Each command of the agent calls the packages, and commands that they lack are refused', async () => {
  const { controls, done } = telephone();
  await controls.accept('call');
  await controls.decline('chat');
  await controls.hold('call', 'customer');
  await controls.resume('call', 'customer');
  await controls.consult('call', { quickConnect: 'queue' });
  await controls.transfer('call', { quickConnect: 'queue' });
  await controls.conference('call');
  await controls.drop('call', 'colleague');
  await controls.hangUp('call');
  await controls.clear('call');
  await controls.dial('+14155550100');
  expect(done).toEqual([
    'accept call',
    'reject chat',
    'hold customer',
    'resume customer',
    'add call queue',
    'transfer call queue',
    'join call',
    'drop colleague',
    'leave call',
    'clear call',
    'call +14155550100',
  ]);
  expect(controls.lacks).toEqual(['mute', 'keypad', 'numbers']);
  for (const lacking of [controls.mute(true), controls.sendDigits('call', '1'), controls.setState('Break')])
    await expect(lacking).rejects.toThrow('refused');
});

test('The parties of a contact and their states are read after each change', async () => {
  const { controls, told } = telephone();
  const unknown = { name: '', state: '', chosen: '', next: undefined, states: [], muted: false, legs: new Map() };
  expect(controls.view).toEqual(unknown);
  told('call');
  await turns();
  expect(controls.view).toMatchObject({ name: 'Jordan Doe', state: 'Available' });
  expect(controls.view.legs.get('call')?.map(({ party, state }) => `${party} ${state}`)).toEqual([
    'agent connected',
    'customer connected',
    'other hold',
  ]);
  expect(controls.view.legs.get('call')?.[1]).toEqual({
    connectionId: 'customer',
    party: 'customer',
    state: 'connected',
    label: '',
    muted: false,
  });
});

test('A look forgets a contact that left without an event, and finds one that was there before', async () => {
  const gone = new Set<string>();
  const phone: WorkspacePhone = { ...unheard, parties: async (contactId) => (gone.has(contactId) ? [] : [self]) };
  const controls = workspaceControls(phone);
  controls.look(['first']);
  await turns();
  expect(controls.view).toMatchObject({ name: 'Jordan Doe', state: 'Available' });
  expect([...controls.view.legs.keys()]).toEqual(['first']);
  gone.add('first');
  controls.look(['second']);
  await turns();
  expect([...controls.view.legs.keys()]).toEqual(['second']);
});

test('A swap holds the party that talks before it resumes the other', async () => {
  const { controls, done, told } = telephone();
  told('call');
  await turns();
  await controls.swap('call');
  expect(done).toEqual(['hold customer', 'resume colleague']);
});

test('A burst of changes is read twice: once at the first, once after the last', async () => {
  const waiting: ((parties: readonly PhoneParty[]) => void)[] = [];
  const { controls, told } = telephone(() => new Promise((resolve) => waiting.push(resolve)));
  for (let change = 0; change < 5; change++) told('call');
  await turns();
  expect(waiting).toHaveLength(1);
  waiting[0]?.([self]);
  await turns();
  expect(waiting).toHaveLength(2);
  waiting[1]?.([self, customer]);
  await turns();
  expect(waiting).toHaveLength(2);
  expect(controls.view.legs.get('call')).toHaveLength(2);
});

test('A contact without parties is forgotten', async () => {
  let parties: PhoneParty[] = [self];
  const { controls, told } = telephone(async () => parties);
  told('call');
  await turns();
  expect(controls.view.legs.has('call')).toBe(true);
  parties = [];
  told('call');
  await turns();
  expect(controls.view.legs.has('call')).toBe(false);
});

test('A command that the service refuses fails with the reason of the service', async () => {
  const { controls } = telephone();
  const phone = { onChange: () => () => {}, clear: () => Promise.reject(new Error('No Result Found')) };
  const refused = workspaceControls(phone as unknown as WorkspacePhone);
  await expect(refused.clear('call')).rejects.toThrow('No Result Found');
  expect(controls.view.legs.size).toBe(0);
});

test('A listener hears each change until it stops listening', async () => {
  const { controls, told } = telephone();
  const names: string[] = [];
  const stop = controls.subscribe(({ name }) => names.push(name));
  told();
  await turns();
  expect(names).toEqual(['Jordan Doe']);
  stop();
  told();
  await turns();
  expect(names).toHaveLength(1);
  // A change of the agent alone reads no contact.
  expect(controls.view.legs.size).toBe(0);
});

test('The directory is the workspace’s, and a number is none of its entries', async () => {
  const { controls, done } = telephone();
  expect(await controls.quickConnects()).toEqual([{ id: 'queue', name: 'Support', kind: 'queue' }]);
  await controls.consult('call', { number: '+14155550100' });
  expect(done).toEqual(['add call ']);
});

test('A party in a state that has no word here has left, and a supervisor is there', async () => {
  const { controls, told } = telephone(async () => [
    { ...self, state: 'rejected' },
    { ...colleague, state: 'silent_monitor' },
    { ...colleague, state: 'barge' },
    { ...customer, state: 'connecting' },
  ]);
  told('call');
  await turns();
  expect(controls.view.legs.get('call')?.map(({ state }) => state)).toEqual([
    'disconnected',
    'connected',
    'connected',
    'connecting',
  ]);
});

test('When the workspace tells nothing the agent keeps the known name, and a contact without parties is forgotten', async () => {
  let known = true;
  const agent = async () => {
    if (!known) throw new Error('App does not have permission');
    return { name: 'Jordan Doe', state: 'Available' };
  };
  const parties = async () => {
    if (!known) throw new Error('App does not have permission');
    return [self];
  };
  const controls = workspaceControls({ ...unheard, agent, parties });
  controls.look(['call']);
  await turns();
  expect(controls.view).toMatchObject({ name: 'Jordan Doe', state: 'Available', chosen: 'Available' });
  known = false;
  controls.look([]);
  await turns();
  expect(controls.view).toMatchObject({ name: 'Jordan Doe', state: '', chosen: '' });
  expect(controls.view.legs.size).toBe(0);
});

test('A swap without parties does nothing', async () => {
  const { controls, done } = telephone();
  await controls.swap('nobody');
  expect(done).toEqual([]);
});
