import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { storage } from '../browser/testing/fake-browser';
import type { Config, Contact } from '../core/index';
import { aConfig } from '../core/testing/configs';
import { aContact } from '../core/testing/contacts';
import { w } from '../ui/text/workspace';
import type { WorkspaceActions, WorkspaceApp, WorkspaceState } from '../ui/workspace-app';
import type { ConfigState } from './config-file';
import { aBrowserPage, aPhone, loaded, nextTask, turned } from './testing/a-page';
import type { WorkspaceLink } from './workspace-link';
import { WorkspacePage } from './workspace-page';

const jane = 'https://crm.example.test/customers/C-1001';
const silent = { postMessage() {}, close() {}, onmessage: null };

let browser: ReturnType<typeof aBrowserPage>;
let phone: ReturnType<typeof aPhone>;
let page: WorkspacePage;
let element: {
  state: WorkspaceState | undefined;
  actions: WorkspaceActions | undefined;
  extras: object | undefined;
  recordShown: boolean;
};
let begun: number;
/** The agent's contacts as the workspace lists them. */
let listed: string[] | undefined;
let channels: string[];

beforeEach(() => {
  browser = aBrowserPage();
  phone = aPhone();
  element = { state: undefined, actions: undefined, extras: undefined, recordShown: false };
  begun = 0;
  listed = undefined;
  channels = [];
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor(name: string) {
        channels.push(name);
        Object.assign(this, silent);
      }
      postMessage() {}
      close() {}
    },
  );
  vi.stubGlobal('sessionStorage', Object.assign(storage(), { removeItem() {} }));
  page = new WorkspacePage(element as unknown as WorkspaceApp);
});
afterEach(() => {
  page.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const link = (contactId?: string): WorkspaceLink => ({
  source: phone.phone.source,
  controls: phone.controls,
  scope: Promise.resolve(contactId),
  begin: async () => {
    begun++;
    return listed;
  },
  atWork: () => void phone.asked.push('at work'),
});
/** Settings that change once they have been read. */
const changing = (first: Config, next: Config) => {
  const answers = [first];
  return { load: async () => ({ config: answers.pop() ?? next, faults: [] }) };
};
const source = (config: Config | undefined = aConfig(), faults: string[] = []) => ({
  load: async (): Promise<ConfigState> => ({ config, faults }),
});

async function running(config = aConfig(), contactId?: string): Promise<WorkspaceState> {
  await page.start(source(config), link(contactId));
  await loaded(() => element.state?.controls ?? element.state?.notices.length);
  return element.state as WorkspaceState;
}

const rings = (contactId = 'call') =>
  phone.emit({ type: 'contact', at: performance.now(), contact: aContact({ contactId }) });
const records = () => browser.document.getElementById('records').children;

describe('The app of the agent workspace', () => {
  test('asks for its contacts when it can show them, and shows the record of one that rings', async () => {
    page.ready([]);
    const { phase, notices, controls } = await running();
    expect({ phase, notices, begun }).toEqual({ phase: 'ready', notices: [], begun: 1 });
    expect(controls).toBe(phone.controls);
    rings();
    await nextTask();
    expect(records().map(({ src, hidden, title }) => [src, hidden, title])).toEqual([[jane, false, 'Customer record']]);
    expect(element.recordShown).toBe(true);
    expect(element.state?.view.contacts).toHaveLength(1);
    expect(element.extras).toBeDefined();
  });

  test('turns to the contact that the agent chooses, and a click opens its record again', async () => {
    const page = await running(aConfig({ records: { handOver: 'https://crm.example.test/{contactId}' } }));
    const fetched = vi.fn(async () => ({ ok: false }));
    vi.stubGlobal('fetch', fetched);
    expect(page.said).toBe('');
    rings('call');
    rings('second');
    element.actions?.select('second');
    expect(element.state?.view.focus).toBe('second');
    element.actions?.open('call');
    await loaded(() => element.state?.said);
    expect(fetched).toHaveBeenCalledWith('https://crm.example.test/call', expect.objectContaining({ method: 'POST' }));
    expect(element.state?.said).toMatch(/could not be handed o/);
    element.actions?.signIn();
    expect(element.actions?.notes.of('call').state).toBe('none');
  });

  test('uses new settings within a minute of an idle moment, for each record that the agent opens', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const next = aConfig({ records: { handOver: 'https://crm.example.test/{contactId}' } });
    await page.start(changing(aConfig(), next), link());
    await turned(() => element.state?.controls);
    await vi.advanceTimersByTimeAsync(60_000);
    const fetched = vi.fn(async () => ({ ok: true }));
    vi.stubGlobal('fetch', fetched);
    rings();
    element.actions?.open('call');
    expect(fetched).toHaveBeenCalledWith('https://crm.example.test/call', expect.anything());
  });

  test('sends the next note where new settings say', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const next = aConfig({ wrapUp: { send: 'https://crm.example.test/{contactId}/notes' } });
    await page.start(changing(aConfig(), next), link());
    await turned(() => element.state?.controls);
    expect(element.actions?.notes.local).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    const fetched = vi.fn(async () => ({ ok: true }));
    vi.stubGlobal('fetch', fetched);
    element.actions?.notes.write({ contactId: 'call', channel: 'voice', direction: 'inbound', text: 'Sent it.' });
    element.actions?.notes.finish('call');
    expect(element.actions?.notes.local).toBe(false);
    expect(fetched).toHaveBeenCalledWith('https://crm.example.test/call/notes', expect.anything());
  });

  test('says what its registration lacks, and what the workspace refuses, each once', async () => {
    page.ready([{ permission: 'Contact.Attributes.View', need: 'attributes' }]);
    page.told('The topic was refused without permission');
    await running();
    const lacks = { word: 'attributes', values: { permission: 'Contact.Attributes.View' } };
    expect(element.state?.notices).toEqual([lacks]);
    page.told('The workspace is restarting');
    expect(element.state?.notices).toEqual([
      lacks,
      { word: 'told', values: { message: 'The workspace is restarting' } },
    ]);
  });

  test('says a refusal for which no permission is missing', async () => {
    page.ready([]);
    page.told('App without permission');
    await running();
    expect(element.state?.notices).toEqual([{ word: 'told', values: { message: 'App without permission' } }]);
  });

  test('says that the session ends soon, and that the workspace does not answer', async () => {
    await running();
    page.expires(true);
    expect(element.state?.said).toBe(w('expires'));
    page.expires(false);
    expect(element.state?.said).toBe('');
    page.answers(false);
    expect(element.state?.lost).toBe(true);
    page.answers(true);
    expect(element.state?.lost).toBe(false);
  });

  test('that lost the workspace for good says only that', async () => {
    await running();
    page.failed();
    page.told('late');
    expect(element.state).toMatchObject({ phase: 'failed', notices: [] });
  });

  test('draws nothing before its language is there', () => {
    page.ready([]);
    page.answers(false);
    expect(element.state).toBeUndefined();
  });

  test('outside a workspace says so, with the address to register', async () => {
    await page.start(source(), undefined);
    expect(element.state).toEqual({
      config: aConfig(),
      faults: [],
      view: { contacts: [], focus: undefined, past: [] },
      phase: 'outside',
      lost: false,
      address: 'https://desk.example.test/',
      notices: [],
      windowNeeded: false,
      shareNeeded: false,
      controls: undefined,
      said: '',
      dialing: undefined,
    });
    expect(element.actions).toBeUndefined();
  });

  test('without usable settings shows their faults', async () => {
    await page.start({ load: async () => ({ config: undefined, faults: ['HTTP 503'] }) }, link());
    expect([element.state?.faults, element.actions, begun]).toEqual([['HTTP 503'], undefined, 0]);
    expect(element.state).toMatchObject({ phase: 'connecting', notices: [] });
  });

  test('that cannot start says why', async () => {
    await page.start(source(), { ...link(), scope: Promise.reject(new Error('no scope')) });
    expect(element.state?.notices).toEqual([{ word: 'told', values: { message: 'no scope' } }]);
  });

  test('uses the language and the theme of its settings', async () => {
    await running(aConfig({ language: 'fr', theme: 'light' }));
    expect(browser.document.documentElement).toEqual({ lang: 'fr', dir: 'ltr', dataset: { theme: 'light' } });
    browser.document.documentElement.dataset = {};
    await running(aConfig({ language: 'auto', theme: 'auto' }));
    expect(browser.document.documentElement).toEqual({ lang: 'en-US', dir: 'ltr', dataset: {} });
  });

  test('of one contact keeps its own identity in the tab', async () => {
    await running(aConfig(), 'call');
    expect([...(sessionStorage as unknown as { items: Map<string, string> }).items.keys()]).toContain(
      'screen-pop.app call',
    );
    expect(channels.sort()).toEqual(['screen-pop', 'screen-pop-leader']);
  });

  test('stops with everything that it started', async () => {
    await running();
    rings();
    page.stop();
    page.stop();
    expect(records()).toEqual([]);
    expect(phone.asked).toEqual(['listen', 'unlisten']);
    browser.document.dispatchEvent(new Event('keydown'));
    expect(phone.asked).not.toContain('at work');
  });

  test('reports work in its own frame', async () => {
    await running();
    browser.document.dispatchEvent(new Event('keydown'));
    expect(phone.asked).toContain('at work');
  });

  test('calls a number for a record through the workspace', async () => {
    await running(aConfig({ dial: { trusted: ['https://crm.example.test'] } }));
    rings();
    await nextTask();
    browser.window.dispatchEvent(
      Object.assign(new Event('message'), {
        origin: 'https://crm.example.test',
        source: Object.assign(records()[0]?.contentWindow as object, { postMessage() {} }),
        data: { type: 'screen-pop:dial', number: '+14155550142' },
      }),
    );
    await loaded(() => phone.asked.includes('dial +14155550142'));
  });

  test('offers the record in a window when its policy refuses the frame', async () => {
    await running();
    rings();
    const refusal = { effectiveDirective: 'frame-src', blockedURI: jane };
    browser.document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), refusal));
    expect([records().length, element.state?.view.contacts[0]?.status]).toEqual([0, 'blocked']);
  });
});

