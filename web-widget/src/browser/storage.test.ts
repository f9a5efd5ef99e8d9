import { afterEach, expect, test, vi } from 'vitest';
import type { Pop } from '../core/index';
import { createChoices } from './choices';
import { Notes } from './notes';
import { createPopMemory } from './pop-memory';
import { localStore } from './storage';
import { claimTab } from './tab';
import { FakeBrowser, FakePage } from './testing/fake-browser';

afterEach(() => vi.unstubAllGlobals());

/** A browser that blocks storage throws as soon as the property is read. */
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

test('A browser that blocks storage costs no pop: the page keeps its state in memory', async () => {
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

test('The memory in place of blocked storage behaves like storage', () => {
  blockStorage();
  const kept = localStore();
  kept.clear();
  kept.setItem('a', '1');
  expect([kept.length, kept.key(0), kept.key(1), kept.getItem('b')]).toEqual([1, 'a', null, null]);
  kept.removeItem('a');
  expect(kept.length).toBe(0);
});

test('An unreadable text in storage, or a message of another kind, counts as nothing popped', async () => {
  const browser = new FakeBrowser();
  const [page, other] = [new FakePage(), new FakePage()];
  browser.local.setItem('screen-pop.popped', '{');
  const memory = createPopMemory('tab', browser.local, browser.channel('screen-pop', page));
  expect(memory.popped('contact-1')).toBeUndefined();
  const channel = browser.channel('screen-pop', other);
  for (const message of [null, {}, { key: 'contact-1' }, { key: 1, tab: 'other' }]) channel.postMessage(message);
  await Promise.resolve();
  expect(memory.popped('contact-1')).toBeUndefined();
  for (let heard = 0; heard <= 500; heard++) channel.postMessage({ key: `contact-${heard}`, tab: 'other' });
  await Promise.resolve();
  expect([memory.popped('contact-0'), memory.popped('contact-500')]).toEqual([undefined, 'elsewhere']);
});
