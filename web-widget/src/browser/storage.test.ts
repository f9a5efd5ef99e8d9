import { afterEach, expect, test, vi } from 'vitest';
import type { Pop } from '../core/index';
import { createChoices } from './choices';
import { Notes } from './notes';
import { createPopMemory } from './pop-memory';
import { localStore, memoryStorage, sessionStore } from './storage';
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

test('A browser with storage gives its own, each kind apart', () => {
  const [local, session] = [memoryStorage(), memoryStorage()];
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  expect([localStore() === local, sessionStore() === session]).toEqual([true, true]);
});

test('What has popped is forgotten after a day, and at most five hundred contacts are kept', () => {
  const browser = new FakeBrowser();
  let now = Date.parse('2026-01-05T08:00:00Z');
  const memory = (tab: string) =>
    createPopMemory(tab, browser.local, browser.channel('screen-pop', new FakePage()), () => now);
  memory('tab').remember('call');
  expect([memory('tab').popped('call'), memory('other').popped('call')]).toEqual(['here', 'elsewhere']);
  now += 24 * 3_600_000 - 1;
  expect(memory('tab').popped('call')).toBe('here');
  now += 1;
  expect(memory('tab').popped('call')).toBeUndefined();
  const last = memory('tab');
  for (let number = 0; number <= 500; number++) last.remember(`${number}`);
  const kept = JSON.parse(browser.local.getItem('screen-pop.popped') ?? '[]') as [string, object][];
  expect([kept.length, kept[0]?.[0], kept.at(-1)]).toEqual([500, '1', ['500', { at: now, tab: 'tab', times: 1 }]]);
});

test('Pops are counted over all tabs, also those that another version of the page told or stored', async () => {
  const browser = new FakeBrowser();
  const page = new FakePage();
  browser.local.setItem('screen-pop.popped', JSON.stringify([['old', { at: Date.now(), tab: 'other' }]]));
  const memory = createPopMemory('tab', browser.local, browser.channel('screen-pop', page));
  const other = createPopMemory('other', browser.local, browser.channel('screen-pop', new FakePage()));
  memory.remember('call');
  await Promise.resolve();
  other.remember('call');
  other.remember('old');
  await Promise.resolve();
  expect(['call', 'old', 'new'].map(memory.pops)).toEqual([2, 2, 0]);
  browser.channel('screen-pop', new FakePage()).postMessage({ key: 'new', tab: 'third' });
  await Promise.resolve();
  expect(memory.pops('new')).toBe(1);
});

test('A listener hears what other tabs have popped, until it stops listening or the page closes', async () => {
  const browser = new FakeBrowser();
  const [page, other] = [new FakePage(), new FakePage()];
  const memory = createPopMemory('tab', browser.local, browser.channel('screen-pop', page));
  const teller = createPopMemory('other', browser.local, browser.channel('screen-pop', other));
  const heard = vi.fn();
  const stop = memory.onChange(heard);
  teller.remember('call');
  await Promise.resolve();
  expect([heard.mock.calls.length, memory.popped('call')]).toEqual([1, 'elsewhere']);
  stop();
  teller.remember('chat');
  await Promise.resolve();
  expect(heard).toHaveBeenCalledOnce();
  memory.onChange(heard);
  memory.close();
  teller.remember('task');
  await Promise.resolve();
  expect(heard).toHaveBeenCalledOnce();
});
