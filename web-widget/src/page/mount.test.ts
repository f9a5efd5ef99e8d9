import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeFrame } from '../browser/testing/fake-document';
import type { Config, OpenRequest, SourceEvent } from '../core/index';
import { aConfig } from '../core/testing/configs';
import { aContact } from '../core/testing/contacts';
import { StreamsNotLoaded } from '../streams/library';
import type { PageActions, PageState } from '../ui/page-state';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import type { BrowserScreen, ScreenNeeds } from './browser-screen';
import type { ConfigState } from './config-file';
import { type MountedScreenPop, mountScreenPop } from './mount';
import type { Phone } from './phone';
import { aBrowserPage, aPhone, FakePlace, loaded } from './testing/a-page';

const jane = 'https://crm.example.test/customers/C-1001';

let browser: ReturnType<typeof aBrowserPage>;
let phone: ReturnType<typeof aPhone>;
let mounted: MountedScreenPop | undefined;

beforeEach(() => {
  browser = aBrowserPage();
  phone = aPhone();
});
afterEach(() => {
  mounted?.stop();
  mounted = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page over fakes of everything around it. `states` are the answers of the file, the last for ever. */
function aPage(...states: (ConfigState | Error)[]) {
  const ccp = new FakePlace();
  const records = new FakePlace();
  const element = {
    state: undefined as PageState | undefined,
    actions: undefined as PageActions | undefined,
    extras: undefined as object | undefined,
    recordShown: false,
    querySelector: (selector: string) => ({ "[slot='ccp']": ccp, "[slot='records']": records })[selector],
  };
  const stood: boolean[] = [];
  const told: string[] = [];
  let needs = {} as ScreenNeeds;
  let stops = 0;
  let failure: Error | undefined;
  const screen = async (given: ScreenNeeds) => {
    needs = given;
    return {
      screen: {
        open({ contactId, url, byAgent }: OpenRequest) {
          if (byAgent) given.opened(contactId, url);
          given.frames.open(contactId, url, byAgent);
          return 'opened';
        },
        close: (contactId: string) => given.frames.close(contactId),
        leads: true,
        popped: () => undefined,
        remember: () => {},
        onChange: () => () => {},
        now: () => performance.now(),
      },
      stand: (ready: boolean) => void stood.push(ready),
      handOver: { tell: (...all: string[]) => void told.push(all.join(' ')) },
      stop: () => void stops++,
    } as unknown as BrowserScreen;
  };
  const load = vi.fn(async () => {
    const state = (states.length > 1 ? states.shift() : states[0]) as ConfigState | Error;
    if (state instanceof Error) throw state;
    return state;
  });
  const desk = vi.fn(async () => {});
  const source = vi.fn(async () => {
    if (failure) throw failure;
    return phone.phone;
  });
  const page = {
    element,
    ccp,
    records,
    stood,
    told,
    load,
    source,
    get needs() {
      return needs;
    },
    get stops() {
      return stops;
    },
    desk,
    mount(fails?: Error) {
      failure = fails;
      mounted = mountScreenPop({ element: element as unknown as ScreenPopApp, config: { load }, source, screen, desk });
      return mounted;
    },
    async running() {
      page.mount();
      await loaded(() => element.actions);
      return page;
    },
  };
  return page;
}

const good = (config: Config = aConfig()): ConfigState => ({ config, faults: [] });
const rings = (contactId = 'call', different = {}): SourceEvent => ({
  type: 'contact',
  at: performance.now(),
  contact: aContact({ contactId, ...different }),
});
const visible = ({ records }: { records: FakePlace }) =>
  records.children.filter(({ hidden }) => !hidden).map(({ src }) => src);

/** Waits without moving the clock. */
async function turned(until: () => unknown): Promise<void> {
  while (!until()) await new Promise((resolve) => setImmediate(resolve));
}

describe('The page', () => {
  test('shows the phone, and the record of a contact as it rings', async () => {
    const page = await aPage(good()).running();
    expect(page.source).toHaveBeenCalledWith(
      expect.objectContaining({ url: expect.stringMatching(/acme/) }),
      'Contact Control Panel',
    );
    expect(phone.asked).toEqual(['start', 'listen']);
    phone.emit(rings());
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
    phone.signsIn({ phase: 'signedOut', offline: false });
    phone.signsIn({ phase: 'ready', offline: false });
    expect(page.element.state?.expires).toBe(false);
  });

  test('may show pops while the phone is ready, and gets its controls once', async () => {
    const page = await aPage(good()).running();
    phone.ready(false);
    expect([page.stood, page.element.state?.controls]).toEqual([[false], undefined]);
    phone.ready();
    await loaded(() => page.element.state?.controls);
    expect(page.stood).toEqual([false, true]);
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
    const page = await aPage(good()).running();
    phone.ready(false);
    expect([page.element.extras, page.desk.mock.calls]).toEqual([undefined, []]);
    happens();
    expect(page.desk).toHaveBeenCalled();
    await loaded(() => page.element.extras);
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
    const page = aPage(good());
    page.mount();
    await turned(() => page.element.actions);
    await vi.advanceTimersByTimeAsync(399);
    expect(page.desk).not.toHaveBeenCalled();
    if (stopped) mounted?.stop();
    await vi.advanceTimersByTimeAsync(1);
    expect(page.desk).toHaveBeenCalledTimes(drawn);
  });

  test('asks before it is left while there is a contact', async () => {
    await aPage(good()).running();
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
    mounted?.stop();
    expect(leaves()).toBe(true);
  });

  test('offers a record in a window if the page’s own policy refuses its frame', async () => {
    const page = await aPage(good()).running();
    phone.emit(rings());
    const refuse = (blockedURI: string) =>
      browser.document.dispatchEvent(
        Object.assign(new Event('securitypolicyviolation'), { effectiveDirective: 'frame-src', blockedURI }),
      );
    refuse('https://elsewhere.example.test/');
    expect(visible(page)).toEqual([jane]);
    refuse(jane);
    expect(visible(page)).toEqual([]);
    expect(page.element.state?.view.contacts[0]?.status).toBe('blocked');
  });

  test('answers a record that asks for a call, and says the result', async () => {
    const page = await aPage(good(aConfig({ dial: { trusted: ['https://crm.example.test'] } }))).running();
    phone.emit(rings());
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
    await aPage(good(aConfig({ language: 'de', theme: 'dark' }))).running();
    expect(browser.document.documentElement).toMatchObject({ lang: 'de', dataset: { theme: 'dark' } });
    mounted?.stop();
    browser.document.documentElement.dataset = {};
    await aPage(good(aConfig({ language: 'auto', theme: 'auto' }))).running();
    expect(browser.document.documentElement).toMatchObject({ lang: 'en-US', dataset: {} });
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

describe('A page that cannot start', () => {
  test('without a phone in its settings says so, and asks for the file again until there is one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const faults = ['screen-pop.json could not be loaded: HTTP 503'];
    const page = aPage({ config: undefined, faults }, { config: undefined, faults }, good());
    page.mount();
    await turned(() => page.element.state?.faults.length);
    expect(page.element.state).toMatchObject({ faults, failed: expect.stringMatching(/./) });
    await vi.advanceTimersByTimeAsync(14_999);
    expect(page.load).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(page.load).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(15_000);
    await turned(() => page.source.mock.calls.length);
    expect(page.element.state).toMatchObject({ failed: '', faults: [] });
  });

  test('stops to ask for its settings when it is stopped', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const page = aPage({ config: undefined, faults: ['x'] }, good());
    page.mount();
    await turned(() => page.element.state?.faults.length);
    mounted?.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([page.load.mock.calls.length, page.source.mock.calls.length]).toEqual([1, 0]);
  });

  test('names Streams if Streams is what is missing, and the fault otherwise', async () => {
    const streams = aPage(good());
    streams.mount(new StreamsNotLoaded('no network'));
    await loaded(() => streams.element.state?.failed);
    expect(streams.element.state?.failed).toMatch(/Streams could not be loaded/);
    const other = aPage(good());
    other.mount(new Error('initCCP is not a function'));
    await loaded(() => other.element.state?.failed);
    expect(other.element.state?.failed).toMatch(/initCCP is not a function/);
  });
});

describe('A page that is stopped', () => {
  test('stops the phone and everything around it, once', async () => {
    const page = await aPage(good()).running();
    phone.emit(rings());
    mounted?.stop();
    mounted?.stop();
    expect(page.stops).toBe(1);
    expect(phone.asked.filter((what) => what === 'stop' || what === 'unlisten')).toEqual(['unlisten', 'stop']);
    browser.window.dispatchEvent(
      Object.assign(new Event('message'), {
        origin: 'https://crm.example.test',
        source: new FakeFrame().contentWindow,
        data: { type: 'screen-pop:activity' },
      }),
    );
    expect(phone.asked).not.toContain('at work');
  });

  test('while it still loads starts nothing', async () => {
    const page = aPage(good());
    let comes = (_: Phone) => {};
    page.source.mockReturnValue(
      new Promise((resolve) => {
        comes = resolve;
      }),
    );
    page.mount();
    await turned(() => page.source.mock.calls.length);
    mounted?.stop();
    comes(phone.phone);
    await turned(() => page.stops);
    expect([phone.asked, page.element.extras]).toEqual([[], undefined]);
  });

  test('before its later parts have loaded leaves them out', async () => {
    const page = aPage(good());
    const { source } = phone.phone;
    const start: typeof source.start = (emit) => {
      queueMicrotask(() => mounted?.stop());
      return source.start(emit);
    };
    phone.phone = { ...phone.phone, source: { start } };
    page.mount();
    await turned(() => phone.asked.includes('stop'));
    await import('./afterwards');
    await import('./requests');
    await new Promise((resolve) => setTimeout(resolve));
    browser.document.dispatchEvent(new Event('keydown'));
    expect([page.element.extras, phone.asked]).toEqual([undefined, ['start', 'listen', 'unlisten', 'stop']]);
  });
});
