import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConfig } from '../core/testing/configs';
import type { PhoneSource } from './phone';
import { loaded, nextTask, turned } from './testing/a-page';
import { aDesk, good, rings, visible } from './testing/mounted';

const jane = 'https://crm.example.test/customers/C-1001';

let { browser, phone, aPage, stop } = {} as ReturnType<typeof aDesk>;

beforeEach(() => {
  ({ browser, phone, aPage, stop } = aDesk());
});
afterEach(() => stop());

describe('The page', () => {
  test('shows the phone, and the record of a contact as it rings', async () => {
    const start = vi.spyOn(phone.phone, 'start');
    const page = await aPage(good()).running();
    expect(start).toHaveBeenCalledExactlyOnceWith(page.ccp);
    const [settings, title] = page.source.mock.calls[0] as unknown as Parameters<PhoneSource>;
    expect([settings.url, title()]).toEqual([expect.stringMatching(/acme/), 'Contact Control Panel']);
    expect(phone.asked).toEqual(['start', 'listen']);
    phone.emit(rings());
    await nextTask();
    expect([visible(page), page.element.recordShown]).toEqual([[jane], true]);
    expect(page.records.children[0]?.title).toBe('Customer record');
    expect(page.element.state?.view.contacts.map(({ status }) => status)).toEqual(['opened']);
    expect(page.element.state).toMatchObject({ failed: '', faults: [], said: '' });
  });

  test('turns to the contact that the agent chooses, and so does the phone', async () => {
    const page = await aPage(good()).running();
    phone.emit(rings('call', { stage: 'connected' }));
    phone.emit(rings('chat', { channel: 'chat', attributes: { customerId: 'C-2002' } }));
    page.element.actions?.select('chat');
    expect(page.element.state?.view.focus).toBe('chat');
    page.element.actions?.search('chat', 'Roe');
    await nextTask();
    expect(visible(page)).toEqual(['https://crm.example.test/search?q=Roe']);
    page.element.actions?.select('call');
    expect([visible(page), page.element.state?.view.focus]).toEqual([[jane], 'call']);
    expect(phone.asked).toEqual(['start', 'listen', 'view chat', 'view call']);
  });

  test('sends no note whose address lacks a value', async () => {
    const fetched = vi.fn(async () => ({ ok: true }));
    vi.stubGlobal('fetch', fetched);
    const wrapUp = { send: 'https://crm.example.test/{customerId}/notes' };
    const page = await aPage(good(aConfig({ wrapUp }))).running();
    const notes = page.element.actions?.notes;
    notes?.write({ contactId: 'call', channel: 'voice', direction: 'inbound', text: 'Unknown caller.' });
    notes?.finish('call');
    await turned(() => notes?.of('call').state === 'failed');
    expect(fetched).not.toHaveBeenCalled();
  });

  test('passes on that the agent signs in, and what the phone says about it', async () => {
    const page = await aPage(good()).running();
    page.element.actions?.signIn();
    expect(phone.asked).toContain('sign in');
    phone.signsIn({ phase: 'ready', offline: false });
    expect(page.element.state?.signIn).toEqual({ phase: 'ready', offline: false });
  });

  test('passes on that an inactive agent is about to be signed out, and that the agent stays', async () => {
    const page = await aPage(good()).running();
    expect(page.element.state?.expires).toBe(false);
    phone.expires(true);
    expect(page.element.state?.expires).toBe(true);
    page.element.actions?.stay();
    expect(phone.asked).toContain('at work');
    phone.expires(false);
    expect(page.element.state?.expires).toBe(false);
  });

  test('forgets the warning when the agent is signed out, so that it is not there after the next sign-in', async () => {
    const page = await aPage(good()).running();
    phone.expires(true);
    phone.signsIn({ phase: 'ready', offline: true });
    expect(page.element.state?.expires).toBe(true);
    phone.signsIn({ phase: 'signedOut', offline: false });
    expect(page.element.state?.expires).toBe(false);
    phone.signsIn({ phase: 'ready', offline: false });
    expect(page.element.state?.expires).toBe(false);
  });

  test('may show pops while the phone is ready, and gets its controls once', async () => {
    const page = await aPage(good()).started();
    phone.ready(false);
    expect([page.stood, page.element.state?.controls]).toEqual([[false, false], undefined]);
    phone.ready();
    await loaded(() => page.element.state?.controls);
    expect(page.stood).toEqual([false, false, true]);
    expect(page.element.state?.controls).toBe(phone.controls);
    const before = page.element.state;
    phone.ready();
    await new Promise((resolve) => setTimeout(resolve));
    expect(page.element.state).toBe(before);
  });

  test.each([
    ['the agent is known', () => phone.ready()],
    ['the agent has to sign in', () => phone.signsIn({ phase: 'signIn', offline: false })],
  ])('is drawn, and loads what no record needs, when %s', async (_, happens) => {
    const page = await aPage(good()).started();
    phone.ready(false);
    expect([page.element.state, page.element.extras, page.desk.mock.calls]).toEqual([undefined, undefined, []]);
    happens();
    await loaded(() => page.element.extras && page.define.mock.calls.length);
    const first = page.element.extras;
    phone.ready();
    phone.ready();
    expect(page.element.extras).toBe(first);
  });

  test.each([
    ['is drawn while the phone is still starting', false, 1],
    ['is not drawn once it has stopped', true, 0],
  ])('%s', async (_, stopped, drawn) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const page = await aPage(good()).started();
    // Neither delays the other.
    phone.signsIn({ phase: 'ready', offline: false });
    await vi.advanceTimersByTimeAsync(399);
    expect(page.desk).not.toHaveBeenCalled();
    if (stopped) page.stop();
    await vi.advanceTimersByTimeAsync(1);
    expect(page.desk).toHaveBeenCalledTimes(drawn);
  });

  test('asks before it is left while there is a contact', async () => {
    const page = await aPage(good()).running();
    const leaves = () => {
      const event = new Event('beforeunload', { cancelable: true });
      browser.window.dispatchEvent(event);
      return !event.defaultPrevented;
    };
    expect(leaves()).toBe(true);
    phone.emit(rings());
    expect(leaves()).toBe(false);
    phone.emit({ type: 'gone', at: performance.now(), contactId: 'call' });
    expect(leaves()).toBe(true);
    phone.emit(rings('chat'));
    page.stop();
    expect(leaves()).toBe(true);
  });

  test('offers a record in a window if the page’s own policy refuses its frame', async () => {
    const page = await aPage(good()).running();
    phone.emit(rings());
    await nextTask();
    const refuse = (blockedURI: string) =>
      browser.document.dispatchEvent(
        Object.assign(new Event('securitypolicyviolation'), { effectiveDirective: 'frame-src', blockedURI }),
      );
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() - 2000);
    page.records.children[0]?.onload();
    vi.restoreAllMocks();
    refuse('https://elsewhere.example.test/');
    expect(visible(page)).toEqual([jane]);
    refuse(jane);
    expect(visible(page)).toEqual([]);
    expect(page.element.state?.view.contacts[0]?.status).toBe('blocked');
  });

  test.each([
    ['in a window', false, ''],
    ['nowhere but says so if the browser blocks the window too', true, 'The browser blocked the record’s window.'],
  ])('shows a search that the page’s own policy refuses %s', async (_, blocks, said) => {
    const page = await aPage(good()).running();
    browser.window.blocks = blocks;
    phone.emit(rings());
    page.element.actions?.search('call', 'Roe');
    await nextTask();
    const refusal = { effectiveDirective: 'frame-src', blockedURI: 'https://login.example.test' };
    page.records.children[0]?.onload();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2000);
    browser.document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), refusal));
    vi.restoreAllMocks();
    expect(browser.opened).toEqual(['https://crm.example.test/search?q=Roe']);
    expect(visible(page)).toEqual([jane]);
    expect(page.element.state?.said).toBe(said);
  });

  test('answers a record that asks for a call, and says the result', async () => {
    const page = await aPage(good(aConfig({ dial: { trusted: ['https://crm.example.test'] } }))).running();
    phone.emit(rings());
    await nextTask();
    const source = page.records.children[0]?.contentWindow;
    const answers: unknown[] = [];
    Object.assign(source as object, { postMessage: (answer: unknown) => void answers.push(answer) });
    browser.window.dispatchEvent(
      Object.assign(new Event('message'), {
        origin: 'https://crm.example.test',
        source,
        data: { type: 'screen-pop:dial', number: '+14155550142' },
      }),
    );
    await loaded(() => answers.length);
    expect(phone.asked).toContain('dial +14155550142');
    expect(page.element.state?.said).toContain('+14155550142');
  });

  test('saves a report of its contacts without the customer', async () => {
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => {} }));
    const page = await aPage(good()).running();
    phone.emit(rings());
    await page.element.actions?.save();
    expect(browser.document.links).toMatchObject([{ download: 'screen-pop-report.json', clicks: 1 }]);
  });

  test('uses the language and the theme of its settings', async () => {
    const page = await aPage(good(aConfig({ language: 'de', theme: 'dark' }))).running();
    await loaded(() => page.element.state);
    expect(browser.document.documentElement).toEqual({ lang: 'de', dir: 'ltr', dataset: { theme: 'dark' } });
    page.stop();
    browser.document.documentElement.dataset = {};
    const other = await aPage(good(aConfig({ language: 'auto', theme: 'auto' }))).running();
    await loaded(() => other.element.state);
    expect(browser.document.documentElement).toEqual({ lang: 'en-US', dir: 'ltr', dataset: {} });
  });
});

