import { expect, test, vi } from 'vitest';
import { aConfig } from '../core/testing/configs';
import { turned } from './testing/a-page';
import { aDesk, good, rings, visible } from './testing/mounted';

vi.mock('../ui/text/en', () => {
  throw new Error('no network');
});

test('A page without words has its phone and opens records, with nothing around them', async () => {
  const { phone, aPage, stop } = aDesk();
  const page = await aPage(good()).started();
  phone.ready();
  phone.emit(rings());
  await turned(() => page.element.bare && page.element.extras);
  expect([phone.asked, visible(page)]).toEqual([['start', 'listen'], ['https://crm.example.test/customers/C-1001']]);
  expect([page.element.state, page.define.mock.calls, page.element.bare]).toEqual([undefined, [], true]);
  stop();
});

test('A page without the words of the browser’s language has those of its settings', async () => {
  const { phone, browser, aPage, stop } = aDesk();
  const page = aPage(good(aConfig({ language: 'de' })));
  page.mount();
  await turned(() => page.element.state);
  phone.ready();
  await turned(() => page.define.mock.calls.length && page.element.extras);
  expect([browser.document.documentElement.lang, page.element.bare]).toEqual(['de', false]);
  stop();
});
