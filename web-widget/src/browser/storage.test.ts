import { afterEach, expect, test, vi } from 'vitest';
import type { Pop } from '../core/index';
import { createChoices } from './choices';
import { Notes } from './notes';
import { createPopMemory } from './pop-memory';
import { claimTab } from './tab';
import { FakeBrowser, FakePage } from './testing/fake-browser';

afterEach(() => vi.unstubAllGlobals());

/** A browser that blocks storage throws when the property is read, before anything is asked of it. */
function blockStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    vi.stubGlobal(name, undefined);
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  }
}

test('A browser that blocks storage costs no pop: what is kept lasts as long as the page', async () => {
  const browser = new FakeBrowser();
  const page = new FakePage();
  vi.stubGlobal('navigator', { locks: undefined });
  blockStorage();

  const tab = await claimTab();
  const memory = createPopMemory(tab.id, undefined, browser.channel('screen-pop', page));
  memory.remember('contact-1');
  expect(memory.popped('contact-1')).toBe('here');

  const choices = createChoices();
  const pop: Pop = { rule: 'Known customer', at: 'ringing', target: 'frame', url: 'https://crm.example.test/1' };
  choices.choose('contact-1', pop);
  expect(choices.chosen('contact-1')).toEqual(pop);

  const notes = new Notes();
  notes.write({ contactId: 'contact-1', channel: 'voice', direction: 'inbound', text: 'Calls back on Monday' });
  expect(notes.of('contact-1').text).toBe('Calls back on Monday');
});
