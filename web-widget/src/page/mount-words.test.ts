import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loaded, turned } from './testing/a-page';
import { aDesk, good, rings, visible } from './testing/mounted';

const { words, arrive } = vi.hoisted(() => {
  let arrive = () => {};
  const words = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { words, arrive: () => arrive() };
});
vi.mock('../ui/text/en', async (original) => {
  await words;
  return await original<object>();
});

let { phone, aPage, stop } = {} as ReturnType<typeof aDesk>;

beforeEach(() => {
  ({ phone, aPage, stop } = aDesk());
});
afterEach(() => stop());

test('A page whose words are late has its phone and opens records, and is drawn when they arrive', async () => {
  const page = await aPage(good()).running();
  phone.ready();
  phone.emit(rings());
  expect([phone.asked, visible(page)]).toEqual([['start', 'listen'], ['https://crm.example.test/customers/C-1001']]);
  expect([page.element.state, page.desk.mock.calls]).toEqual([undefined, []]);
  arrive();
  await turned(() => page.desk.mock.calls.length);
  await loaded(() => page.element.state && page.element.extras);
  expect(page.element.state?.view.contacts).toHaveLength(1);
});
