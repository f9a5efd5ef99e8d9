import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialedNumberMismatch, popKey, readField } from '../index';
import { manyRuns } from '../testing/configs';
import { aContact } from '../testing/contacts';
import { type AttributeDefinition, contractOf, sensitivityOf } from './contract';
import { cardRows, readable } from './display';
import { readCandidates, readRecentContacts } from './lists';
import { foundBy, readFact } from './provenance';

const definition = (name: string, different: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  name,
  label: name,
  type: 'text',
  sensitivity: 'public',
  show: 'present',
  writer: 'lookup',
  ...different,
});

describe('The card', () => {
  test('has the rows of the contract, in its order', () => {
    const contract = contractOf([
      definition('customerTier', { show: 'always' }),
      definition('customerName'),
      definition('customerNotes'),
      definition('customerId', { show: 'never' }),
      definition('line', { sensitivity: 'secret' }),
      definition('customerEmail', { sensitivity: 'secret', show: 'always' }),
    ]);
    expect(
      cardRows(contract, aContact()).map(({ definition: { name }, value, masked }) => [name, value, masked]),
    ).toEqual([
      ['customerTier', undefined, false],
      ['customerName', 'Jane Doe', false],
      ['line', 'Acme Support', true],
      ['customerEmail', undefined, false],
    ]);
  });

  test('takes later definitions for the same name, and treats unknown names as personal', () => {
    const contract = contractOf([definition('a', { label: 'old' })], [definition('a', { label: 'new' })]);
    expect(contract.get('a')?.label).toBe('new');
    expect(sensitivityOf(contract, 'a')).toBe('public');
    expect(sensitivityOf(contract, 'b')).toBe('personal');
  });

  test('shows another dialed number that the service reports', () => {
    expect(dialedNumberMismatch(aContact({ systemEndpoint: '+18005550142' }))).toBe('+18005550142');
    expect(dialedNumberMismatch(aContact())).toBeUndefined();
    expect(dialedNumberMismatch(aContact({ systemEndpoint: undefined }))).toBeUndefined();
    expect(dialedNumberMismatch(aContact({ attributes: { dialedNumber: '' } }))).toBeUndefined();
  });
});

describe('The facts', () => {
  const contract = contractOf([
    definition('customerName'),
    definition('line'),
    definition('errorKind'),
    definition('verifiedBy', { writer: 'flow' }),
    definition('orderId', { writer: 'customer' }),
  ]);
  const claims = { customerName: 'Jane Doe', line: 'Acme', errorKind: 'timeout', verifiedBy: 'PIN', orderId: '7' };

  test.each([
    ['match', ['customerName', 'line', 'errorKind', 'verifiedBy']],
    ['multiple', ['customerName', 'line', 'errorKind', 'verifiedBy']],
    ['none', ['line', 'errorKind', 'verifiedBy']],
    ['withheld', ['line', 'errorKind', 'verifiedBy']],
    ['error', ['line', 'errorKind', 'verifiedBy']],
    [' ', ['verifiedBy']],
  ])('with the status %j are the values of lookup and flow, and the others are claims', (lookupStatus, facts) => {
    const contact = aContact({ attributes: { ...claims, lookupStatus } });
    const rows = cardRows(contract, contact);
    expect(rows.filter(({ fact }) => fact).map(({ definition: { name } }) => name)).toEqual(facts);
    expect(rows).toHaveLength(5);
    for (const name of Object.keys(claims)) {
      expect([name, readFact(contract, contact, name) !== undefined]).toEqual([name, facts.includes(name)]);
    }
  });

  test('include the service’s own fields', () => {
    expect(readFact(contract, aContact(), 'queue')).toBe('Support');
  });

  test.each([
    [{}, 'number'],
    [{ attributes: { matchedBy: 'keyed' } }, 'keyed'],
    [{ attributes: { matchedBy: 'guessed' } }, 'number'],
    [{ channel: 'email' as const }, 'email'],
    [{ attributes: { lookupStatus: 'multiple' } }, undefined],
    [{ attributes: { lookupStatus: 'none', matchedBy: 'number' } }, undefined],
  ])('%j was found by %s', (different, by) => {
    expect(foundBy(aContact(different))).toBe(by);
  });
});

