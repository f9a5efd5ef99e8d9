import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Step } from '../core/index';
import { definitions } from '../core/testing/configs';
import {
  customerLabel,
  formatAgo,
  formatInstant,
  formatSeconds,
  formatTime,
  formatValue,
  initials,
  inTheHead,
  languageName,
  lineLabel,
  numberText,
  proofs,
  recordMs,
  saidInTheHead,
  useNumberFormat,
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
    expect(customerLabel(aView({ ...silent, channel: 'callback' }))).toBe('Number withheld');
    expect(customerLabel(aView({ ...silent, channel: 'chat' }))).toBe('Unknown customer');
    expect(customerLabel(aView({ ...silent, channel: 'task' }))).toBe('Unknown customer');
  });

  test('is the customer picked last, whatever else happened', () => {
    const trace = [
      happened('picked', { detail: 'Ann Roe' }),
      happened('picked', { detail: 'John Roe' }),
      happened('opened', { detail: 'a record' }),
      { kind: 'rule', what: 'picked', detail: 'a rule' } as unknown as Step,
    ];
    expect(customerLabel(aView({}, { trace }))).toBe('John Roe');
  });

  test.each([
    [
      { matchedBy: 'number', verifiedBy: 'PIN' },
      ['Found by number: no proof of identity', 'Verified by the flow: PIN'],
    ],
    [{ matchedBy: 'email' }, ['Found by e-mail address: no proof of identity']],
    [{ matchedBy: 'keyed' }, ['Found by what the caller keyed in']],
    [nobody, []],
  ])('comes with proofs of how they were found and verified: %j', (attributes, said) => {
    expect(proofs(aView({ attributes }))).toEqual(said);
  });

  test('that the agent picked is proved by nothing else', () => {
    const trace = [happened('picked', { detail: 'Ann' })];
    expect(proofs(aView({ attributes: { matchedBy: 'number' } }, { trace }))).toEqual(['Chosen by the agent']);
  });
});

test.each([...inTheHead, ...saidInTheHead])('%s, which the head of the card has, is an attribute', (name) => {
  expect(definitions.map((definition) => definition.name)).toContain(name);
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
    ['number', '0.00000000012', '0.00000000012'],
    ['number', ' ', ' '],
    ['number', 'many', 'many'],
    ['number', '1e999', '1e999'],
    ['boolean', 'TRUE', 'Yes'],
    ['boolean', 'false', 'No'],
    ['boolean', 'perhaps', 'perhaps'],
    ['boolean', 'constructor', 'constructor'],
    ['boolean', '__proto__', '__proto__'],
    ['instant', 'never', 'never'],
    ['email', 'not an address', 'not an address'],
    ['email', 'x jane@example.test', 'x jane@example.test'],
    ['email', 'jane@example.test?cc=all', 'jane@example.test?cc=all'],
    ['email', 'mailto:jane@example.test', 'mailto:jane@example.test'],
    ['phone', 'extension 5', 'extension 5'],
    ['text', 'as it is', 'as it is'],
    ['text', 'de', 'de'],
  ])('of type %s: %j is shown as %j', (type, value, shown) => {
    expect(formatValue(definition(type), value)).toBe(shown);
  });

  /** A template as the browser would draw it. */
  const drawn = (value: ReturnType<typeof formatValue>) =>
    typeof value === 'string' ? value : String.raw({ raw: value.strings }, ...value.values);

  test('that can be called or written to is a link, and the dialed number is not', () => {
    expect(drawn(formatValue(definition('phone'), '+1 (415) 555-0142'))).toBe(
      '<a href="tel:+14155550142">+14155550142</a>',
    );
    expect(drawn(formatValue(definition('email'), 'jane@example.test'))).toBe(
      '<a href="mailto:jane@example.test">jane@example.test</a>',
    );
    expect(formatValue(definition('phone', 'dialedNumber'), '+18005550199')).toBe('+18005550199');
    expect(formatValue(definition('text', 'customerLanguage'), 'de')).toBe('German');
  });

  test('that is an instant is shown with its date and time, whatever form it has', () => {
    const noon = new Date(2026, 0, 5, 12);
    expect(formatValue(definition('instant'), noon.toISOString())).toMatch(/^Jan 5, 2026, 12:00\sPM$/);
    expect(formatInstant(noon.getTime())).toMatch(/^Jan 5, 2026, 12:00\sPM$/);
    expect(formatTime(noon.getTime())).toMatch(/^12:00\sPM$/);
  });

  test('is told in the time zone that the computer moves to', () => {
    const { DateTimeFormat } = Intl;
    // The mutation tests run in threads, which do not follow a change of TZ.
    const moveTo = (timeZone: string, offset: number) => {
      vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset);
      class Moved extends DateTimeFormat {
        constructor(tag: string, options: Intl.DateTimeFormatOptions) {
          super(tag, { timeZone, ...options });
        }
      }
      vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(Moved as typeof DateTimeFormat);
    };
    const at = Date.parse('2026-01-05T12:00:00Z');
    const told = () => [formatTime(at), formatInstant(at)];
    const both = (time: string) => [expect.stringMatching(`^${time}`), expect.stringMatching(` ${time}`)];

    moveTo('Europe/Berlin', -60);
    expect(told()).toEqual(both('1:00'));
    moveTo('Asia/Tokyo', -540);
    expect(told()).toEqual(both('9:00'));
    vi.restoreAllMocks();
  });

  test('is told in another time zone on request', () => {
    const at = Date.parse('2026-01-05T12:00:00Z');
    expect(formatTime(at, 'America/Los_Angeles')).toMatch(/^4:00\sAM$/);
  });
});