describe('The record that the agent opens', () => {
  const handOver = { records: { handOver: 'https://crm.example.test/contacts/{contactId}/record' } };

  test('is reported to the record system, and one that opens by itself is not', async () => {
    const page = await aPage(good(aConfig(handOver))).running();
    phone.emit(rings());
    expect(page.told).toEqual([]);
    page.element.actions?.open('call');
    expect(page.told).toEqual([`call https://crm.example.test/contacts/call/record ${jane}`]);
    page.needs.opened('nobody', jane);
    expect(page.told).toHaveLength(1);
    page.needs.notHandedOver();
    expect(page.element.state?.said).toMatch(/could not be handed o/);
  });

  test('is reported nowhere if the address for it lacks a value', async () => {
    const records = { handOver: 'https://crm.example.test/{customerEmail}/record' };
    const page = await aPage(good(aConfig({ records }))).running();
    phone.emit(rings());
    page.element.actions?.open('call');
    expect(page.told).toEqual([]);
  });

  test('is reported as new settings want it, once the page has them', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const page = await aPage(good(), good(aConfig(handOver))).started();
    phone.ready();
    await import('./requests');
    await turned(() => vi.getTimerCount() > 1);
    await vi.advanceTimersByTimeAsync(60_000);
    phone.emit(rings());
    page.element.actions?.open('call');
    expect(page.told).toEqual([`call https://crm.example.test/contacts/call/record ${jane}`]);
  });

  test('is reported nowhere unless the settings want it', async () => {
    const page = await aPage(good()).running();
    phone.emit(rings());
    page.element.actions?.open('call');
    expect(page.told).toEqual([]);
  });

  test('tells its page’s address by itself', async () => {
    const page = await aPage(good(aConfig(handOver))).running();
    phone.emit(rings());
    browser.window.dispatchEvent(
      Object.assign(new Event('message'), {
        origin: 'https://crm.example.test',
        source: page.records.children[0]?.contentWindow,
        data: { type: 'screen-pop:record', url: `${jane}/orders` },
      }),
    );
    expect(page.told).toEqual([`call https://crm.example.test/contacts/call/record ${jane}/orders`]);
  });
});

