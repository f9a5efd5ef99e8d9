import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Step } from '../core/index';
import {
  customerLabel,
  formatAgo,
  formatInstant,
  formatSeconds,
  formatTime,
  formatValue,
  initials,
  languageName,
  lineLabel,
  numberText,
  proofs,
  recordMs,
} from './format';
import { aView } from './testing/views';
import { useLanguage } from './text/text';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
});
afterAll(() => vi.unstubAllGlobals());

const nobody = { lookupStatus: 'none', customerName: '', callerNumber: '', line: '', dialedNumber: '' };
const happened = (what: 'picked' | 'opened', more: object = {}) => ({ kind: 'happening', what, ...more }) as Step;

describe('The label of a customer', () => {
  test('is the picked name, the found name, the claimed name or the number, in this order', () => {
    expect(customerLabel(aView({}, { trace: [happened('picked', { detail: 'Ann Roe' })] }))).toBe('Ann Roe');
    expect(customerLabel(aView())).toBe('Jane Doe');
    expect(customerLabel(aView({ channel: 'chat', title: 'John', attributes: nobody }))).toBe('Says “John”');
    expect(customerLabel(aView({ channel: 'task', title: ' Call back ', attributes: nobody }))).toBe('Call back');
    expect(customerLabel(aView({ attributes: { ...nobody, callerNumber: '+14155550142' } }))).toBe('+14155550142');
  });

  test('says that the number is withheld, or the customer unknown, if there is neither', () => {
    const silent = { attributes: nobody, customerEndpoint: undefined, title: ' ' };
    expect(customerLabel(aView(silent))).toBe('Number withheld');
    expect(customerLabel(aView({ ...silent, channel: 'task' }))).toBe('Unknown customer');
  });

  test('comes with proofs of how they were found and verified', () => {
    expect(proofs(aView({ attributes: { matchedBy: 'number', verifiedBy: 'PIN' } }))).toHaveLength(2);
    const picked = aView({ attributes: nobody }, { trace: [happened('picked', { detail: 'Ann' })] });
    expect(proofs(picked)).toHaveLength(1);
    expect(proofs(aView({ attributes: nobody }))).toEqual([]);
  });
});

test('The label of a line is its name, its number, its queue or unknown', () => {
  expect(lineLabel(aView().entry.contact)).toBe('Acme Support');
  const dialed = { ...nobody, dialedNumber: '+18005550199' };
  expect(lineLabel(aView({ attributes: dialed }).entry.contact)).toBe('+18005550199');
  const bare = { attributes: nobody, systemEndpoint: undefined };
  expect(lineLabel(aView(bare).entry.contact)).toBe('Support');
  expect(lineLabel(aView({ ...bare, queue: undefined }).entry.contact)).toBe('Unknown line');
});

test('Only a record that opened by itself has a time', () => {
  expect(recordMs(aView({}, { trace: [happened('opened', { ms: 7 })] }))).toBe(7);
  expect(recordMs(aView())).toBeUndefined();
});

describe('A value', () => {
  const definition = (type: string, name = 'a') => ({ name, type }) as Parameters<typeof formatValue>[0];
  test.each([
    ['number', '1234.5', '1,234.5'],
    ['number', ' ', ' '],
    ['number', 'many', 'many'],
    ['boolean', 'TRUE', 'Yes'],
    ['boolean', 'false', 'No'],
    ['boolean', 'perhaps', 'perhaps'],
    ['boolean', 'constructor', 'constructor'],
    ['boolean', '__proto__', '__proto__'],
    ['instant', 'never', 'never'],
    ['email', 'not an address', 'not an address'],
    ['phone', 'extension 5', 'extension 5'],
    ['text', 'as it is', 'as it is'],
  ])('of type %s: %j is shown as %j', (type, value, shown) => {
    expect(formatValue(definition(type), value)).toBe(shown);
  });

  test('that can be called or written to is a link, and the dialed number is not', () => {
    expect(formatValue(definition('phone'), '+14155550142')).toHaveProperty('strings');
    expect(formatValue(definition('email'), 'jane@example.test')).toHaveProperty('strings');
    expect(formatValue(definition('phone', 'dialedNumber'), '+18005550199')).toBe('+18005550199');
    expect(formatValue(definition('text', 'customerLanguage'), 'de')).toBe('German');
  });
});

test('Odd names, languages and numbers are shown', () => {
  expect([initials('Jane van Doe'), initials('jane'), initials('+1 415'), initials('')]).toEqual(['JD', 'J', '#', '#']);
  expect([languageName('fr'), languageName('no language')]).toEqual(['French', 'no language']);
  expect([numberText('+14155550142'), numberText('5')]).toEqual(['+14155550142', '5']);
});

test('Times are shown in words', () => {
  const noon = new Date(2026, 0, 5, 12).getTime();
  expect(formatAgo(noon - 30_000, noon)).toBe('now');
  expect(formatAgo(noon - 5 * 60_000, noon)).toBe('5 minutes ago');
  expect(formatAgo(noon - 2 * 86_400_000, noon)).toBe('2 days ago');
  expect(formatAgo(noon - 13 * 3_600_000, noon)).toBe('yesterday');
  expect(formatAgo(noon + 60_000, noon)).toBe('now');
  expect(formatAgo('never', noon)).toBeUndefined();
  expect([formatSeconds(65), formatSeconds(3605)]).toEqual(['1:05', '1:00:05']);
  expect(formatInstant('2026-01-05T12:00:00Z')).toContain('2026');
  expect(formatTime(noon)).toContain('12:00');
});
