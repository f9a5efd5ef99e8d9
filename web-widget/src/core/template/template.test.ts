import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../config/fault-text';
import { manyRuns } from '../testing/configs';
import { matchesTemplate } from './match';
import { fillTemplate, readTemplate, type Template } from './template';

const origin = 'https://crm.example.test';
const knows = (name: string) => ['customerId', 'tier', 'query'].includes(name);

function template(text: string): Template {
  const read = readTemplate(
    text,
    [origin, 'http://localhost:5182', 'http://[::1]:5182', 'http://127.0.0.1', 'https://crm.example.test:8443'],
    knows,
  );
  if ('why' in read) throw new Error(read.why);
  return read;
}

function fill(text: string, values: Record<string, string> = {}) {
  return fillTemplate(template(text), (name) => values[name]);
}

describe('An address', () => {
  test.each([
    ['/customers/{customerId}', '/customers/C-1', true],
    ['/customers/{customerId}', '/customers/', false],
    ['/customers/{customerId}', '/customers/C-1/delete', false],
    ['/customers/{customerId}', '/customers/C-1?delete=yes', false],
    ['/customers/{customerId}', '/logout', false],
    ['/customers/{customerId}?tab={tier}', '/customers/C-1?tab=notes', true],
    ['/customers/{customerId}?tab={tier}', '/customers/C-1?tab=notes&delete=1', false],
    ['/home', '/home', true],
    ['/home', '/home#x', false],
  ])('of the template %s may be %s: %j', (text, rest, matches) => {
    expect(matchesTemplate(template(origin + text), origin + rest)).toBe(matches);
  });

  test('of another origin never matches', () => {
    expect(matchesTemplate(template(`${origin}/home`), 'https://evil.example.test/home')).toBe(false);
  });
});

describe('A template', () => {
  test.each([
    [`${origin}/customers/{customerId}`, { customerId: 'C-1001' }, `${origin}/customers/C-1001`],
    [`${origin}/customers/{customerId}?tier={tier?}`, { customerId: 'C-1' }, `${origin}/customers/C-1?tier=`],
    [`${origin}/c?tier={tier|standard}#top`, {}, `${origin}/c?tier=standard#top`],
    [`${origin}/c?tier={tier|}`, {}, `${origin}/c?tier=`],
    [`${origin}?id={customerId}`, { customerId: 'a' }, `${origin}?id=a`],
    [`${origin}#{customerId}`, { customerId: 'a' }, `${origin}#a`],
    [origin, {}, origin],
    ['HTTPS://CRM.Example.Test:443/x', {}, `${origin}/x`],
    ['https://crm.example.test:8443/x', {}, 'https://crm.example.test:8443/x'],
    ['http://[::1]:5182/{customerId}', { customerId: '7' }, 'http://[::1]:5182/7'],
    ['http://127.0.0.1:80/x', {}, 'http://127.0.0.1/x'],
    ['https://crm.example.test/v1./a..b/c..', {}, `${origin}/v1./a..b/c..`],
    ['http://localhost:5182/{customerId}', { customerId: '7' }, 'http://localhost:5182/7'],
  ])('%s with %o becomes %s', (text, values, url) => {
    expect(fill(text, values)).toEqual({ url });
  });

  test.each([
    ["O'Neil (a*b)!", 'O%27Neil%20%28a%2Ab%29%21'],
    ['../../admin', '..%2F..%2Fadmin'],
    ['a?b#c&d=e', 'a%3Fb%23c%26d%3De'],
    ['line\r\nHeader: x', 'line%0D%0AHeader%3A%20x'],
    ['\\\\evil', '%5C%5Cevil'],
    ['\u202egnp', '%E2%80%AEgnp'],
    ['\ud800', '%EF%BF%BD'],
    ['100%', '100%25'],
    ['javascript:alert(1)', 'javascript%3Aalert%281%29'],
  ])('encodes %j', (value, encoded) => {
    expect(fill(`${origin}/c/{customerId}`, { customerId: value })).toEqual({ url: `${origin}/c/${encoded}` });
  });

  test('names a required value that is missing', () => {
    expect(fill(`${origin}/{customerId}`)).toEqual({ problem: { why: 'missing', value: 'customerId' } });
  });

  test.each(['.', '..'])('refuses a value that is the path segment %s', (customerId) => {
    expect(fill(`${origin}/customers/{customerId}`, { customerId })).toHaveProperty('problem', { why: 'climbs' });
    expect(fill(`${origin}/c?id={customerId}`, { customerId })).toHaveProperty('url');
  });

  test('refuses two values that together make the path segment ..', () => {
    expect(fill(`${origin}/{customerId}{tier}/x`, { customerId: '.', tier: '.' })).toHaveProperty('problem');
    expect(fill(`${origin}/.{customerId}/x`, { customerId: '.' })).toHaveProperty('problem');
  });

  test('refuses an address longer than 8,000 characters', () => {
    expect(fill(`${origin}/{customerId}`, { customerId: 'x'.repeat(7_999) })).toHaveProperty('url');
    expect(fill(`${origin}/{customerId}`, { customerId: 'x'.repeat(8_000) })).toEqual({
      problem: { why: 'long', value: '8000' },
    });
  });
});

