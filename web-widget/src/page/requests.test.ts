import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RecordFrames } from '../browser/record-frames';
import { type Config, createScreenPop } from '../core/index';
import { aConfig } from '../core/testing/configs';
import { aContact } from '../core/testing/contacts';
import type { PageState } from '../ui/page-state';
import type { ConfigState } from './config-file';
import { hearRequests } from './requests';
import { aBrowserPage, aPhone, FakePlace, loaded } from './testing/a-page';

const crm = 'https://crm.example.test';

let browser: ReturnType<typeof aBrowserPage>;
let phone: ReturnType<typeof aPhone>;
let config: Config;
let file: ConfigState;
let shown: Partial<PageState>[];
let handedOver: string[];
let place: FakePlace;
let stop: () => void;
let pops: ReturnType<typeof createScreenPop>;

beforeEach(() => {
  vi.useFakeTimers();
  browser = aBrowserPage();
  phone = aPhone();
  config = aConfig();
  file = { config, faults: [] };
  shown = [];
  handedOver = [];
  place = new FakePlace();
  const frames = new RecordFrames(
    place as unknown as HTMLElement,
    () => 'Record',
    async () => {},
  );
  const screen = {
    open: ({ contactId, url }: { contactId: string; url: string }) => {
      frames.open(contactId, url);
      return 'opened' as const;
    },
    close: (contactId: string) => frames.close(contactId),
    leads: true,
    popped: () => undefined,
    remember: () => {},
    onChange: () => () => {},
    now: () => 0,
  };
  pops = createScreenPop({ source: phone.phone.source, config, screen });
  pops.start();
  stop = hearRequests({
    pops,
    phone: phone.phone,
    frames,
    source: { load: async () => file },
    now: () => config,
    handOver: (contactId, url) => void handedOver.push(`${contactId} ${url}`),
    show: (part) => void shown.push(part),
  });
  frames.show('call');
  phone.emit({ type: 'contact', at: 0, contact: aContact({ contactId: 'call' }) });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function posts(data: object, source: object | undefined = place.children[0]?.contentWindow, origin = crm): void {
  browser.window.dispatchEvent(Object.assign(new Event('message'), { origin, source, data }));
}

test('A record tells where it is, for its own contact and only inside the allow-list', () => {
  posts({ type: 'screen-pop:record', url: `${crm}/customers/C-1001/orders` });
  posts({ type: 'screen-pop:record', url: 'https://elsewhere.example.test/' });
  posts({ type: 'screen-pop:record', url: `${crm}/customers/C-1` }, {});
  expect(handedOver).toEqual([`call ${crm}/customers/C-1001/orders`]);
  // The origins of the rules in use count.
  config = { ...config, allowedOrigins: [] };
  posts({ type: 'screen-pop:record', url: `${crm}/customers/C-1001` });
  expect(handedOver).toHaveLength(1);
});

test('Work on the page and in a record keeps the agent signed in, at most once a minute', () => {
  browser.document.dispatchEvent(new Event('keydown'));
  posts({ type: 'screen-pop:activity' });
  expect(phone.asked.filter((what) => what === 'at work')).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  posts({ type: 'screen-pop:activity' });
  expect(phone.asked.filter((what) => what === 'at work')).toHaveLength(2);
});

test('A click on a number asks whether to call it', async () => {
  vi.useRealTimers();
  const { useLanguage } = await import('../ui/text/text');
  await useLanguage('en');
  class Link {
    protocol = 'tel:';
    pathname = '%2B14155550142';
  }
  vi.stubGlobal('HTMLAnchorElement', Link);
  const click = Object.assign(new Event('click', { cancelable: true }), { composedPath: () => [new Link()] });
  browser.document.dispatchEvent(click);
  expect(click.defaultPrevented).toBe(true);
  await loaded(() => shown.at(-1)?.dialing);
  expect(shown.at(-1)?.dialing?.question.number).toBe('+14155550142');
});

test('New rules apply when the agent has no contact, and their faults are shown', async () => {
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([]);
  phone.emit({ type: 'gone', at: 1, contactId: 'call' });
  const next = aConfig({ rules: [{ name: 'All', open: { target: 'frame', url: `${crm}/all` } }] });
  file = { config: next, faults: [] };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([{ config: next, faults: [] }]);
  phone.emit({ type: 'contact', at: 2, contact: aContact({ contactId: 'chat' }) });
  expect(place.children.map(({ src }) => src)).toEqual([`${crm}/all`]);
  phone.emit({ type: 'gone', at: 3, contactId: 'chat' });
  // A file from which nothing can be used leaves the rules as they are.
  file = { config: undefined, faults: ['HTTP 503'] };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown.at(-1)).toEqual({ config, faults: ['HTTP 503'] });
});

test('Nothing is heard after the page has stopped', async () => {
  phone.emit({ type: 'gone', at: 1, contactId: 'call' });
  stop();
  posts({ type: 'screen-pop:activity' });
  browser.document.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(120_000);
  expect([shown, phone.asked.filter((what) => what === 'at work')]).toEqual([[], []]);
});
