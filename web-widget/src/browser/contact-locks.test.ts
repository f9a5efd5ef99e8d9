import { expect, test } from 'vitest';
import { contactLocks } from './contact-locks';
import { createLeadership } from './leadership';
import { FakeBrowser, FakePage, turns } from './testing/fake-browser';

/** Opens a page of the agent, or an instance of the app that shows only the given contact. */
async function opens(browser: FakeBrowser, contactId?: string) {
  const page = new FakePage();
  const locks = browser.locks(page);
  const leadership = createLeadership({
    locks: contactId ? contactLocks(locks, contactId) : locks,
    channel: browser.channel('leader', page),
    page: page as unknown as Document,
  });
  leadership.stand(true);
  await turns();
  return {
    get leads() {
      return leadership.leads;
    },
    async closes() {
      leadership.stop();
      browser.forget(page);
      await turns();
    },
  };
}

test('Each contact has one instance that leads, even if two show it', async () => {
  const browser = new FakeBrowser();
  const call = await opens(browser, 'call');
  const chat = await opens(browser, 'chat');
  const again = await opens(browser, 'call');
  expect([call.leads, chat.leads, again.leads]).toEqual([true, true, false]);
  await call.closes();
  expect([chat.leads, again.leads]).toEqual([true, true]);
});

test('A page that shows every contact leads alone, and the instances lead when it has closed', async () => {
  const browser = new FakeBrowser();
  const page = await opens(browser);
  const call = await opens(browser, 'call');
  const chat = await opens(browser, 'chat');
  expect([page.leads, call.leads, chat.leads]).toEqual([true, false, false]);
  await page.closes();
  expect([call.leads, chat.leads]).toEqual([true, true]);
});

test('A page that comes later leads when the last instance has closed', async () => {
  const browser = new FakeBrowser();
  const call = await opens(browser, 'call');
  const chat = await opens(browser, 'chat');
  const page = await opens(browser);
  expect(page.leads).toBe(false);
  await call.closes();
  expect(page.leads).toBe(false);
  await chat.closes();
  expect(page.leads).toBe(true);
});
