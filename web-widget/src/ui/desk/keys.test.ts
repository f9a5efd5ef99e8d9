import { describe, expect, test } from 'vitest';
import { keyAction, keyMap } from './keys';

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
    ['chooses a customer', { code: 'Digit2', key: '2' }, false, { customer: 2 }],
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

  test('has one meaning: no two rows of the help share it', () => {
    expect(new Set(keyMap.map(({ keys }) => keys.join())).size).toBe(keyMap.length);
  });
});
