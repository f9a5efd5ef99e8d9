import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Contact, ContactView } from '../core/index';
import type { AgentView } from '../streams/agent-view';
import { aView } from './testing/views';
import { useLanguage } from './text/text';
import { agentStateWord, channelIcon, isVoice, pastIcon, stageWord } from './words';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
});
afterAll(() => vi.unstubAllGlobals());

const agent = (state: string, states = ['Available', 'Break', 'Offline']) =>
  ({ state, states }) as unknown as AgentView;

describe('The state of the agent', () => {
  test.each([
    ['Available', false, 'Available', 'live', 'circle-check'],
    ['Break', false, 'Break', '', 'clock'],
    ['Training', false, 'Training', '', 'clock'],
    ['PendingBusy', false, 'Incoming contact', 'ring', 'phone-incoming'],
    ['Pending', false, 'Incoming contact', 'ring', 'phone-incoming'],
    ['CallingCustomer', false, 'Dialing', 'live', 'phone-outgoing'],
    ['Dialing', false, 'Dialing', 'live', 'phone-outgoing'],
    ['Joining', false, 'Connecting', 'live', 'phone'],
    ['Busy', false, 'With a customer', 'live', 'headphones'],
    ['Busy', true, 'With a customer', 'live', 'headphones'],
    ['AfterCallWork', false, 'After-call work', '', 'pencil'],
    ['MissedCallAgent', false, 'Missed', 'hold', 'phone-missed'],
    ['MissedCallAgent', true, 'Declined', 'hold', 'phone-missed'],
    ['FailedConnectAgent', false, 'You could not be reached', 'hold', 'phone-missed'],
    ['BadAddressAgent', false, 'You could not be reached', 'hold', 'phone-missed'],
    ['LineEngagedAgent', false, 'You could not be reached', 'hold', 'phone-missed'],
    ['AgentHungUp', false, 'You could not be reached', 'hold', 'phone-missed'],
    ['FailedConnectCustomer', true, 'Customer not reached', 'hold', 'phone-missed'],
    ['BadAddressCustomer', false, 'Customer not reached', 'hold', 'phone-missed'],
    ['LineEngagedCustomer', false, 'Customer not reached', 'hold', 'phone-missed'],
    ['MissedCallCustomer', false, 'Customer not reached', 'hold', 'phone-missed'],
    ['Monitoring', false, 'Monitoring', '', 'headphones'],
    ['Init', false, 'Not ready', '', 'clock'],
    ['PendingAvailable', false, 'Not ready', '', 'clock'],
    ['Default', false, 'Not ready', '', 'clock'],
    ['Error', false, 'Not ready', '', 'clock'],
    ['InvalidLocale', false, 'Not ready', '', 'clock'],
    ['MultipleCcpWindows', false, 'Not ready', '', 'clock'],
    ['RealtimeCommunicationError', false, 'Not ready', '', 'clock'],
    ['SystemState', false, 'Not ready', '', 'clock'],
    ['ErrorState', false, 'Not ready', '', 'clock'],
    ['', false, 'Not ready', '', 'clock'],
  ])('%s (declined: %s) is shown as %s', (state, declined, word, look, picture) => {
    expect(agentStateWord(agent(state), declined)).toMatchObject({ word, look, picture });
  });

  test('is missed unless the page knows that the agent declined', () => {
    expect(agentStateWord(agent('MissedCallAgent')).word).toBe('Missed');
  });

  test('is shown by its name if the instance has a state of that name', () => {
    expect(agentStateWord(agent('Busy', ['Busy'])).word).toBe('Busy');
    expect(agentStateWord(agent('MissedCallAgent', ['MissedCallAgent']), true).word).toBe('MissedCallAgent');
  });
});

describe('The state of a contact', () => {
  const party = (role: 'agent' | 'customer' | 'other', state: 'connected' | 'left') => ({ id: role, role, state });
  test.each<[string, Partial<Contact>, Partial<ContactView['entry']>]>([
    ['Incoming call', {}, {}],
    ['Incoming callback', { channel: 'callback' }, {}],
    ['Incoming chat', { channel: 'chat' }, {}],
    ['Incoming task', { channel: 'task' }, {}],
    ['Incoming e-mail', { channel: 'email' }, {}],
    ['Connecting', {}, { accepted: true }],
    ['Dialing', { direction: 'outbound' }, {}],
    ['Monitoring', { monitoring: true, stage: 'connected' }, {}],
    ['On a call', { stage: 'connected' }, {}],
    ['On a call', { stage: 'connected', channel: 'callback' }, {}],
    ['Chat', { stage: 'connected', channel: 'chat' }, {}],
    ['Task', { stage: 'connected', channel: 'task' }, {}],
    ['E-mail', { stage: 'connected', channel: 'email' }, {}],
    ['Customer hung up', { stage: 'connected', parties: [party('customer', 'left'), party('other', 'connected')] }, {}],
    ['After-call work', { stage: 'ended' }, { outcome: 'answered' }],
    ['Missed', { stage: 'ended' }, { outcome: 'missed' }],
    ['Declined', { stage: 'ended' }, { outcome: 'rejected' }],
    ['You could not be reached', { stage: 'ended' }, { outcome: 'failed' }],
    ['Caller hung up', { stage: 'ended' }, { outcome: 'abandoned' }],
    ['Ended', { stage: 'ended' }, {}],
  ])('is shown as %s', (word, contact, entry) => {
    expect(stageWord(aView(contact, { entry }))).toBe(word);
  });

  test('is on hold if the customer is on hold', () => {
    const leg = { connectionId: '1', party: 'customer', state: 'hold', label: '', muted: false } as const;
    const held = { legs: new Map([['contact-1', [leg]]]) } as unknown as AgentView;
    expect(stageWord(aView({ stage: 'connected' }), held)).toBe('On hold');
  });
});

test.each([
  ['voice', 'phone'],
  ['Callback', 'phone'],
  ['CHAT', 'message-square'],
  ['task', 'clipboard-list'],
  ['email', 'mail'],
  ['fax', 'phone'],
  ['constructor', 'phone'],
  ['__proto__', 'phone'],
  ['toString', 'phone'],
])('A contact of the channel %s has the icon %s', (channel, icon) => {
  expect(channelIcon(channel)).toBe(icon);
});

test.each([
  ['chat', 'inbound', false, 'message-square'],
  ['chat', 'outbound', true, 'message-square'],
  ['voice', 'inbound', false, 'phone-missed'],
  ['voice', 'outbound', false, 'phone-missed'],
  ['voice', 'inbound', true, 'phone-incoming'],
  ['VOICE', 'OUTBOUND', true, 'phone-outgoing'],
  ['callback', undefined, true, 'phone-incoming'],
])('A past contact (%s, %s, answered: %s) has the icon %s', (channel, direction, answered, icon) => {
  expect(pastIcon(channel, direction, answered)).toBe(icon);
});

test('A call and a callback are voice, and a task is not', () => {
  expect([aView(), aView({ channel: 'callback' }), aView({ channel: 'task' })].map(isVoice)).toEqual([
    true,
    true,
    false,
  ]);
});
