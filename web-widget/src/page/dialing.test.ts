import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DialSettings } from '../core/index';
import { aConfig } from '../core/testing/configs';
import type { PageState } from '../ui/page-state';
import { useLanguage } from '../ui/text/text';
import { Dialing } from './dialing';
import { aBrowserPage, aPhone, loaded } from './testing/a-page';

let phone: ReturnType<typeof aPhone>;
let settings: DialSettings;
let shown: Partial<PageState>;
let dialing: Dialing;

beforeEach(async () => {
  aBrowserPage();
  await useLanguage('en');
  phone = aPhone();
  settings = aConfig().dial;
  shown = {};
  dialing = new Dialing(
    phone.phone,
    () => settings,
    (part) => {
      shown = { ...shown, ...part };
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

test('A clicked number is called when the agent confirms it', async () => {
  const result = dialing.dial('+1 (415) 555-0142');
  await loaded(() => shown.dialing);
  expect(shown.dialing?.question).toEqual({ number: '+14155550142', by: undefined });
  expect(phone.asked).toEqual([]);
  shown.dialing?.answer(true);
  expect(await result).toBe('Call +1 (415) 555-0142: done');
  expect([phone.asked, shown.dialing, shown.said]).toEqual([
    ['dial +14155550142'],
    undefined,
    'Call +1 (415) 555-0142: done',
  ]);
});

test('A number that the agent declines is not called, and whoever asked hears it', async () => {
  const result = dialing.dial('+14155550142', 'https://crm.example.test');
  await loaded(() => shown.dialing);
  expect(shown.dialing?.question.by).toBe('https://crm.example.test');
  shown.dialing?.answer(false);
  expect(await result).toMatch(/^Call \+14155550142: not done/i);
  expect([phone.asked, shown.dialing]).toEqual([[], undefined]);
});

test('The limit of calls in a minute holds over several clicks, until new rules apply', async () => {
  settings = { ...settings, perMinute: 1, trusted: ['https://crm.example.test'] };
  const ask = () => dialing.dial('+14155550142', 'https://crm.example.test');
  await ask();
  await ask();
  expect(phone.asked).toEqual(['dial +14155550142']);
  settings = { ...settings, perMinute: 5 };
  await ask();
  expect(phone.asked).toHaveLength(2);
});

test('A phone that never comes is told in words', async () => {
  phone.phone.controls = async () => {
    throw new Error('no phone');
  };
  expect(await dialing.dial('+14155550142')).toMatch(/^Call \+14155550142/);
  expect(shown.said).toBeDefined();
});
