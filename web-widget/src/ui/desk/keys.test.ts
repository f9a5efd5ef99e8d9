import { afterEach, describe, expect, test, vi } from 'vitest';
import { en } from '../text/en';
import { isMac, keyAction, keyMap } from './keys';

afterEach(() => vi.unstubAllGlobals());

const press = (part: Partial<Parameters<typeof keyAction>[0]>) => ({
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  code: '',
  key: '',
  ...part,
});

describe('A key', () => {
  test.each([
    ['accepts', { altKey: true, code: 'KeyA' }, false, 'accept'],
    ['accepts while the agent types', { altKey: true, code: 'KeyA' }, true, 'accept'],
    ['is recognized by its position: Cyrillic ф', { altKey: true, code: 'KeyA', key: 'ф' }, false, 'accept'],
    ['with Control too belongs to another program', { altKey: true, ctrlKey: true, code: 'KeyA' }, false, undefined],
    ['chooses a contact', { altKey: true, code: 'Digit3', key: '3' }, true, { contact: 3 }],
    ['with the Windows key too belongs to the system', { altKey: true, metaKey: true, code: 'KeyA' }, false, undefined],
    ['with Shift too belongs to another program', { altKey: true, shiftKey: true, code: 'KeyA' }, false, undefined],
    ['without a meaning does nothing', { altKey: true, code: 'KeyZ' }, false, undefined],
    ['chooses a contact on the number pad', { altKey: true, code: 'Numpad9', key: '9' }, false, { contact: 9 }],
    ['zero chooses no contact', { altKey: true, code: 'Digit0', key: '0' }, false, undefined],
    ['chooses a customer', { code: 'Digit2', key: '2' }, false, { customer: 2 }],
    ['chooses a customer on the number pad', { code: 'Numpad2', key: '2' }, false, { customer: 2 }],
    ['with Shift is a sign and no digit', { code: 'Digit2', key: '"', shiftKey: true }, false, undefined],
    ['with Control is left to the browser', { code: 'Digit2', key: '2', ctrlKey: true }, false, undefined],
    ['with Command is left to the browser', { code: 'Digit2', key: '2', metaKey: true }, false, undefined],
    ['with Control does not search', { key: '/', ctrlKey: true }, false, undefined],
    ['with Command does not search', { key: '/', metaKey: true }, false, undefined],
    ['with Alt does not search', { key: '/', altKey: true }, false, undefined],
    ['is typed into a text field', { code: 'Digit2', key: '2' }, true, undefined],
    ['searches', { key: '/' }, false, 'search'],
    ['does not search while the agent types', { key: '/' }, true, undefined],
    ['asks for help', { key: '?', shiftKey: true }, false, 'help'],
    ['walks the regions', { key: 'F6' }, true, 'nextRegion'],
    ['walks them back', { key: 'F6', shiftKey: true }, false, 'lastRegion'],
    ['alone accepts nothing', { code: 'KeyA', key: 'a' }, false, undefined],
  ] as const)('%s', (_, pressed, typing, action) => {
    expect(keyAction(press(pressed), typing, false)).toEqual(action);
  });

  test('on a Mac needs Control, because Option alone types letters', () => {
    expect(keyAction(press({ altKey: true, code: 'KeyA', key: 'å' }), false, true)).toBeUndefined();
    expect(keyAction(press({ altKey: true, ctrlKey: true, code: 'KeyA' }), false, true)).toBe('accept');
  });

  test.each([
    ['accept', 'A'],
    ['decline', 'X'],
    ['mute', 'M'],
    ['hold', 'H'],
    ['keypad', 'K'],
    ['transfer', 'T'],
    ['note', 'N'],
    ['end', 'Q'],
    ['done', 'W'],
  ])('for %s is Alt %s', (action, letter) => {
    expect(keyAction(press({ altKey: true, code: `Key${letter}` }), false, false)).toBe(action);
  });

  test('has one meaning: no two rows of the help share it', () => {
    expect(new Set(keyMap.map(({ keys }) => keys.join())).size).toBe(keyMap.length);
  });

  test('is in the help with what it does', () => {
    expect(keyMap.map(({ keys, text }) => `${keys.join(' ')}: ${en[text]}`)).toEqual([
      'Alt A: accept the contact that has rung longest',
      'Alt X: decline it',
      'Alt M: mute, and back',
      'Alt H: hold, and back',
      'Alt K: Keypad',
      'Alt T: Transfer',
      'Alt N: Add a note',
      'Alt Q: end the call (asks once)',
      'Alt W: done after the contact',
      'Alt 1 … 9: choose a contact',
      '1 … 9: choose a customer in the picker',
      '/: Find a customer',
      '?: Help and keys',
      'F6: walk from part to part',
      'Esc: Close',
    ]);
  });
});

describe('The computer', () => {
  test.each([
    ['MacIntel', true],
    ['iPad', true],
    ['iPhone', true],
    ['Win32', false],
    ['Linux x86_64', false],
    ['NotAMac iPad iPhone', false],
  ])('%s is a Mac: %s, and the help has its keys', async (platform, mac) => {
    vi.stubGlobal('navigator', { platform });
    vi.resetModules();
    const own = await import('./keys');
    expect(own.isMac).toBe(mac);
    expect(own.keyMap[0]?.keys).toEqual(mac ? ['Control', 'Option', 'A'] : ['Alt', 'A']);
  });

  test('is no Mac where there is no browser', async () => {
    vi.stubGlobal('navigator', undefined);
    vi.resetModules();
    expect((await import('./keys')).isMac).toBe(false);
    expect(isMac).toBe(false);
  });
});
