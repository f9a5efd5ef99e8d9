import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RecordFrames } from '../browser/record-frames';
import { FakeBrowser, turns } from '../browser/testing/fake-browser';
import { browserScreen } from './browser-screen';
import { aBrowserPage, FakePlace } from './testing/a-page';
import { workspaceScreen } from './workspace-screen';

const jane = 'https://crm.example.test/customers/C-1001';

let browser: FakeBrowser;
let place: FakePlace;
let opened: string[];

beforeEach(() => {
  aBrowserPage();
  browser = new FakeBrowser();
  place = new FakePlace();
  opened = [];
  const page = {};
  vi.stubGlobal('navigator', { languages: ['en'], locks: browser.locks(page) });
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor(name: string) {
        // biome-ignore lint/correctness/noConstructorReturn: the fake browser makes the channel.
        return browser.channel(name, page);
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const needs = () => ({
  frames: new RecordFrames(
    place as unknown as HTMLElement,
    () => 'Record',
    async () => {},
  ),
  hostOrigin: undefined,
  opened: (contactId: string, url: string) => void opened.push(`${contactId} ${url}`),
  notHandedOver: () => {},
});
const request = { contactId: 'call', url: jane, target: 'frame', byAgent: true } as const;

test('A page leads when it is ready, opens records, remembers them over a reload, and leaves nothing behind', async () => {
  const { screen, stand, stop } = await browserScreen(needs());
  expect(screen.leads).toBeUndefined();
  stand(true);
  await turns();
  expect(screen.leads).toBe(true);
  expect(screen.open(request)).toBe('opened');
  screen.remember('call');
  expect([place.children.map(({ src }) => src), opened, screen.popped('call')]).toEqual([
    [jane],
    [`call ${jane}`],
    'here',
  ]);
  stop();
  await turns();
  expect([place.children, screen.leads]).toEqual([[], undefined]);
  const reloaded = await browserScreen(needs());
  expect(reloaded.screen.popped('call')).toBe('here');
  reloaded.stop();
});

test('A contact that leaves takes its record with it', async () => {
  const { screen, stop } = await browserScreen(needs());
  screen.open(request);
  screen.close('call');
  expect(place.children).toEqual([]);
  stop();
});

test.each([
  ['page', () => browserScreen(needs())],
  ['app', () => workspaceScreen(needs(), shared({}, new Map()), 'call')],
])('The %s hands the last record of a contact over when the contact leaves', async (_, create) => {
  const posted: string[] = [];
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    posted.push(JSON.parse(body).popUrl);
    return { ok: true };
  });
  const { screen, handOver, stop } = await create();
  handOver.tell('call', 'https://crm.example.test/call', jane);
  handOver.tell('call', 'https://crm.example.test/call', `${jane}/orders`);
  await turns();
  expect(posted).toEqual([jane]);
  screen.close('call');
  await turns();
  expect(posted).toEqual([jane, `${jane}/orders`]);
  stop();
});

const shared = (page: object, session: Map<string, string>) => ({
  local: browser.local,
  session: {
    getItem: (key: string) => session.get(key) ?? null,
    setItem: (key: string, text: string) => void session.set(key, text),
    removeItem: (key: string) => void session.delete(key),
  } as unknown as Storage,
  locks: browser.locks(page) as LockManager,
  channel: (name: string) => browser.channel(name, page),
  withPage: true,
});

test('The app of one contact leads for that contact only, and the app of all contacts for the others', async () => {
  const session = new Map<string, string>();
  const call = await workspaceScreen(needs(), shared({}, session), 'call');
  const chat = await workspaceScreen(needs(), shared({}, session), 'chat');
  const again = await workspaceScreen(needs(), shared({}, session), 'call');
  for (const app of [call, chat, again]) app.stand(true);
  await turns();
  expect([call, chat, again].map(({ screen }) => screen.leads ?? false)).toEqual([true, true, false]);
  expect([...session.keys()].filter((key) => key.startsWith('screen-pop.app')).sort()).toEqual([
    'screen-pop.app call',
    'screen-pop.app chat',
  ]);
  for (const app of [call, chat, again]) app.stop();
  await turns();
  expect([...session.keys()].filter((key) => key.startsWith('screen-pop.app'))).toEqual([]);
});

test('Beside the app of all contacts no other leads', async () => {
  const all = await workspaceScreen(needs(), shared({}, new Map()), undefined);
  const call = await workspaceScreen(needs(), shared({}, new Map()), 'call');
  all.stand(true);
  await turns();
  call.stand(true);
  await turns();
  expect([all, call].map(({ screen }) => screen.leads)).toEqual([true, false]);
  all.stop();
  await turns();
  expect(call.screen.leads).toBe(true);
  call.stop();
});

test('The app of one contact leads at once too if there are no locks', async () => {
  const { screen, stand, stop } = await workspaceScreen(
    needs(),
    { ...shared({}, new Map()), locks: undefined },
    'call',
  );
  stand(true);
  expect(screen.leads).toBe(true);
  stop();
});

test('The app without locks leads at once, and opens and closes records as the page does', async () => {
  const session = new Map<string, string>();
  const { screen, stand, stop } = await workspaceScreen(
    needs(),
    { ...shared({}, session), locks: undefined },
    undefined,
  );
  stand(true);
  expect(screen.leads).toBe(true);
  screen.open(request);
  expect([place.children.length, opened, [...session.keys()]]).toEqual([1, [`call ${jane}`], ['screen-pop.app']]);
  screen.close('call');
  expect(place.children).toEqual([]);
  screen.open(request);
  stop();
  expect([place.children, screen.leads]).toEqual([[], undefined]);
});
