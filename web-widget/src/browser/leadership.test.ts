import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScreenPop, type SourceEvent } from '../core/index';
import { aConfig, recordOrigin } from '../core/testing/configs';
import { aContact } from '../core/testing/contacts';
import { createLeadership } from './leadership';
import { createPopMemory } from './pop-memory';
import { claimTab } from './tab';
import { FakeBrowser, FakePage, soon, storage, turns } from './testing/fake-browser';

function candidate(browser: FakeBrowser, { visible = true, ready = true } = {}) {
  const page = new FakePage();
  page.visibilityState = visible ? 'visible' : 'hidden';
  const leadership = createLeadership({
    locks: browser.locks(page),
    channel: browser.channel('leader', page),
    page: page as unknown as Document,
  });
  leadership.stand(ready);
  return { page, leadership };
}

describe('Of the pages of an agent', () => {
  test('one that the browser grants no lock leads: a second pop is better than none', async () => {
    const browser = new FakeBrowser();
    const page = new FakePage();
    const denied = () => Promise.reject(new DOMException('Locks are not available here.', 'SecurityError'));
    const leadership = createLeadership({
      locks: { request: denied } as unknown as LockManager,
      channel: browser.channel('leader', page),
      page: page as unknown as Document,
    });
    leadership.stand(true);
    await turns();
    expect(leadership.leads).toBe(true);
    leadership.stand(false);
    await turns();
    expect(leadership.leads).toBeUndefined();
  });

  test('one that cannot sign in does not lead, and its place is unknown', async () => {
    const browser = new FakeBrowser();
    const lame = candidate(browser, { ready: false });
    await turns();
    const able = candidate(browser);
    await turns();
    expect([lame.leadership.leads, able.leadership.leads]).toEqual([undefined, true]);
    able.leadership.stand(false);
    lame.leadership.stand(true);
    await turns();
    expect([lame.leadership.leads, able.leadership.leads]).toEqual([true, undefined]);
  });

  test('a visible one is preferred, whichever came first, also after the main page was reloaded', async () => {
    const browser = new FakeBrowser();
    const hidden = candidate(browser, { visible: false });
    await turns();
    expect(hidden.leadership.leads).toBe(true);
    const other = candidate(browser, { visible: false });
    await turns();
    const seen = candidate(browser);
    await turns();
    expect([hidden, other, seen].map(({ leadership }) => leadership.leads)).toEqual([false, false, true]);
    browser.forget(seen.page);
    await turns();
    const reloaded = candidate(browser);
    await turns();
    expect([hidden, other, reloaded].map(({ leadership }) => leadership.leads)).toEqual([false, false, true]);
  });

  test('one that is hidden hands over to a visible one, and keeps the lead if there is none', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [candidate(browser), candidate(browser)];
    await turns();
    expect([first.leadership.leads, second.leadership.leads]).toEqual([true, false]);
    first.page.shows(false);
    await turns();
    expect([first.leadership.leads, second.leadership.leads]).toEqual([false, true]);
    second.page.shows(false);
    await turns();
    expect(second.leadership.leads).toBe(true);
    first.page.shows(true);
    await turns();
    expect([first.leadership.leads, second.leadership.leads]).toEqual([true, false]);
  });

  test('one that the browser freezes releases the lead, and stands again when it resumes', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [candidate(browser), candidate(browser)];
    await turns();
    first.page.dispatchEvent(new Event('freeze'));
    await turns();
    expect([first.leadership.leads, second.leadership.leads]).toEqual([undefined, true]);
    first.page.dispatchEvent(new Event('resume'));
    await turns();
    expect(first.leadership.leads).toBe(false);
  });

  test('one that stops receives no more changes', async () => {
    const browser = new FakeBrowser();
    const { leadership, page } = candidate(browser);
    let changes = 0;
    const stop = leadership.onChange(() => changes++);
    await turns();
    stop();
    leadership.stop();
    page.shows(false);
    await turns();
    expect([leadership.leads, changes]).toEqual([undefined, 1]);
  });

  test('one that is not ready yet does not lead, however often it is shown', async () => {
    const browser = new FakeBrowser();
    const page = new FakePage();
    const parts = {
      locks: browser.locks(page),
      channel: browser.channel('leader', page),
      page: page as unknown as Document,
    };
    const leadership = createLeadership(parts);
    page.dispatchEvent(new Event('resume'));
    page.shows(true);
    await turns();
    expect(leadership.leads).toBeUndefined();
  });

  test('one tells each change once', async () => {
    const browser = new FakeBrowser();
    const { leadership } = candidate(browser);
    const changes: (boolean | undefined)[] = [];
    leadership.onChange(() => changes.push(leadership.leads));
    await turns();
    leadership.stand(true);
    leadership.stand(true);
    await turns();
    leadership.stand(false);
    leadership.stand(false);
    await turns();
    expect(changes).toEqual([true, undefined]);
  });

  test('every ready one leads if there are no locks', () => {
    const page = new FakePage() as unknown as Document;
    const leadership = createLeadership({ locks: undefined, channel: new FakeBrowser().channel('', page), page });
    expect(leadership.leads).toBeUndefined();
    leadership.stand(true);
    expect(leadership.leads).toBe(true);
    leadership.stand(false);
    expect(leadership.leads).toBeUndefined();
  });
});

