import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createChoices } from '../../src/browser/choices';
import { hearHost } from '../../src/browser/host';
import { Notes } from '../../src/browser/notes';
import { createPopMemory } from '../../src/browser/pop-memory';
import { memoryStorage } from '../../src/browser/storage';
import { readPattern } from '../../src/config/pattern';
import { parsePattern } from '../../src/config/pattern-parser';
import { targets } from '../../src/core/rules/rule';
import { DialPolicy } from '../../src/streams/dial-policy';
import { dialable } from '../../src/streams/dialable';
import { groupNumber, international, localTime } from '../../src/ui/customer/numbers';
import { clonedValue, damaged, everyInput, hostileText, limit, numRuns } from './inputs';

afterAll(() => vi.unstubAllGlobals());

const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength });

describe('Fuzzing requests', { timeout: limit }, () => {
  test('a message of any form asks for nothing that is not a text, and never throws', async () => {
    let heard: (event: object) => Promise<void> = async () => {};
    vi.stubGlobal('window', { addEventListener: (_: string, listener: typeof heard) => (heard = listener) });
    const answered = { postMessage: () => {} };
    const host = { postMessage: () => {} };
    const asked: unknown[] = [];
    hearHost(
      {
        hostOrigin: 'https://portal.example.test',
        allowedOrigins: ['https://crm.example.test'],
        isShown: (source) => source === (answered as unknown),
      },
      {
        dial: async (number) => String(asked.push(number)),
        showing: (_, url) => void asked.push(url),
        working() {},
      },
      host as unknown as Window,
    );
    const type = fc.constantFrom('screen-pop:dial', 'screen-pop:record', 'screen-pop:activity');
    const data = fc.oneof(clonedValue, fc.record({ type, number: clonedValue, url: clonedValue }));
    const origin = fc.constantFrom('https://portal.example.test', 'https://crm.example.test', 'https://x.example.test');
    await fc.assert(
      fc.asyncProperty(data, origin, fc.constantFrom(host, answered, {}, null), async (data, origin, source) => {
        asked.length = 0;
        await heard({ data, origin, source });
        if (origin === 'https://x.example.test') expect(asked).toEqual([]);
        for (const each of asked) expect(typeof each).toBe('string');
      }),
      { numRuns },
    );
  });

  test('a text is a number that can be dialed, or it is refused; and what is called is what was checked', () => {
    const plus = fc.constantFrom('+', '00', 'tel:', '', '+1 1 ', '+44 (0)');
    const numbers = fc.tuple(
      plus,
      fc.array(fc.oneof(digits(5), fc.constantFrom(' ', '-', '(0)', '.', '\u200f')), { maxLength: 7 }),
    );
    const texts = fc.oneof(
      hostileText,
      numbers.map(([first, rest]) => first + rest.join('')),
    );
    everyInput(texts, (text) => {
      const read = dialable(text);
      expect([typeof groupNumber(text), typeof (localTime(text, (zone) => zone ?? '') ?? '')]).toEqual([
        'string',
        'string',
      ]);
      if ('refused' in read) return;
      expect(read.number).toMatch(/^\+[1-9]\d{6,14}$/);
      const called = international(read.number);
      expect(called).toMatch(/^\+[1-9]\d+$/);
      expect(international(called)).toBe(called);
      if (/^\+(1900|1\d{3}976|88[123]|979|870)/.test(called)) {
        const settings = { allow: [], deny: [], perMinute: 60, trusted: [] };
        expect(new DialPolicy(settings, () => 0).refuse(called)).toBe('denied');
      }
    });
  });

  test('a pattern is refused with a reason, or finds what the browser’s own finds', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\d',
      '[ab]',
      '[^a]',
      '\\w',
      '^',
      '$',
      '\\b',
      '(?:a|b)',
      '(a)',
      'é',
      '\\u{1f600}',
    );
    const sign = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{2,}', '*?', '|', '|');
    const made = fc.array(fc.tuple(atom, sign), { maxLength: 5 }).map((pieces) => pieces.flat().join(''));
    const values = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', 'é', '😀'), maxLength: 6 });
    everyInput(fc.tuple(fc.oneof(made, damaged('^(?:C|D)-[0-9]{1,6}$'), hostileText), values), ([source, value]) => {
      const pattern = readPattern(source);
      if ('why' in pattern) expect(['long', 'pattern', 'states', 'syntax']).toContain(pattern.why);
      else expect([source, pattern.test(value)]).toEqual([source, new RegExp(source, 'u').test(value)]);
      if (!('why' in pattern)) parsePattern(source);
    });
  });

  test('a stored text of any form costs no more than what was stored', () => {
    const choice = '[["a",{"rule":"picked","at":"ringing","target":"frame","url":"https://crm.example.test/1"}]]';
    const popped = '[["a",{"at":1,"tab":"t"}]]';
    const note = '{"contactId":"a","channel":"chat","direction":"inbound","text":"x","at":"2026-05-01T09:00:00.000Z"}';
    const channel = { postMessage() {}, close() {}, onmessage: null } as unknown as BroadcastChannel;
    const stored = fc.oneof(hostileText, fc.json(), damaged(choice), damaged(popped), damaged(note));
    everyInput(fc.tuple(stored, clonedValue), ([text, message]) => {
      const storage = memoryStorage();
      for (const key of ['screen-pop.chosen', 'screen-pop.popped', 'screen-pop:note:a']) storage.setItem(key, text);
      const chosen = createChoices(storage).chosen('a');
      if (chosen) expect([typeof chosen.url, targets.includes(chosen.target)]).toEqual(['string', true]);
      const memory = createPopMemory('t', storage, channel, () => 2);
      channel.onmessage?.({ data: message } as MessageEvent);
      expect([undefined, 'here', 'elsewhere']).toContain(memory.popped('a'));
      memory.remember('b');
      expect(memory.popped('b')).toBe('here');
      const notes = new Notes(undefined, storage, () => Date.parse('2026-05-02T00:00:00Z'));
      expect(typeof notes.of('a').text).toBe('string');
    });
  });
});
