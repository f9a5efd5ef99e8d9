import { vi } from 'vitest';
import type { Config, OpenRequest, SourceEvent } from '../../core/index';
import { aConfig } from '../../core/testing/configs';
import { aContact } from '../../core/testing/contacts';
import type { PageActions, PageState } from '../../ui/page-state';
import type { ScreenPopApp } from '../../ui/screen-pop-app';
import type { BrowserScreen, ScreenNeeds } from '../browser-screen';
import type { ConfigState } from '../config-file';
import { type MountedScreenPop, mountScreenPop, type ScreenPopPage } from '../mount';
import { aBrowserPage, aPhone, FakePlace, loaded, nextTask, turned } from './a-page';

/** A page over fakes of everything around it. `states` are the answers of the file, the last for ever. */
function aPage(phone: ReturnType<typeof aPhone>, states: (ConfigState | Error)[]) {
  const ccp = new FakePlace();
  const records = new FakePlace();
  const element = {
    state: undefined as PageState | undefined,
    actions: undefined as PageActions | undefined,
    extras: undefined as object | undefined,
    recordShown: false,
    bare: false,
    toggleAttribute: (name: string, set: boolean) => {
      if (name === 'data-bare') element.bare = set;
    },
    querySelector: (selector: string) => ({ "[slot='ccp']": ccp, "[slot='records']": records })[selector],
    querySelectorAll: (selector: string) =>
      ({ "[slot='ccp'] iframe": ccp, "[slot='records'] iframe": records })[selector]?.children,
  };
  const stood: boolean[] = [];
  const told: string[] = [];
  let needs = {} as ScreenNeeds;
  let stops = 0;
  let failure: Error | undefined;
  let mounted: MountedScreenPop | undefined;
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
      stop() {
        stops++;
        given.frames.clear();
      },
    } as unknown as BrowserScreen;
  };
  const load = vi.fn(async () => {
    const state = (states.length > 1 ? states.shift() : states[0]) as ConfigState | Error;
    if (state instanceof Error) throw state;
    return state;
  });
  const define = vi.fn();
  const desk = vi.fn(async () => define);
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
    define,
    mount(fails?: Error, own: Partial<ScreenPopPage> = {}) {
      failure = fails;
      mounted = mountScreenPop({
        element: element as unknown as ScreenPopApp,
        config: { load },
        source,
        screen,
        desk,
        ...own,
      });
    },
    stop: () => mounted?.stop(),
    /** Mounts the page and waits until it has requested the CCP. */
    async started() {
      page.mount();
      await turned(() => element.actions);
      return page;
    },
    /** Starts the page, makes its phone ready, and waits until the page has its words and hears requests. */
    async running() {
      await page.started();
      phone.ready();
      await loaded(() => element.state);
      await import('../requests');
      await nextTask();
      return page;
    },
  };
  return page;
}

export type MountablePage = ReturnType<typeof aPage>;

/** A browser, a phone, and the pages that a test mounts in them. `stop` stops all of these pages. */
export function aDesk() {
  const browser = aBrowserPage();
  const phone = aPhone();
  const pages: MountablePage[] = [];
  return {
    browser,
    phone,
    aPage(...states: (ConfigState | Error)[]): MountablePage {
      const page = aPage(phone, states);
      pages.push(page);
      return page;
    },
    stop() {
      for (const page of pages) page.stop();
      vi.useRealTimers();
      vi.unstubAllGlobals();
    },
  };
}

/** The state of a valid file. */
export const good = (config: Config = aConfig()): ConfigState => ({ config, faults: [] });
/** The event of a contact that rings. */
export const rings = (contactId = 'call', different = {}): SourceEvent => ({
  type: 'contact',
  at: performance.now(),
  contact: aContact({ contactId, ...different }),
});
/** The addresses of the records that the agent sees. */
export const visible = ({ records }: { records: FakePlace }) =>
  records.children.filter(({ hidden }) => !hidden).map(({ src }) => src);