test.each([
  ['Jane van Doe', 'JD'],
  ['jane', 'J'],
  ['jane.doe@', 'JD'],
  ['ann_mary-roe', 'AR'],
  ['4 Ann 7 Roe 9', 'AR'],
  ['4ever', '#'],
  ['+1 415', '#'],
  ['', '#'],
  ['Élodie Ñandú', 'ÉÑ'],
  ['𐐷ane', '𐐏'],
])('The initials of %j are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test.each([
  ['fr', 'French'],
  ['en-US', 'English (US)'],
  ['no language', 'no language'],
])('The language %j is named %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});

test('A number is grouped once the rules of its country are known, and any other text is as it was', () => {
  expect([numberText('+1 415 555 0142'), numberText('5')]).toEqual(['+14155550142', '5']);
  useNumberFormat((number) => `(${number})`);
  expect([numberText('+1 415 555 0142'), numberText('5')]).toEqual(['(+14155550142)', '5']);
  useNumberFormat((number) => number);
});

const hour = 3_600_000;
const day = 24 * hour;
const noon = new Date(2026, 0, 5, 12).getTime();

test.each([
  ['30 seconds', 30_000, 'now'],
  ['59 seconds', 59_000, 'now'],
  ['a minute', 60_000, '1 minute ago'],
  ['less than an hour', hour - 1, '59 minutes ago'],
  ['an hour', hour, '1 hour ago'],
  ['a morning', 11 * hour, '11 hours ago'],
  ['13 hours', 13 * hour, 'yesterday'],
  ['2 days', 2 * day, '2 days ago'],
  ['29 days', 29 * day, '29 days ago'],
  ['30 days', 30 * day, 'last month'],
  ['364 days', 364 * day, '12 months ago'],
  ['365 days', 365 * day, 'last year'],
  ['800 days', 800 * day, '2 years ago'],
  ['a minute ahead of this clock', -60_000, 'now'],
  ['a day ahead of this clock', -day, 'now'],
])('An instant before %s is told in words', (_, ms, words) => {
  expect(formatAgo(noon - ms, noon)).toBe(words);
  expect(formatAgo(new Date(noon - ms).toISOString(), noon)).toBe(words);
});

test('Last night is hours ago for six hours, and then yesterday', () => {
  const night = new Date(2026, 0, 5, 4).getTime();
  expect(formatAgo(night - 5 * hour, night)).toBe('5 hours ago');
  expect(formatAgo(night - 6 * hour, night)).toBe('6 hours ago');
  expect(formatAgo(night - 6 * hour - 1, night)).toBe('yesterday');
});

test('What is no instant has no words, and without another clock the own one counts', () => {
  expect(formatAgo('never', noon)).toBeUndefined();
  expect(formatAgo(Date.now())).toBe('now');
});

test.each([
  [0, '0:00'],
  [9.9, '0:09'],
  [65, '1:05'],
  [3599, '59:59'],
  [3600, '1:00:00'],
  [3725, '1:02:05'],
  [36_600, '10:10:00'],
])('A length of %d seconds is shown as %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