test('The agent’s note goes to the record system when the contact is done, if the settings want it', async () => {
  const fetched = vi.fn(async (_: string, __: RequestInit) => ({ ok: true }));
  vi.stubGlobal('fetch', fetched);
  const wrapUp = { send: 'https://crm.example.test/contacts/{contactId}/notes' };
  const page = await aPage(good(aConfig({ wrapUp }))).running();
  const notes = page.element.actions?.notes;
  notes?.write({ contactId: 'call', channel: 'voice', direction: 'inbound', outcome: 'Resolved', text: 'Sent it.' });
  notes?.finish('call');
  await turned(() => fetched.mock.calls.length);
  const [[address, request] = ['', {}]] = fetched.mock.calls;
  expect(address).toBe('https://crm.example.test/contacts/call/notes');
  expect(JSON.parse(String(request.body))).toMatchObject({ outcome: 'Resolved', text: 'Sent it.' });
  expect(notes?.local).toBe(false);
});

test('Without an address for notes they stay in this browser', async () => {
  const page = await aPage(good()).running();
  expect(page.element.actions?.notes.local).toBe(true);
});

test('New settings say where the next note goes: to another address, to none, and to one again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const fetched = vi.fn(async (_: string) => ({ ok: true }));
  vi.stubGlobal('fetch', fetched);
  const sends = (place: string) => good(aConfig({ wrapUp: { send: `https://crm.example.test/${place}/{contactId}` } }));
  const page = await aPage(sends('old'), sends('new'), good(), sends('last')).started();
  phone.ready();
  await import('./requests');
  await turned(() => vi.getTimerCount() > 1);
  const notes = page.element.actions?.notes;
  const local: unknown[] = [];
  for (const contactId of ['first', 'second', 'third', 'fourth']) {
    local.push(notes?.local);
    notes?.write({ contactId, channel: 'voice', direction: 'inbound', text: 'Sent it.' });
    notes?.finish(contactId);
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(local).toEqual([false, false, true, false]);
  expect(fetched.mock.calls.map(([address]) => address)).toEqual([
    'https://crm.example.test/old/first',
    'https://crm.example.test/new/second',
    'https://crm.example.test/last/fourth',
  ]);
  expect(notes?.of('third').state).toBe('draft');
});

