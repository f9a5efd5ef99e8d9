import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cardRows, readable, shownLength } from '../../src/core/attributes/display';
import { readCandidates, readRecentContacts } from '../../src/core/attributes/lists';
import { checkAddress, decide } from '../../src/core/index';
import { aConfig, contract, recordOrigin } from '../../src/core/testing/configs';
import { aContact } from '../../src/core/testing/contacts';
import { readContact } from '../../src/streams/facts';
import { formatAgo, formatInstant, formatValue, initials, languageName } from '../../src/ui/format';
import { useLanguage } from '../../src/ui/text/text';
import { channelIcon, pastIcon } from '../../src/ui/words';
import { readAttributes } from '../../src/workspace/facts';
import { clonedValue, damaged, everyInput, hostileText, hostileValue, limit } from './inputs';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
});
afterAll(() => vi.unstubAllGlobals());

const names = fc.oneof(fc.constantFrom(...contract.keys()), hostileText);
const attributes = fc.dictionary(names, hostileText, { maxKeys: 6, noNullPrototype: false });
const overriding = aConfig({
  overrides: { urls: [`${recordOrigin}/cases/{customerId}`, `${recordOrigin}/q?id={customerId}`], byFlow: true },
});

describe('Fuzzing a contact', { timeout: limit }, () => {
  test('attributes from the workspace are texts by their own names, whatever comes', () => {
    const given = fc.oneof(
      clonedValue,
      fc.dictionary(names, fc.oneof(clonedValue, fc.record({ value: clonedValue })), { maxKeys: 6 }),
    );
    everyInput(given, (value) => {
      for (const [name, text] of Object.entries(readAttributes(value))) {
        expect(typeof text).toBe('string');
        expect(Object.hasOwn(value as object, name)).toBe(true);
      }
      expect(({} as Record<string, unknown>).value).toBeUndefined();
    });
  });

  test('a snapshot of Streams becomes plain values, whatever its getters return or throw', () => {
    const gone = Symbol('throws');
    const answer = fc.oneof(clonedValue, fc.constant(gone), fc.constantFrom('voice', 'chat', 'missed', 'transfer'));
    everyInput(fc.array(answer, { minLength: 8, maxLength: 8 }), (answers) => {
      let at = 0;
      const contact = new Proxy({} as connect.Contact, {
        get: (_, name) => () => {
          if (name === 'getContactId') return 'contact-1';
          const value = answers[at++ % answers.length];
          if (value === gone) throw new Error('gone');
          return value;
        },
      });
      const read = readContact(contact, 'Available');
      expect(['ringing', 'connected', 'ended']).toContain(read.stage);
      expect(['voice', 'callback', 'chat', 'task', 'email']).toContain(read.channel);
      for (const text of Object.values(read.attributes)) expect(typeof text).toBe('string');
      for (const text of [read.queue, read.title, read.customerEndpoint, read.systemEndpoint, read.initialContactId])
        expect(['string', 'undefined']).toContain(typeof text);
    });
  });

  test('the rows of the card have no character that hides, and facts only where the lookup answered', () => {
    everyInput(attributes, (given) => {
      const contact = { ...aContact(), attributes: given };
      for (const { definition, value, fact } of cardRows(contract, contact)) {
        if (value === undefined) continue;
        expect(value).not.toMatch(/[\p{Cc}\p{Bidi_C}\u200b\u2028\u2029\u2800\u{e0000}-\u{e007f}]/u);
        expect(value.length).toBeLessThanOrEqual(shownLength + 1);
        if (definition.writer === 'lookup') expect(fact && given.lookupStatus === undefined).toBe(false);
        if (definition.writer === 'customer') expect(fact).toBe(false);
      }
    });
  });

  test('a text is readable, and stays as it is when it is read again', () => {
    everyInput(hostileText, (text) => {
      const shown = readable(text);
      expect(readable(shown)).toBe(shown);
    });
  });

  test('candidates and earlier contacts are lists of texts, or none', () => {
    const entry = fc.oneof(
      clonedValue,
      fc.dictionary(fc.constantFrom('id', 'name', 'tier', 'account', 'at', 'channel', 'line', 'seconds'), hostileValue),
    );
    const lists = fc.array(entry, { maxLength: 12 }).map((list) => {
      try {
        return JSON.stringify(list);
      } catch {
        return '[';
      }
    });
    const texts = fc.oneof(lists, damaged('[{"id":"C-1","name":"Jane","at":"2026-05-01T09:00:00.000Z","seconds":7}]'));
    everyInput(texts, (text) => {
      const candidates = readCandidates(text) ?? [];
      expect(candidates.length).toBeLessThanOrEqual(10);
      for (const { id, name } of candidates) expect([typeof id, typeof name]).toEqual(['string', 'string']);
      for (const { at, channel = '', direction, seconds } of readRecentContacts(text) ?? []) {
        expect([typeof at, typeof channel, typeof (seconds ?? 0)]).toEqual(['string', 'string', 'number']);
        expect([typeof channelIcon(channel), typeof pastIcon(channel, direction, true)]).toEqual(['string', 'string']);
        formatAgo(at);
      }
    });
  });

  test('popUrl, popTarget and popAt open a listed address of the record system, or nothing of their own', () => {
    const address = fc.oneof(
      hostileText,
      hostileText.map((rest) => recordOrigin + rest),
      hostileText.map((rest) => `${recordOrigin}/cases/${rest}`),
      damaged(`${recordOrigin}/q?id=C-1`),
    );
    everyInput(fc.tuple(address, hostileText, hostileText), ([popUrl, popTarget, popAt]) => {
      const contact = aContact({ attributes: { lookupStatus: 'none', popUrl, popTarget, popAt } });
      const { pop } = decide(overriding, contact);
      if (pop?.url) {
        expect(pop.wishedBy).toBe('flow');
        expect(pop.url.slice(recordOrigin.length)).toMatch(/^\/(cases\/[^/?#&=]+|q\?id=[^/?#&=]+)$/);
        expect(new URL(pop.url).href).toBe(pop.url);
      }
      const checked = checkAddress(overriding, popUrl);
      if (typeof checked !== 'string') return;
      const { origin, username, password } = new URL(checked);
      expect([origin, username, password]).toEqual([recordOrigin, '', '']);
    });
  });

  test('a value of any type is shown as a text or a link', () => {
    const definitions = [...contract.values()];
    const types = ['text', 'number', 'boolean', 'choice', 'phone', 'email', 'instant', 'url', 'json'] as const;
    const typed = fc.tuple(fc.constantFrom(...definitions), fc.constantFrom(...types), hostileText);
    everyInput(typed, ([definition, type, value]) => {
      const shown = formatValue({ ...definition, type }, value);
      if (typeof shown !== 'string') expect(shown).toHaveProperty('_$litType$');
      for (const text of [formatInstant(value), languageName(value), initials(value)])
        expect(typeof text).toBe('string');
    });
  });
});
