import { describe, expect, test } from 'vitest';
import type { DialSettings } from '../core/index';
import { international } from '../ui/customer/numbers';
import { createDialer, type DialQuestion } from './dialer';

const host = 'https://portal.example.test';
const number = '+14155550142';

/** A dialer with its questions and calls. `answers` are the agent's. */
function aDialer(different: Partial<DialSettings> = {}, answers: () => boolean | Promise<boolean> = () => true) {
  const called: string[] = [];
  const asked: DialQuestion[] = [];
  let time = 0;
  const dialer = createDialer({
    controls: { dial: async (number) => void called.push(number) },
    international,
    settings: { allow: [], deny: [], perMinute: 6, trusted: [], ...different },
    confirm: async (question) => {
      asked.push(question);
      return answers();
    },
    now: () => time,
  });
  const becomes = (text: string, by?: string) =>
    dialer.dial(text, by).then(
      () => 'called',
      (error: Error) => error.message,
    );
  return { becomes, called, asked, later: (ms: number) => (time += ms) };
}

describe('A number that is asked for', () => {
  test('is called when the agent confirms it, with the number as it is dialed and the page that asks', async () => {
    const { becomes, called, asked } = aDialer();
    expect(await becomes('+1 (415) 555-0142', host)).toBe('called');
    expect(asked).toEqual([{ number, by: host }]);
    expect(called).toEqual([number]);
  });

  test.each([
    ['+44 (0)20 7946 0000', '+44 20 7946 0000'],
    ['0044 020 7946 0000', '+44 20 7946 0000'],
    ['+7 8 495 555 01 00', '+7 495 555 01 00'],
    ['+39 06 0000 0000', '+39 06 0000 0000'],
  ])('is asked for and called without a trunk prefix: %s', async (text, spaced) => {
    const { becomes, called, asked } = aDialer();
    const dialed = spaced.replaceAll(' ', '');
    expect(await becomes(text, host)).toBe('called');
    expect([asked.map(({ number }) => number), called]).toEqual([[dialed], [dialed]]);
  });

  test('is not called, however a trunk prefix hides the network', async () => {
    const { becomes, called } = aDialer({ trusted: [host], deny: ['+449'] });
    expect(await becomes('+1 1 900 555 0142', host)).toBe('denied');
    expect(await becomes('+44 (0)909 879 0000', host)).toBe('denied');
    expect(called).toEqual([]);
  });

  test('is not called when the agent declines', async () => {
    const { becomes, called } = aDialer({}, () => false);
    expect(await becomes(number, host)).toBe('declined');
    expect(await becomes(number)).toBe('declined');
    expect(called).toEqual([]);
  });

  test('by a trusted page needs no confirmation', async () => {
    const { becomes, asked } = aDialer({ trusted: [host] });
    expect(await becomes(number, host)).toBe('called');
    expect(asked).toEqual([]);
    expect(await becomes(number, 'https://crm.example.test')).toBe('called');
    expect(asked).toHaveLength(1);
  });

  test.each([
    '+8081000',
    '+8701000',
    '+8781000',
    '+8811000',
    '+8821000',
    '+8831000',
    '+8881000',
    '+9791000',
    '+19005550142',
    '+1 415 976 0142',
    '008821000',
  ])('in an expensive network is refused, even for a trusted page: %s', async (expensive) => {
    const { becomes, asked } = aDialer({ trusted: [host], allow: ['+8', '+9', '+1'] });
    expect([await becomes(expensive, host), await becomes(expensive)]).toEqual(['denied', 'denied']);
    expect(asked).toEqual([]);
  });

  test.each(['+1 497 655 0142', '+1 415 555 9760'])(
    'is called if it only has the digits of a premium exchange: %s',
    async (text) => {
      expect(await aDialer().becomes(text, host)).toBe('called');
    },
  );

  test.each([
    [{ deny: ['+1415'] }, 'denied'],
    [{ allow: ['+44'] }, 'denied'],
    [{ allow: ['+44', '+1'] }, 'called'],
    [{ allow: ['+1'], deny: ['+1415'] }, 'denied'],
    [{ deny: ['+44', '+1415'] }, 'denied'],
    [{ deny: ['415'] }, 'called'],
  ])('follows the administrator’s lists: %j', async (settings, outcome) => {
    expect(await aDialer(settings).becomes(number)).toBe(outcome);
  });

  test('opens one question at a time, and no more in a minute than the settings allow', async () => {
    let answer = (_: boolean) => {};
    const { becomes, asked, later } = aDialer({ perMinute: 2 }, () => new Promise((resolve) => (answer = resolve)));
    const first = becomes(number, host);
    expect(await becomes(number, host)).toBe('busy');
    answer(false);
    expect(await first).toBe('declined');
    const second = becomes(number, host);
    answer(true);
    expect(await second).toBe('called');
    for (let more = 0; more < 300; more++) expect(await becomes(number, host)).toBe('tooOften');
    expect(asked).toHaveLength(2);
    later(59_999);
    expect(await becomes(number, host)).toBe('tooOften');
    later(1);
    const third = becomes(number, host);
    answer(true);
    expect(await third).toBe('called');
  });

  test('is asked for again after a question that the page could not put', async () => {
    const { becomes } = aDialer({}, () => {
      throw new Error('The page has no room for a question');
    });
    expect(await becomes(number, host)).toBe('The page has no room for a question');
    expect(await becomes(number, host)).toBe('The page has no room for a question');
  });

  test('is not counted if it is denied', async () => {
    const { becomes } = aDialer({ perMinute: 1, deny: ['+44'] });
    expect(await becomes('+44 20 7946 0000')).toBe('denied');
    expect(await becomes(number)).toBe('called');
  });

  test('counts by the page’s own clock', async () => {
    const dialer = createDialer({
      controls: { dial: async () => {} },
      international,
      settings: { allow: [], deny: [], perMinute: 1, trusted: [] },
      confirm: async () => true,
    });
    await dialer.dial(number);
    await expect(dialer.dial(number)).rejects.toThrow('tooOften');
  });

  test('that is malformed is refused without a question', async () => {
    const { becomes, asked } = aDialer();
    expect(await becomes('javascript:alert(1)', host)).toBe('notNumber');
    expect(asked).toEqual([]);
  });
});
