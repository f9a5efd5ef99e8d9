import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact, Stage, Unanswered } from '../contact/contact';
import { manyRuns } from '../testing/configs';
import { aContact } from '../testing/contacts';
import type { SourceEvent } from './event';
import { applyEvent, emptyLedger, isWorked, type Ledger } from './ledger';

const ids = ['a', 'b', 'c'] as const;

function ledgerOf(...events: SourceEvent[]): Ledger {
  return events.reduce(applyEvent, emptyLedger);
}

function sighting(contactId: string, stage: Stage, different: Partial<Contact> = {}): SourceEvent {
  return { type: 'contact', at: 0, contact: aContact({ contactId, stage, ...different }) };
}

const accepted = (contactId: string): SourceEvent => ({ type: 'accepted', at: 0, contactId });
const gone = (contactId: string): SourceEvent => ({ type: 'gone', at: 0, contactId });
const viewed = (contactId: string): SourceEvent => ({ type: 'viewed', at: 0, contactId });

describe('The ledger', () => {
  test('keeps the last report of the service, and the furthest stage of the contact', () => {
    const ledger = ledgerOf(sighting('a', 'connected'), sighting('a', 'ringing', { queue: 'Sales' }));
    expect(ledger.entries.get('a')?.contact).toMatchObject({ stage: 'connected', queue: 'Sales' });
  });

  test('keeps the reason for an unanswered contact when an older state arrives late', () => {
    const ledger = ledgerOf(sighting('a', 'ended', { unanswered: 'missed' }), sighting('a', 'ringing'));
    expect(ledger.entries.get('a')?.outcome).toBe('missed');
  });

  test('notes each milestone once, with its time', () => {
    const at = (time: number, event: SourceEvent): SourceEvent => ({ ...event, at: time });
    const ledger = ledgerOf(
      at(10, sighting('a', 'ringing')),
      at(20, sighting('a', 'ringing')),
      at(30, accepted('a')),
      at(35, accepted('a')),
      at(40, sighting('a', 'connected')),
      at(50, sighting('a', 'ended')),
    );
    expect(ledger.entries.get('a')?.milestones).toEqual([
      { what: 'ringing', at: 10 },
      { what: 'accepted', at: 30 },
      { what: 'connected', at: 40 },
      { what: 'ended', at: 50 },
    ]);
    expect(ledger.entries.get('a')?.seenAt).toBe(10);
  });

  test.each<[string, SourceEvent[], string | undefined]>([
    [
      'answered',
      [sighting('a', 'ringing'), sighting('a', 'connected'), sighting('a', 'ended', { unanswered: 'failed' })],
      'answered',
    ],
    ['missed', [sighting('a', 'ringing'), sighting('a', 'ended', { unanswered: 'missed' })], 'missed'],
    ['rejected', [sighting('a', 'ended', { unanswered: 'rejected' })], 'rejected'],
    ['first seen in after-contact work', [sighting('a', 'ended')], 'answered'],
    ['given up while it rang', [sighting('a', 'ringing'), sighting('a', 'ended')], undefined],
    ['given up after it was accepted', [sighting('a', 'ringing'), accepted('a'), sighting('a', 'ended')], undefined],
    ['still ringing', [sighting('a', 'ringing', { unanswered: 'missed' })], undefined],
  ])('records the outcome of a contact: %s', (_, events, outcome) => {
    expect(ledgerOf(...events).entries.get('a')?.outcome).toBe(outcome);
  });

  test('ignores an empty contact id, an unknown one, and an empty view', () => {
    const ledger = ledgerOf(sighting('a', 'ringing'));
    for (const event of [sighting('', 'ringing'), accepted('x'), gone('x'), viewed('x'), viewed('')]) {
      expect(applyEvent(ledger, event)).toBe(ledger);
    }
  });
});

