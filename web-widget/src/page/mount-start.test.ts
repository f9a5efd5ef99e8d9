import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeFrame } from '../browser/testing/fake-document';
import { StreamsNotLoaded } from '../streams/library';
import type { Phone } from './phone';
import { loaded, nextTask, turned } from './testing/a-page';
import { aDesk, good, rings } from './testing/mounted';

let { browser, phone, aPage, stop } = {} as ReturnType<typeof aDesk>;

beforeEach(() => {
  ({ browser, phone, aPage, stop } = aDesk());
});
afterEach(() => stop());

describe('A page that cannot start', () => {
  test('without a phone in its settings says so, and asks for the file again until there is one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const faults = ['screen-pop.json could not be loaded: HTTP 503'];
    const page = aPage({ config: undefined, faults }, { config: undefined, faults }, good());
    page.mount();
    await turned(() => page.element.state?.faults.length);
    expect(page.element.state).toEqual({
      config: undefined,
      faults,
      view: { contacts: [], focus: undefined, past: [] },
      signIn: { phase: 'starting', offline: false },
      failed: expect.stringMatching(/shows no phone/),
      controls: undefined,
      said: '',
      dialing: undefined,
      expires: false,
      incomplete: false,
    });
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
    page.stop();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([page.load.mock.calls.length, page.source.mock.calls.length]).toEqual([1, 0]);
    expect([page.element.state?.failed, vi.getTimerCount()]).toEqual(['', 0]);
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

test('A page whose settings cannot be asked for says why', async () => {
  const page = aPage(new Error('no network'));
  page.mount();
  await loaded(() => page.element.state);
  expect(page.element.state).toMatchObject({ faults: [], failed: expect.stringContaining('no network') });
});

test('A frame for the first record is prepared once the phone is ready', async () => {
  vi.stubGlobal('requestIdleCallback', (act: () => void) => act());
  vi.stubGlobal('cancelIdleCallback', () => {});
  const page = await aPage(good()).started();
  phone.ready(false);
  expect(page.records.children).toEqual([]);
  phone.ready();
  await nextTask();
  expect(page.records.children).toMatchObject([{ src: '', hidden: true }]);
  phone.emit(rings());
  await nextTask();
  expect(page.records.children[0]).toMatchObject({ src: expect.stringContaining('/customers/'), hidden: false });
});

test('A phone that is ready before the rest of its page is heard', async () => {
  const { start } = phone.phone;
  phone.phone = {
    ...phone.phone,
    start(place) {
      start(place);
      phone.ready();
    },
  };
  const page = await aPage(good()).started();
  expect(page.stood).toEqual([true]);
  await loaded(() => page.element.state?.controls);
});

test('A page whose element is loaded already is not loaded again', async () => {
  const page = aPage(good());
  page.mount(undefined, { desk: undefined } as object);
  await loaded(() => page.element.actions && page.element.state);
  phone.ready();
  await loaded(() => page.element.extras);
  expect(page.element.state?.failed).toBe('');
});

describe('A page that is stopped', () => {
  test('stops the phone and everything around it, once', async () => {
    const page = await aPage(good()).running();
    phone.emit(rings());
    page.stop();
    page.stop();
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

  test('while its extras load leaves them out', async () => {
    const page = await aPage(good()).started();
    phone.ready();
    page.stop();
    const { createExtras } = await import('./afterwards');
    // The page asked before, so it has its own by now.
    (await createExtras(sessionStorage)).stop();
    expect(page.element.extras).toBeUndefined();
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
    page.stop();
    comes(phone.phone);
    await nextTask();
    expect([phone.asked, page.needs, page.element.extras]).toEqual([[], {}, undefined]);
  });

  test('before its screen has loaded stops both', async () => {
    const page = aPage(good());
    const { start } = phone.phone;
    phone.phone = {
      ...phone.phone,
      start(place) {
        start(place);
        queueMicrotask(() => page.stop());
      },
    };
    page.mount();
    await turned(() => page.stops);
    expect([phone.asked, page.stops, page.stood]).toEqual([['start', 'stop'], 1, []]);
  });

  test('before its later parts have loaded leaves them out', async () => {
    const page = aPage(good());
    const { source } = phone.phone;
    const start: typeof source.start = (emit) => {
      queueMicrotask(() => page.stop());
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
