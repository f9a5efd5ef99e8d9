import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeFrame } from '../browser/testing/fake-document';
import { aConfig } from '../core/testing/configs';
import { loaded, nextTask, turned } from './testing/a-page';
import { aDesk, good, rings, visible } from './testing/mounted';

const late = vi.hoisted(() => {
  const words = () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return { arrived, arrive: () => arrive() };
  };
  return { english: words(), french: words() };
});
vi.mock('../ui/text/en', async (original) => {
  await late.english.arrived;
  return await original<object>();
});
vi.mock('../ui/text/fr', async (original) => {
  await late.french.arrived;
  return await original<object>();
});

let { browser, phone, aPage, stop } = {} as ReturnType<typeof aDesk>;

beforeEach(() => {
  ({ browser, phone, aPage, stop } = aDesk());
});
afterEach(() => stop());

test('A page whose words are late has its phone and opens records, and is drawn when they arrive', async () => {
  const page = aPage(good());
  page.ccp.append(new FakeFrame());
  page.mount();
  await turned(() => page.element.actions);
  phone.ready();
  phone.emit(rings());
  expect([page.element.state, page.desk.mock.calls.length, page.define.mock.calls]).toEqual([undefined, 1, []]);
  await nextTask();
  expect([phone.asked, visible(page)]).toEqual([['start', 'listen'], ['https://crm.example.test/customers/C-1001']]);
  late.english.arrive();
  await turned(() => page.define.mock.calls.length);
  await loaded(() => page.element.state && page.element.extras);
  expect(page.element.state?.view.contacts).toHaveLength(1);
  const titles = [page.ccp, page.records].map(({ children }) => children[0]?.title);
  expect(titles).toEqual(['Contact Control Panel', 'Customer record']);
});

test('A page has the language of its settings, also when that of the browser is late', async () => {
  vi.stubGlobal('navigator', { ...navigator, languages: ['fr'] });
  const page = aPage(good(aConfig({ language: 'de' })));
  page.mount();
  await turned(() => page.element.actions);
  await import('../ui/text/de');
  late.french.arrive();
  await import('../ui/text/fr');
  await loaded(() => page.element.state);
  expect(browser.document.documentElement.lang).toBe('de');
});

test('A page that gets its settings late changes to their language', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  late.french.arrive();
  vi.stubGlobal('navigator', { ...navigator, languages: ['fr'] });
  const page = aPage({ config: undefined, faults: ['HTTP 503'] }, good(aConfig({ language: 'de' })));
  page.mount();
  await turned(() => page.element.state);
  expect(browser.document.documentElement.lang).toBe('fr');
  await vi.advanceTimersByTimeAsync(15_000);
  await turned(() => page.element.actions);
  phone.ready();
  await turned(() => browser.document.documentElement.lang === 'de');
});
