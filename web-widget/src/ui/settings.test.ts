import { afterEach, expect, test, vi } from 'vitest';
import { changeSettings, readSettings } from './settings';

afterEach(() => vi.unstubAllGlobals());

test('Without storage a choice holds until the page is closed', () => {
  const full = () => {
    throw new DOMException('The quota is exceeded.', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: () => '{"sound":true}', setItem: full });
  changeSettings({ keys: false });
  expect(readSettings()).toEqual({ sound: true, notifications: false, keys: false, devices: {} });

  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  });
  changeSettings({ notifications: true });
  const [[key, text] = ['', '']] = [...kept];
  // A newer page has to find what an older one has stored.
  expect(key).toBe('screen-pop:settings');
  expect(JSON.parse(text)).toEqual({ sound: true, notifications: true, keys: false, devices: {} });
  kept.set(key, '{"keys":true}');
  expect(readSettings().keys).toBe(true);
});

test.each([
  ['nothing', null],
  ['another text', '{'],
  ['no entry', '{}'],
])('A browser that holds %s gives the settings of a new agent: silent, without notifications, with keys', (_, text) => {
  vi.stubGlobal('localStorage', { getItem: () => text, setItem: () => {} });
  expect(readSettings()).toEqual({ sound: false, notifications: false, keys: true, devices: {} });
});