describe('A template is refused', () => {
  test.each([
    ['javascript:alert(1)', 'not an absolute https address'],
    ['data:text/html,x', 'not an absolute https address'],
    ['//crm.example.test/x', 'not an absolute https address'],
    ['/customers/{customerId}', 'not an absolute https address'],
    ['https:crm.example.test', 'not an absolute https address'],
    ['https:\\\\crm.example.test', 'not an absolute https address'],
    ['https://{customerId}.example.test/', 'not an absolute https address'],
    ['https://crm.example.test:{tier}/', 'not an absolute https address'],
    ['https://crm.example.test{customerId}/', 'not an absolute https address'],
    ['https://crm.example.test@evil.example.test/', 'not an absolute https address'],
    ['https://crm.example.test\\@evil.example.test/', 'not an absolute https address'],
    [' https://crm.example.test/', 'not an absolute https address'],
    ['https://crm.exämple.test/', 'not an absolute https address'],
    ['http://crm.example.test/', 'http, allowed for localhost only'],
    ['http://localhost.evil.example.test/', 'http, allowed for localhost only'],
    ['http://evil-localhost/', 'http, allowed for localhost only'],
    ['http://[2001:db8::1]/', 'http, allowed for localhost only'],
    ['https://crm.example.test:80/', 'leads to https://crm.example.test:80'],
    ['https://evil.example.test/', 'leads to https://evil.example.test, which is not in allowedOrigins'],
    ['https://crm.example.test:444/', 'leads to https://crm.example.test:444'],
    ['https://crm.example.test./', 'leads to https://crm.example.test.'],
    ['https://crm.example.test/a b', 'must be percent-encoded'],
    ['https://crm.example.test/a\\b', 'must be percent-encoded'],
    ['https://crm.example.test/\n', 'must be percent-encoded'],
    ['https://crm.example.test/}', 'must be percent-encoded'],
    ['https://crm.example.test/../x', 'lead out of its folder'],
    ['https://crm.example.test/%2E%2e/x', 'lead out of its folder'],
    ['https://crm.example.test/{}', 'has {}, which is not'],
    ['https://crm.example.test/{customer id}', 'has {customer id}, which is not'],
    ['https://crm.example.test/{customerId!raw}', 'has {customerId!raw}, which is not'],
    ['https://crm.example.test/{customer}', 'which is neither a field of the contact nor a declared attribute'],
    ['${RecordUrl}/customers/{customerId}', 'placeholder'],
  ])('%j', (text, reason) => {
    const refused = readTemplate(text, [origin], knows);
    expect('why' in refused && faultText({ at: 'url', ...refused })).toContain(reason);
  });
});

describe('Whatever the value', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(
        '.',
        '/',
        '\\',
        '%',
        '2',
        'e',
        '@',
        ':',
        '#',
        '?',
        '\r',
        '\n',
        '\t',
        '\u202e',
        '\u200b',
        '\ud800',
      ),
      maxLength: 12,
    }),
    fc.constantFrom(
      'javascript:alert(1)',
      'data:text/html,<b>',
      '//evil.example.test',
      'https://evil.example.test/',
      '\\\\evil',
      '<img src=x onerror=alert(1)>',
    ),
  );
  const texts = [
    `${origin}/customers/{customerId}`,
    `${origin}/a/{customerId}/b/{tier?}/c`,
    `${origin}/{customerId}{tier}`,
    `${origin}?q={customerId}&t={tier}`,
    `${origin}/x#{customerId}`,
    `${origin}/x/.{customerId}`,
  ];

  test('the browser goes to the template’s own origin and folder, or nowhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), hostile, hostile, (text, customerId, tier) => {
        const filled = fill(text, { customerId, tier });
        if (!('url' in filled)) return;
        const url = new URL(filled.url);
        expect(url.origin).toBe(origin);
        expect(url.username + url.password).toBe('');
        // The browser sends exactly the written address. It resolves, cuts or guesses nothing.
        expect(filled.url).toMatch(/^[\x21-\x7e]*$/);
        expect(url.href.replace(/\/(?=\?|$)/, '')).toBe(filled.url.replace(/\/(?=\?|$)/, ''));
      }),
      { numRuns: manyRuns },
    );
  });

  test('the value comes back whole when the record system decodes it', () => {
    fc.assert(
      fc.property(hostile, (customerId) => {
        const filled = fill(`${origin}/c?q={customerId}&z=1`, { customerId });
        const expected = customerId.toWellFormed();
        if ('url' in filled) expect(new URL(filled.url).searchParams.get('q')).toBe(expected);
      }),
      { numRuns: manyRuns },
    );
  });
});
