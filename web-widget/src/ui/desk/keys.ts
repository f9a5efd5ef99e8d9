import type { TextKey } from '../text/en';

/** The action of a key. */
export type KeyAction =
  | 'accept'
  | 'decline'
  | 'mute'
  | 'hold'
  | 'keypad'
  | 'transfer'
  | 'note'
  | 'end'
  | 'done'
  | 'search'
  | 'help'
  | 'nextRegion'
  | 'lastRegion'
  | { readonly contact: number }
  | { readonly customer: number };

interface KeyPress extends Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'code' | 'key'> {}

const letters: Readonly<Record<string, KeyAction>> = {
  KeyA: 'accept',
  KeyX: 'decline',
  KeyM: 'mute',
  KeyH: 'hold',
  KeyK: 'keypad',
  KeyT: 'transfer',
  KeyN: 'note',
  KeyQ: 'end',
  KeyW: 'done',
};

/**
 * The action of a key press. With Alt it works everywhere (on a Mac with Control and Option, because Option alone types
 * letters); without Alt it works only outside text fields.
 *
 * Letters are recognized by their position, so that Greek and Russian keyboards have the same keys.
 */
export function keyAction(press: KeyPress, typing: boolean, mac: boolean): KeyAction | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey, code, key } = press;
  if (key === 'F6') return shiftKey ? 'lastRegion' : 'nextRegion';
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (altKey && !metaKey && !shiftKey && ctrlKey === mac) return digit ? { contact: Number(digit) } : letters[code];
  if (typing || altKey || ctrlKey || metaKey) return undefined;
  if (key === '/') return 'search';
  if (key === '?') return 'help';
  return digit && !shiftKey ? { customer: Number(digit) } : undefined;
}

export const isMac = typeof navigator !== 'undefined' && /^Mac|^iPad|^iPhone/.test(navigator.platform);

const alt = (key: string) => (isMac ? ['Control', 'Option', key] : ['Alt', key]);

/** The list of keys in *Help and keys*. */
export const keyMap: readonly { readonly keys: readonly string[]; readonly text: TextKey }[] = [
  { keys: alt('A'), text: 'keyAccept' },
  { keys: alt('X'), text: 'keyDecline' },
  { keys: alt('M'), text: 'keyMute' },
  { keys: alt('H'), text: 'keyHold' },
  { keys: alt('K'), text: 'keypad' },
  { keys: alt('T'), text: 'passOn' },
  { keys: alt('N'), text: 'addNote' },
  { keys: alt('Q'), text: 'keyEnd' },
  { keys: alt('W'), text: 'keyDone' },
  { keys: alt('1 … 9'), text: 'keyContact' },
  { keys: ['1 … 9'], text: 'keyCustomer' },
  { keys: ['/'], text: 'search' },
  { keys: ['?'], text: 'help' },
  { keys: ['F6'], text: 'keyRegion' },
  { keys: ['Esc'], text: 'closeDrawer' },
];
