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
    ['Available', false, 'Available'],
    ['Break', false, 'Break'],
    ['Busy', false, 'With a customer'],
    ['AfterCallWork', false, 'After-call work'],
    ['MissedCallAgent', false, 'Missed'],
    ['MissedCallAgent', true, 'Declined'],
    ['FailedConnectCustomer', true, 'Customer not reached'],
    ['Init', false, 'Not ready'],
    ['', false, 'Not ready'],
    ['Training', false, 'Training'],
  ])('%s (declined: %s) is shown as %s', (state, declined, word) => {
    expect(agentStateWord(agent(state), declined).word).toBe(word);
  });

  test('is shown by its name if the instance has a state of that name', () => {
    expect(agentStateWord(agent('Busy', ['Busy'])).word).toBe('Busy');
  });
});

describe('The state of a contact', () => {
  const party = (role: 'agent' | 'customer' | 'other', state: 'connected' | 'left') => ({ id: role, role, state });
  test.each<[string, Partial<Contact>, Partial<ContactView['entry']>]>([
    ['Incoming call', {}, {}],
    ['Incoming callback', { channel: 'callback' }, {}],
    ['Connecting', {}, { accepted: true }],
    ['Dialing', { direction: 'outbound' }, {}],
    ['Monitoring', { monitoring: true, stage: 'connected' }, {}],
    ['On a call', { stage: 'connected' }, {}],
    ['Chat', { stage: 'connected', channel: 'chat' }, {}],
    ['Customer hung up', { stage: 'connected', parties: [party('customer', 'left'), party('other', 'connected')] }, {}],
    ['After-call work', { stage: 'ended' }, { outcome: 'answered' }],
    ['Missed', { stage: 'ended' }, { outcome: 'missed' }],
    ['Declined', { stage: 'ended' }, { outcome: 'rejected' }],
    ['You could not be reached', { stage: 'ended' }, { outcome: 'failed' }],
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

test('A contact has the icon of its channel, and a past call that of its outcome', () => {
  expect(['voice', 'CHAT', 'task', 'email', 'fax'].map(channelIcon)).toEqual([
    'phone',
    'message-square',
    'clipboard-list',
    'mail',
    'phone',
  ]);
  expect(['constructor', '__proto__', 'toString'].map(channelIcon)).toEqual(['phone', 'phone', 'phone']);
  expect([pastIcon('chat', 'inbound', false), pastIcon('voice', 'inbound', false)]).toEqual([
    'message-square',
    'phone-missed',
  ]);
  expect([pastIcon('VOICE', 'OUTBOUND', true), pastIcon('callback', undefined, true)]).toEqual([
    'phone-outgoing',
    'phone-incoming',
  ]);
  expect([isVoice(aView()), isVoice(aView({ channel: 'task' }))]).toEqual([true, false]);
});
