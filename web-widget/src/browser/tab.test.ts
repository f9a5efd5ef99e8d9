import { expect, test, vi } from 'vitest';
import { claimTab, type TabParts, tabParts } from './tab';
import { FakeBrowser, soon, storage, turns } from './testing/fake-browser';

const claim = (session: Storage, locks: TabParts['locks']) => claimTab({ session, locks, patience: soon });

test('A tab keeps its name after a reload', async () => {
  const [browser, session, page] = [new FakeBrowser(), storage(), {}];
  const { id } = await claim(session, browser.locks(page));
  browser.forget(page);
  expect((await claim(session, browser.locks({}))).id).toBe(id);
});

test('A duplicated tab, whose storage is a copy, gets its own name and keeps it', async () => {
  const browser = new FakeBrowser();
  const session = storage();
  const { id } = await claim(session, browser.locks({}));
  const copied = storage(session.items);
  const page = {};
  const copy = await claim(copied, browser.locks(page));
  expect(copy.id).not.toBe(id);
  browser.forget(page);
  expect((await claim(copied, browser.locks({}))).id).toBe(copy.id);
});

test('A page that stops releases its name', async () => {
  const [browser, session] = [new FakeBrowser(), storage()];
  const first = await claim(session, browser.locks({}));
  first.release();
  expect((await claim(session, browser.locks({}))).id).toBe(first.id);
});

test('Without locks or storage a tab still has a name', async () => {
  const forbidden = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const nothing = { getItem: forbidden, setItem: forbidden } as unknown as Storage;
  expect((await claim(nothing, undefined)).id).not.toBe('');
  const session = storage();
  const { id, release } = await claim(session, undefined);
  release();
  expect((await claim(session, undefined)).id).toBe(id);
});

test('A new name is held even if the browser grants its lock late, so a copy of the tab gets another', async () => {
  const browser = new FakeBrowser();
  const session = storage();
  const prompt = browser.locks({}).request as (name: string, options: LockOptions, hold: unknown) => Promise<void>;
  let grant = () => {};
  const granted = new Promise<void>((resolve) => {
    grant = resolve;
  });
  const request = async (name: string, options: LockOptions, hold: unknown) => {
    await granted;
    options.signal?.throwIfAborted();
    return prompt(name, options, hold);
  };
  const impatience = new AbortController();
  const locks = { request } as unknown as LockManager;
  const claimed = claimTab({ session, locks, patience: () => impatience.signal });
  impatience.abort();
  grant();
  const { id } = await claimed;
  await turns();
  expect((await claim(storage(session.items), browser.locks({}))).id).not.toBe(id);
});

test('A page waits half a second for the name that it had before, with the locks of this browser', () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout');
  const locks = new FakeBrowser().locks({});
  vi.stubGlobal('navigator', { locks });
  const session = storage();
  const parts = tabParts(session);
  expect([parts.locks, parts.session]).toEqual([locks, session]);
  expect(parts.patience().aborted).toBe(false);
  expect(timeout).toHaveBeenCalledExactlyOnceWith(500);
  vi.unstubAllGlobals();
  timeout.mockRestore();
});

test('The name is kept in the tab under its own key, and another frame of the tab has another', async () => {
  const session = storage();
  const parts = { session, locks: undefined, patience: soon };
  const page = await claimTab(parts);
  const app = await claimTab(parts, 'screen-pop.app');
  expect([...session.items]).toEqual([
    ['screen-pop.tab', page.id],
    ['screen-pop.app', app.id],
  ]);
  expect(app.id).not.toBe(page.id);
});