describe('The focus', () => {
  const focus = (...events: SourceEvent[]) => ledgerOf(...events).focus;

  test('goes to the first contact, and to a newer ringing one only when the agent handles none', () => {
    expect(focus(sighting('a', 'ringing'))).toBe('a');
    expect(focus(sighting('a', 'ringing'), sighting('b', 'ringing'))).toBe('a');
    expect(focus(sighting('a', 'ended', { unanswered: 'missed' }), sighting('b', 'ringing'))).toBe('b');
    expect(focus(sighting('a', 'connected'), sighting('b', 'ringing'))).toBe('a');
  });

  test('follows the contact that the agent accepts or views, calls included', () => {
    expect(focus(sighting('a', 'connected'), sighting('b', 'ringing'), accepted('b'))).toBe('b');
    expect(focus(sighting('a', 'connected'), sighting('b', 'connected'), viewed('b'))).toBe('b');
  });

  test('stays when the service accepts a contact by itself', () => {
    expect(focus(sighting('a', 'connected'), sighting('b', 'ringing'), sighting('b', 'connected'))).toBe('a');
  });

  const parties = (state: 'hold' | 'connected') => [{ id: 'c', role: 'customer' as const, state }];
  const talking = (id: string) => sighting(id, 'connected', { parties: parties('connected') });
  const held = (id: string) => sighting(id, 'connected', { parties: parties('hold') });

  test('follows hold and resume between two calls, in either order of the events', () => {
    expect(focus(talking('a'), sighting('b', 'ringing'), held('a'), talking('b'))).toBe('b');
    expect(focus(talking('a'), sighting('b', 'ringing'), talking('b'), held('a'))).toBe('b');
    expect(focus(held('a'), talking('b'), held('b'), talking('a'))).toBe('a');
    expect(focus(held('a'), talking('b'), viewed('b'), talking('a'))).toBe('a');
  });

  test('stays with a call on hold while no other call is active', () => {
    expect(focus(talking('a'), held('a'), sighting('b', 'connected', { channel: 'chat' }))).toBe('a');
    expect(focus(talking('a'), sighting('b', 'connected', { channel: 'chat' }), viewed('b'), held('a'))).toBe('b');
    expect(focus(talking('a'), talking('b'), sighting('a', 'ended'))).toBe('a');
  });

  test('goes to a call that the agent dials, and not to one first seen in after-contact work', () => {
    const chat = sighting('a', 'connected', { channel: 'chat' });
    expect(focus(chat, sighting('b', 'ringing', { direction: 'outbound' }))).toBe('b');
    expect(focus(chat, sighting('b', 'ended', { direction: 'outbound' }))).toBe('a');
  });

  test('stays with a contact in after-contact work', () => {
    expect(focus(sighting('a', 'connected'), sighting('a', 'ended'), sighting('b', 'ringing'))).toBe('a');
    expect(focus(sighting('a', 'ended'), sighting('b', 'ringing'))).toBe('a');
  });

  test('goes to the contact that the agent handles when the contact in focus leaves', () => {
    const desk = [sighting('a', 'connected'), sighting('b', 'connected'), sighting('c', 'ringing')];
    expect(focus(...desk, viewed('c'), gone('c'))).toBe('b');
    expect(focus(...desk, gone('a'), gone('b'))).toBe('c');
    expect(focus(...desk, gone('a'), gone('b'), gone('c'))).toBeUndefined();
    expect(focus(sighting('a', 'connected'), sighting('b', 'connected'), gone('b'))).toBe('a');
    expect(focus(...desk, sighting('c', 'connected'), gone('c'))).toBe('a');
    const missed = sighting('b', 'ended', { unanswered: 'missed' });
    expect(focus(sighting('c', 'connected'), sighting('a', 'ringing'), missed, gone('c'))).toBe('a');
    expect(focus(sighting('a', 'ended'), sighting('b', 'ended'), gone('a'))).toBe('b');
  });
});

test('The agent handles an accepted contact until it ends unanswered, and never a monitored one', () => {
  const worked = (...events: SourceEvent[]) => isWorked(ledgerOf(...events).entries.get('a') as never);
  expect(worked(sighting('a', 'ringing'))).toBe(false);
  expect(worked(sighting('a', 'ringing'), accepted('a'))).toBe(true);
  expect(worked(sighting('a', 'ringing'), accepted('a'), sighting('a', 'ended', { unanswered: 'failed' }))).toBe(false);
  expect(worked(sighting('a', 'connected'), sighting('a', 'ended'))).toBe(true);
  expect(worked(sighting('a', 'ended'))).toBe(true);
  expect(worked(sighting('a', 'ringing'), sighting('a', 'ended'))).toBe(false);
  expect(worked(sighting('a', 'ended', { monitoring: true }))).toBe(false);
  expect(worked(sighting('a', 'connected', { monitoring: true }))).toBe(false);
});

describe('Whatever the order and the repetition of events', () => {
  const id = fc.constantFrom(...ids, '');
  const event: fc.Arbitrary<SourceEvent> = fc.oneof(
    fc
      .record({
        contactId: id,
        stage: fc.constantFrom<Stage>('ringing', 'connected', 'ended'),
        unanswered: fc.constantFrom<Unanswered | undefined>('missed', 'rejected', 'failed', undefined),
      })
      .map(({ contactId, stage, unanswered }) => sighting(contactId, stage, { unanswered })),
    id.map(accepted),
    id.map(gone),
    id.map(viewed),
  );

  test('the focus is a current contact, stages only advance, and each milestone is recorded once', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let ledger = emptyLedger;
        for (const each of events) {
          const before = ledger;
          ledger = applyEvent(ledger, each);
          expect(ledger.focus === undefined).toBe(ledger.entries.size === 0);
          if (ledger.focus !== undefined) expect(ledger.entries.has(ledger.focus)).toBe(true);
          for (const [contactId, entry] of ledger.entries) {
            const whats = entry.milestones.map(({ what }) => what);
            expect(new Set(whats).size).toBe(whats.length);
            const known = before.entries.get(contactId);
            if (known?.contact.stage === 'ended') expect(entry.contact.stage).toBe('ended');
            if (known?.answered) expect(entry.answered).toBe(true);
          }
        }
      }),
      { numRuns: manyRuns },
    );
  });

  test('an event that comes twice in a row counts once', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 15 }), (events) => {
        const doubled = events.flatMap((each) => [each, each]);
        expect([...ledgerOf(...doubled).entries]).toEqual([...ledgerOf(...events).entries]);
        expect(ledgerOf(...doubled).focus).toBe(ledgerOf(...events).focus);
      }),
      { numRuns: manyRuns },
    );
  });
});
