import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Contact, ContactView, ScreenPopView } from '../../core/index';
import { AgentPage } from '../../core/testing/agent-page';
import type { AgentView, Leg } from '../../streams/agent-view';
import { beganAt, isOffered, offersOf, otherParties, stripOf } from './stage';

afterEach(() => vi.restoreAllMocks());

function aContact(contactId: string, part: Partial<Contact>, entry: Partial<ContactView['entry']> = {}): ContactView {
  const contact: Contact = {
    contactId,
    channel: 'voice',
    direction: 'inbound',
    stage: 'ringing',
    attributes: {},
    ...part,
  };
  return {
    entry: { contact, seenAt: 0, accepted: false, answered: false, outcome: undefined, milestones: [], ...entry },
    status: 'none',
    pop: undefined,
    trace: [],
    notices: [],
    ms: undefined,
  };
}

const view = (contacts: ContactView[], focus?: string): ScreenPopView => ({ contacts, focus, past: [] });
const legs = (contactId: string, ...states: Leg['state'][]) =>
  ({
    legs: new Map([
      [
        contactId,
        states.map((state, at) => ({ connectionId: `${at}`, party: at ? 'other' : 'customer', state, label: '' })),
      ],
    ]),
  }) as unknown as AgentView;

describe('The strip of the phone', () => {
  const chat = aContact('chat', { channel: 'chat', stage: 'connected' });
  const call = aContact('call', { stage: 'connected' });
  const ring = aContact('ring', {});
  const later = aContact('later', { channel: 'chat' });
  const over = aContact('over', { stage: 'ended' }, { outcome: 'answered' });
  const missed = aContact('missed', { stage: 'ended' }, { outcome: 'missed' });

  test.each([
    ['waits', [], undefined, 'ready', undefined],
    ['rings for the contact that has rung longest', [chat, ring, later], 'chat', 'ring', 'ring'],
    ['stays with the call while the agent reads a chat', [chat, call], 'chat', 'live', 'call'],
    ['stays with the call while another contact rings', [call, later], 'call', 'live', 'call'],
    ['shows the end of the chosen contact', [over, missed], 'over', 'wrap', 'over'],
    ['shows that the chosen contact was missed', [over, missed], 'missed', 'missed', 'missed'],
    ['is free while the agent handles a chat', [chat], 'chat', 'ready', undefined],
  ] as const)('%s', (_, contacts, focus, kind, contactId) => {
    const strip = stripOf(view([...contacts], focus));
    expect(strip.kind).toBe(kind);
    expect('contact' in strip ? strip.contact.entry.contact.contactId : undefined).toBe(contactId);
  });

  test('of a page that is reloaded in after-contact work shows the wrap-up, and after a missed call does not', () => {
    const strip = (page: AgentPage) => stripOf(page.pops.view).kind;
    expect(strip(new AgentPage().rings('call').connects('call').reloaded().ends('call'))).toBe('wrap');
    expect(strip(new AgentPage().rings('call').reloaded().ends('call', { unanswered: 'missed' }))).toBe('missed');
    expect(strip(new AgentPage().rings('call').ends('call'))).toBe('missed');
  });

  test('shows that the customer is on hold, but not that a colleague is', () => {
    expect(stripOf(view([call]), legs('call', 'hold')).kind).toBe('held');
    expect(stripOf(view([call]), legs('call', 'connected', 'hold')).kind).toBe('live');
  });

  test('of two calls shows the selected one, or else the active one', () => {
    const second = aContact('second', { stage: 'connected' });
    const agent = { legs: new Map([...legs('call', 'hold').legs, ...legs('second', 'connected').legs]) };
    const shown = (focus: string) => stripOf(view([call, second, chat], focus), agent as unknown as AgentView);
    expect(shown('call')).toMatchObject({ kind: 'held', contact: call });
    expect(shown('second')).toMatchObject({ kind: 'live', contact: second });
    expect(shown('chat')).toMatchObject({ kind: 'live', contact: second });
    const both = { legs: new Map([...legs('call', 'hold').legs, ...legs('second', 'hold').legs]) };
    expect(stripOf(view([call, second, chat], 'chat'), both as unknown as AgentView)).toMatchObject({
      kind: 'held',
      contact: call,
    });
  });

  test('of a call that the agent dials cannot be accepted', () => {
    const dialed = aContact('dialed', { direction: 'outbound' });
    expect(stripOf(view([dialed])).kind).toBe('dialing');
  });

  test('offers the other ringing contacts beside itself, the one that has rung longest first', () => {
    const all = view([call, ring, later], 'call');
    expect(offersOf(all, stripOf(all))).toEqual([ring, later]);
    const none = view([ring]);
    expect(offersOf(none, stripOf(none))).toEqual([]);
  });
});

describe('The clock of a contact', () => {
  const milestones = [
    { what: 'ringing', at: 1000 },
    { what: 'accepted', at: 2000 },
    { what: 'connected', at: 5000 },
  ] as const;

  test('runs from the service’s own time, so that a reload changes nothing', () => {
    const began = new Map([['call', 1_700_000_000_000]]);
    const agent = { legs: new Map(), began } as unknown as AgentView;
    expect(beganAt(aContact('call', {}, { milestones }), agent)).toBe(1_700_000_000_000);
  });

  test('otherwise runs from the last stage that this page saw, or from when it first saw the contact', () => {
    const agent = { legs: new Map() } as unknown as AgentView;
    vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000);
    vi.spyOn(performance, 'now').mockReturnValue(6000);
    expect(beganAt(aContact('call', {}, { milestones }), agent)).toBe(1_699_999_999_000);
    expect(beganAt(aContact('call', {}, { seenAt: 700 }))).toBe(1_699_999_994_700);
  });
});

test('Other parties are those who are still there, and neither the agent nor the customer', () => {
  const leg = (party: Leg['party'], state: Leg['state']) => ({ party, state }) as Leg;
  const colleague = leg('other', 'hold');
  expect(
    otherParties([leg('agent', 'connected'), leg('customer', 'connected'), colleague, leg('other', 'disconnected')]),
  ).toEqual([colleague]);
});

describe('A contact that cannot be taken', () => {
  test.each([
    ['is dialed by the agent', { direction: 'outbound' as const }, {}],
    ['is accepted already', {}, { accepted: true }],
    ['is only monitored', { monitoring: true }, {}],
    ['is connected', { stage: 'connected' as const }, {}],
  ])('%s', (_, contact, entry) => {
    expect(isOffered(aContact('call', contact, entry))).toBe(false);
  });
});