describe('A note that the agent typed before the page was closed', () => {
  const wrapUp = { send: 'https://crm.example.test/contacts/{contactId}/notes' };
  const typed = (contactId: string) => {
    const note = { contactId, channel: 'voice', direction: 'inbound', text: 'Sent it.', at: new Date().toISOString() };
    localStorage.setItem(`screen-pop:note:${contactId}`, JSON.stringify(note));
  };
  let fetched: ReturnType<typeof vi.fn>;
  beforeEach(() => {
    fetched = vi.fn(async () => ({ ok: true }));
    vi.stubGlobal('fetch', fetched);
  });

  test('is sent if its contact has left, once the phone has told the contacts that are still there', async () => {
    typed('left');
    typed('call');
    const page = await aPage(good(aConfig({ wrapUp }))).started();
    phone.ready(false);
    phone.signsIn({ phase: 'signIn', offline: false });
    await loaded(() => page.element.extras);
    expect(fetched).not.toHaveBeenCalled();
    // The library tells the agent first, and the contacts of the same snapshot right after.
    phone.ready();
    phone.emit(rings());
    await turned(() => page.element.actions?.notes.of('left').state === 'sent');
    phone.ready();
    await nextTask();
    expect(fetched.mock.calls.map(([address]) => address)).toEqual(['https://crm.example.test/contacts/left/notes']);
    expect(page.element.actions?.notes.of('call').state).toBe('draft');
  });

  test('stays if the page stops at once, because it then knows no contacts', async () => {
    typed('call');
    const page = await aPage(good(aConfig({ wrapUp }))).started();
    phone.emit(rings());
    phone.ready();
    page.stop();
    await nextTask();
    expect([fetched.mock.calls, page.element.actions?.notes.of('call').state]).toEqual([[], 'draft']);
  });
});