const config = aConfig({
  rules: [{ name: 'Tab', open: { target: 'tab', url: `${recordOrigin}/customers/{customerId}` } }],
});

/** Fewer under mutation testing. */
const sessions = Number(process.env.SESSIONS ?? (process.env.STRYKER_MUTATOR_WORKER ? 20 : 200));

/** One page of the property: the real leadership, memory, identity and core over an in-memory browser. */
class Tab {
  readonly page = new FakePage();
  readonly session: ReturnType<typeof storage>;
  /** This process's view of localStorage, which can lag behind the writes of other pages. */
  readonly local = storage();
  ready = false;
  awake = true;
  id = '';
  stop = () => {};
  stand: (ready: boolean) => void = () => {};
  tell: (event: SourceEvent) => void = () => {};

  constructor(session = storage()) {
    this.session = session;
  }

  async load(browser: FakeBrowser, opened: string[]): Promise<this> {
    const { page, session } = this;
    const { id } = await claimTab({ session, locks: browser.locks(page), patience: soon });
    this.id = id;
    const leadership = createLeadership({
      locks: browser.locks(page),
      channel: browser.channel('leader', page),
      page: page as unknown as Document,
    });
    this.stand = (ready) => leadership.stand(ready);
    const memory = createPopMemory(id, this.local, browser.channel('pops', page));
    const pops = createScreenPop({
      config,
      source: {
        start: (emit) => {
          this.tell = emit;
          return () => {};
        },
      },
      screen: {
        ...memory,
        open({ contactId }) {
          opened.push(contactId);
          return 'opened';
        },
        close() {},
        get leads() {
          return leadership.leads;
        },
        onChange(listener) {
          leadership.onChange(listener);
          return memory.onChange(listener);
        },
        now: () => 0,
      },
    });
    pops.start();
    return this;
  }
}

type Move = { readonly what: (typeof moves)[number]; readonly tab: number };
const moves = [
  'open',
  'duplicate',
  'reload',
  'sign in',
  'fail',
  'sleep',
  'wake',
  'show',
  'hide',
  'close',
  'ring',
] as const;

test('Whatever up to four tabs go through, each contact that some ready tab could pop pops exactly once', async () => {
  const move = fc.record({
    what: fc.constantFrom(
      ...moves,
      'open' as const,
      'sign in' as const,
      'sign in' as const,
      'ring' as const,
      'ring' as const,
    ),
    tab: fc.nat(3),
  });
  await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 40, size: 'max' }), walk), {
    numRuns: sessions,
  });
}, 120_000);

async function walk(walked: Move[]): Promise<void> {
  const browser = new FakeBrowser();
  const opened: string[] = [];
  const tabs: Tab[] = [];
  let rung = 0;
  const due: string[] = [];
  const load = async (session?: ReturnType<typeof storage>) => {
    const loading = new Tab(session).load(browser, opened);
    await turns();
    tabs.push(await loading);
  };
  const settle = async (tab: Tab) => {
    tab.stand(tab.ready);
    await turns();
  };
  const leave = (tab: Tab) => {
    browser.forget(tab.page);
    tabs.splice(tabs.indexOf(tab), 1);
  };

  for (const { what, tab: index } of walked) {
    const tab = tabs[index % Math.max(tabs.length, 1)];
    if (what === 'open' && tabs.length < 4) await load();
    if (!tab) continue;
    if (what === 'duplicate' && tabs.length < 4) await load(storage(tab.session.items));
    if (what === 'reload') {
      leave(tab);
      await load(tab.session);
    }
    if (what === 'sign in' || what === 'fail') tab.ready = what === 'sign in';
    if (what === 'sleep' || what === 'wake') {
      tab.awake = what === 'wake';
      tab.page.dispatchEvent(new Event(tab.awake ? 'resume' : 'freeze'));
    }
    if (what === 'show' || what === 'hide') tab.page.shows(what === 'show');
    if (what === 'close') leave(tab);
    for (const each of tabs) for (const [key, text] of browser.local.items) each.local.items.set(key, text);
    for (const each of tabs) await settle(each);
    expect(new Set(tabs.map(({ id }) => id)).size).toBe(tabs.length);
    if (what !== 'ring') continue;
    const contactId = `contact-${rung++}`;
    const able = tabs.filter(({ ready, awake }) => ready && awake);
    if (able.length > 0) due.push(contactId);
    const contact = aContact({ contactId });
    for (const each of able) each.tell({ type: 'contact', at: 0, contact });
    await turns();
    for (const each of tabs) for (const [key, text] of each.local.items) browser.local.items.set(key, text);
    for (const each of able) each.tell({ type: 'gone', at: 0, contactId });
  }
  // At most a dozen pops a minute open by themselves, and the clock of the property does not advance.
  const each = due.slice(0, 12);
  expect([walked, opened.filter((id) => each.includes(id)).sort()]).toEqual([walked, [...each].sort()]);
}