describe('A note that the agent typed before the app was closed', () => {
  const config = aConfig({ wrapUp: { send: 'https://crm.example.test/{contactId}/notes' } });
  const note = { contactId: 'call', channel: 'voice', direction: 'inbound', text: 'Sent it.' };
  let fetched: ReturnType<typeof vi.fn>;
  beforeEach(() => {
    fetched = vi.fn(async () => ({ ok: true }));
    vi.stubGlobal('fetch', fetched);
    localStorage.setItem('screen-pop:note:call', JSON.stringify({ ...note, at: new Date().toISOString() }));
  });

  test.each([
    ['is sent if the workspace does not list its contact any more', ['chat'], 1],
    ['stays a draft while the workspace lists its contact', ['chat', 'call'], 0],
    ['stays a draft if the app does not know all contacts', undefined, 0],
  ])('%s', async (_, contactIds, sent) => {
    listed = contactIds;
    await running(config);
    expect(fetched).toHaveBeenCalledTimes(sent);
  });
});

describe('The note of an app that the workspace destroys', () => {
  const config = aConfig({ wrapUp: { send: 'https://crm.example.test/{contactId}/notes' } });
  const told = (stage: Contact['stage']) =>
    phone.emit({ type: 'contact', at: performance.now(), contact: aContact({ contactId: 'call', stage }) });
  const gone = () => phone.emit({ type: 'gone', at: performance.now(), contactId: 'call' });

  const offeredAgain = () => {
    gone();
    told('ringing');
  };

  test.each([
    ['is sent if its contact has ended, because nothing may say that it is closed', 'call', () => told('ended'), 1],
    ['is sent if its contact has just left', 'call', gone, 1],
    ['stays a draft while the agent talks to the customer', 'call', () => {}, 0],
    ['stays a draft if the contact is offered again', 'call', offeredAgain, 0],
    ['of another contact stays a draft', 'chat', () => told('ended'), 0],
    ['stays a draft in an app of all contacts, because the agent still has it', undefined, () => told('ended'), 0],
  ])('%s', async (_, contactId, happens, sent) => {
    const fetched = vi.fn(async () => ({ ok: true }));
    vi.stubGlobal('fetch', fetched);
    await running(config, contactId);
    told('connected');
    element.actions?.notes.write({ contactId: 'call', channel: 'voice', direction: 'inbound', text: 'Sent it.' });
    happens();
    expect(fetched).not.toHaveBeenCalled();
    page.stop();
    expect(fetched).toHaveBeenCalledTimes(sent);
  });
});