describe('A readable value', () => {
  test.each([
    ['a\u202eb', 'a b'],
    ['\u200bhidden\ufeff', 'hidden'],
    ['Jane\u034f Doe', 'Jane  Doe'],
    ['\u180e\u3164\u115f\uffa0\u2800', ''],
    ['gold\u{e0067}\u{e007f}', 'gold'],
    ['☎\ufe0f 1\u{e0100}', '☎ 1'],
    [`e${'\u0301'.repeat(60)}`, `e${'\u0301'.repeat(4)}`],
    ['Nguyễn Việt'.normalize('NFD'), 'Nguyễn Việt'.normalize('NFD')],
    ['line\r\nbreak', 'line  break'],
    ['<b>bold</b>', '<b>bold</b>'],
    ['x'.repeat(2048), 'x'.repeat(2048)],
    ['x'.repeat(2049), `${'x'.repeat(2048)}…`],
    [`${'x'.repeat(2047)}😀`, `${'x'.repeat(2047)}\ufffd…`],
  ])('%j', (value, shown) => {
    expect(readable(value)).toBe(shown);
  });

  test('never hides, reorders or runs on, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (value) => {
        expect(readable(value)).not.toMatch(/[\p{Cc}\p{Default_Ignorable_Code_Point}]|\p{M}{5}/u);
        expect(readable(value).length).toBeLessThanOrEqual(2_049);
      }),
      { numRuns: manyRuns },
    );
  });
});

describe('Candidates', () => {
  test('are read from compact JSON', () => {
    const text = JSON.stringify([{ id: 'C-1', name: 'Ann', tier: 'gold', account: 'A-1' }, { id: 2 }]);
    expect(readCandidates(text)).toEqual([
      { id: 'C-1', name: 'Ann', tier: 'gold', account: 'A-1' },
      { id: '2', name: '2', tier: undefined, account: undefined },
    ]);
  });

  test.each([
    [undefined, []],
    ['', []],
    ['{', undefined],
    ['{"id":"C-1"}', undefined],
    ['null', undefined],
    ['[1,null,"x",{},{"id":""},{"id":{}},{"id":true}]', []],
  ])('of %j are %j', (text, candidates) => {
    expect(readCandidates(text)).toEqual(candidates);
  });

  test('are ten at most', () => {
    expect(readCandidates(JSON.stringify(Array.from({ length: 30 }, (_, id) => ({ id: `C-${id}` }))))).toHaveLength(10);
  });

  test('keep an id as it is and make a name readable', () => {
    expect(readCandidates('[{"id":"a\\u202e","name":"b\\u202ec"}]')).toEqual([{ id: 'a\u202e', name: 'b c' }]);
  });

  test('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        readCandidates(text);
        readRecentContacts(text);
      }),
      { numRuns: manyRuns },
    );
  });
});

test('Recent contacts are five at most, and need a time', () => {
  const entry = {
    at: '2026-01-02T03:04:05Z',
    channel: 'voice',
    direction: 'inbound',
    queue: 'Support',
    line: 'Acme',
    agent: 'jdoe',
    seconds: 61,
  };
  expect(readRecentContacts(JSON.stringify([entry, { at: 1 }, { seconds: 'x' }, { at: 'a', seconds: 'x' }]))).toEqual([
    entry,
    { at: '1' },
    { at: 'a' },
  ]);
  expect(readRecentContacts(JSON.stringify(Array(9).fill(entry)))).toHaveLength(5);
});

test('Recent contacts from the history omit its ids and have the channel names of rules', () => {
  const id = '5f081088-4e1f-99ce-5a0b-12715fcdc7b7';
  const written = { at: '2026-01-02T03:04:05Z', channel: 'VOICE', queue: id, agent: id };
  expect(readRecentContacts(JSON.stringify([written]))).toEqual([{ at: written.at, channel: 'voice' }]);
});

describe('A field', () => {
  test.each(['', ' ', ' \t\u00a0\n'])('that is blank counts as missing: %j', (blank) => {
    const attributes = { line: blank, dialedNumber: blank };
    const contact = aContact({ queue: blank, systemEndpoint: blank, attributes });
    for (const name of ['queue', 'line', 'dialedNumber', 'nothing', 'toString', '__proto__']) {
      expect(readField(contact, name)).toBeUndefined();
    }
  });

  test('of the service wins over an attribute, and an attribute over the endpoints', () => {
    const contact = aContact({ attributes: { channel: 'chat', dialedNumber: '+18005550142' } });
    expect(readField(contact, 'channel')).toBe('voice');
    expect(readField(contact, 'dialedNumber')).toBe('+18005550142');
  });

  test('that makes a contact pop once is the first contact of a chain of transfers', () => {
    expect(popKey(aContact({ initialContactId: 'first' }))).toBe('first');
    expect(popKey(aContact({ initialContactId: '' }))).toBe('contact-1');
  });
});
