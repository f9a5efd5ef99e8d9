import { createChoices } from '../../src/browser/choices';
import { createLeadership } from '../../src/browser/leadership';
import { createPopMemory } from '../../src/browser/pop-memory';
import { claimTab } from '../../src/browser/tab';
import { type FakeBrowser, FakePage, soon } from '../../src/browser/testing/fake-browser';
import type { Config, OpenRequest, Screen, ScreenPopView } from '../../src/core/index';
import { assembleScreen, type BrowserScreen, type ScreenNeeds } from '../../src/page/browser-screen';
import { type MountedScreenPop, mountScreenPop } from '../../src/page/mount';
import { SnapshotPhone } from '../../src/page/testing/snapshot-phone';
import type { Order, Snapshot } from '../../src/streams/testing/snapshot-streams';
import type { ScreenPopApp } from '../../src/ui/screen-pop-app';
import type { Commands } from './commands';

/** What a page needs from its session. */
export interface Surroundings {
  readonly browser: FakeBrowser;
  readonly config: Config;
  readonly commands: Commands;
  readonly now: () => number;
  readonly onOpened: (request: OpenRequest, tab: Storage) => void;
  readonly onPopped: (key: string) => void;
}

/** One load of the agent's page in one tab: the product's own page, on a browser in memory. */
export class Tab {
  readonly page = new FakePage();
  readonly element: ScreenPopApp;
  readonly phone: SnapshotPhone;
  readonly #around: Surroundings;
  readonly #session: Storage;
  readonly #mounted: MountedScreenPop;

  /** @param drawn whether the page has its interface; a page in the background needs none. */
  private constructor(around: Surroundings, session: Storage, drawn: boolean) {
    this.#around = around;
    this.#session = session;
    this.element = document.createElement(drawn ? 'screen-pop-app' : 'div') as ScreenPopApp;
    for (const slot of ['ccp', 'records']) {
      const place = document.createElement('div');
      place.slot = slot;
      this.element.append(place);
    }
    document.body.append(this.element);
    this.phone = new SnapshotPhone(around.now, around.commands.controls);
    this.#mounted = mountScreenPop({
      element: this.element,
      config: { load: async () => ({ config: around.config, faults: [] }) },
      source: async () => this.phone,
      screen: (needs) => this.#screen(needs),
      ...(drawn && { desk: async () => (await import('../../src/ui/screen-pop-app')).defineApp }),
    });
  }

  /** Loads a page, signs it in and shows it the agent's contacts. Resolves when all of its parts are there. */
  static async load(around: Surroundings, session: Storage, contacts: Snapshot, drawn = false): Promise<Tab> {
    const tab = new Tab(around, session, drawn);
    const { element } = tab;
    await tab.#until(() => element.actions);
    tab.phone.sign('acknowledged');
    tab.receive(contacts);
    await tab.#until(() => element.extras && element.state?.controls && (!drawn || element.shadowRoot));
    return tab;
  }

  async #until(reached: () => unknown): Promise<void> {
    while (!reached()) {
      if (this.element.state?.failed) throw new Error(this.element.state.failed);
      await turn();
    }
  }

  get view(): ScreenPopView {
    return this.element.state?.view ?? { contacts: [], focus: undefined, past: [] };
  }

  get desk(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  get records(): HTMLIFrameElement[] {
    return [...this.element.querySelectorAll('iframe')];
  }

  receive(snapshot: Snapshot, order?: Order): void {
    this.phone.receive(snapshot, order);
  }

  /** Discards the page, like a reload or a closed tab: its locks and channels are gone before its parts can clean up. */
  vanish(): void {
    this.#around.browser.forget(this.page);
    this.#mounted.stop();
    this.element.extras?.stop();
    this.element.remove();
  }

  /** The product's screen on the session's browser, with a record of what opens. */
  async #screen(needs: ScreenNeeds): Promise<BrowserScreen> {
    const { page } = this;
    const session = this.#session;
    const { browser, now, onOpened, onPopped } = this.#around;
    const locks = browser.locks(page);
    const tab = await claimTab({ session, locks, patience: soon });
    const channel = (name: string) => browser.channel(name, page);
    const leadership = createLeadership({ locks, channel: channel('leader'), page: page as unknown as Document });
    const memory = createPopMemory(tab.id, localStorage, channel('pops'), now);
    const built = assembleScreen(needs, { tab, leadership, memory, choices: createChoices(session) });
    const watched: Partial<Screen> = {
      open(request: OpenRequest) {
        onOpened(request, session);
        return built.screen.open(request);
      },
      remember(key) {
        onPopped(key);
        memory.remember(key);
      },
      now,
    };
    return { ...built, screen: Object.assign(Object.create(built.screen), watched) };
  }
}

/** Lets the page's promises, chunks and updates proceed. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