describe('The window for records', () => {
  const inWindow = { name: 'A', open: { target: 'tab', url: jane } };
  test.each([
    ['is needed for a rule that opens one', { rules: [inWindow, { name: 'B', open: { target: 'card' } }] }, true],
    ['is needed for records that open in one', { records: { target: 'tab' } }, true],
    ['is not needed otherwise', {}, false],
  ])('%s', async (_, different, needed) => {
    expect((await running(aConfig(different))).windowNeeded).toBe(needed);
  });

  test('stays needed until the browser lets the agent open it', async () => {
    await running(aConfig({ records: { target: 'tab' } }));
    browser.window.blocks = true;
    element.actions?.openWindow();
    expect(element.state?.windowNeeded).toBe(true);
    browser.window.blocks = false;
    element.actions?.openWindow();
    expect([element.state?.windowNeeded, browser.opened]).toEqual([false, ['about:blank', 'about:blank']]);
  });
});

describe('The pops of the page in another tab', () => {
  test('are shared if the browser can ask the agent, with a click', async () => {
    const refused = vi.fn(async () => {
      throw new DOMException('denied', 'NotAllowedError');
    });
    Object.assign(browser.document, { requestStorageAccess: refused });
    expect((await running()).shareNeeded).toBe(true);
    await element.actions?.share();
    await loaded(() => element.state?.said);
    expect(element.state?.said).toBe(w('shareRefused'));
    expect(browser.window.location.reload).not.toHaveBeenCalled();
    const handle = { localStorage: storage(), sessionStorage: storage(), BroadcastChannel: () => ({ ...silent }) };
    refused.mockImplementation((async () => handle) as never);
    await element.actions?.share();
    await loaded(() => browser.window.location.reload.mock.calls.length);
  });

  test('need no click where the browser does not separate them, or shares them already', async () => {
    expect((await running()).shareNeeded).toBe(false);
    const session = Object.assign(storage(), { removeItem() {} });
    const handle = { localStorage: storage(), sessionStorage: session, BroadcastChannel: () => ({ ...silent }) };
    Object.assign(browser.document, { requestStorageAccess: async () => handle });
    expect((await running()).shareNeeded).toBe(false);
    expect(session.items.has('screen-pop.app')).toBe(true);
  });
});
