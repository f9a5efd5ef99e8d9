import { createChoices } from '../../../web-widget/src/browser/choices';
import { HandOver } from '../../../web-widget/src/browser/hand-over';
import { createLeadership, type Leadership } from '../../../web-widget/src/browser/leadership';
import { createPopMemory } from '../../../web-widget/src/browser/pop-memory';
import { claimTab } from '../../../web-widget/src/browser/tab';
import type { FakeBrowser } from '../../../web-widget/src/browser/testing/fake-browser';
import type { Config, OpenRequest, Screen, ScreenPopView } from '../../../web-widget/src/core/index';
import { assembleScreen, type BrowserScreen, type ScreenNeeds } from '../../../web-widget/src/page/browser-screen';
import { type MountedScreenPop, mountScreenPop } from '../../../web-widget/src/page/mount';
import { SnapshotPhone } from '../../../web-widget/src/page/testing/snapshot-phone';
import type { Order, Snapshot } from '../../../web-widget/src/streams/testing/snapshot-streams';
import type { ScreenPopApp } from '../../../web-widget/src/ui/screen-pop-app';

/** An open record. */
export interface Opened {
  readonly contactId: string;
  readonly url: string;
  readonly byAgent: boolean;
  /** Whether the page recorded it as a pop; otherwise it showed an earlier pop again. */
  popKey: string | undefined;
}

export interface Surroundings {
  readonly browser: FakeBrowser;
  readonly session: Storage;
  readonly config: Config;
  readonly now: () => number;
  readonly onOpened: (opened: Opened) => void;
}

/** A page whose window is visible. */
const alwaysSeen = { visibilityState: 'visible', addEventListener() {}, removeEventListener() {} } as const;

/** One load of the agent's page: the shell of the product, on the browser of the soak and without drawing. */
export class Page {
  readonly phone: SnapshotPhone;
  readonly #surroundings: Surroundings;
  readonly #element = blankElement();
  readonly #mounted: MountedScreenPop;
  #leadership: Leadership | undefined;

  private constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.phone = new SnapshotPhone(surroundings.now);
    const state = { config: surroundings.config, faults: [] };
    this.#mounted = mountScreenPop({
      element: this.#element,
      config: { load: async () => state },
      source: async () => this.phone,
      screen: (needs) => this.#screen(needs),
    });
  }

  static async load(surroundings: Surroundings): Promise<Page> {
    const page = new Page(surroundings);
    while (!page.#element.actions) {
      if (page.#element.state?.failed) throw new Error(page.#element.state.failed);
      await new Promise((resolve) => setImmediate(resolve));
    }
    page.phone.sign('acknowledged');
    return page;
  }

  get leads(): boolean {
    return this.#leadership?.leads === true;
  }

  get view(): ScreenPopView {
    return this.#element.state?.view ?? { contacts: [], focus: undefined, past: [] };
  }

  open(contactId: string): void {
    this.#element.actions?.open(contactId);
  }

  receive(snapshot: Snapshot, order?: Order): void {
    this.phone.receive(snapshot, order);
  }

  /** Discards the page, like a reload or a closed tab: its locks and channels are gone before its parts can clean up. */
  vanish(): void {
    this.#surroundings.browser.forget(this);
    this.#mounted.stop();
    this.#element.extras?.stop();
  }

  /** The product's screen on the soak's browser, with a record of every opened address. */
  async #screen(needs: ScreenNeeds): Promise<BrowserScreen> {
    const { browser, session, now, onOpened } = this.#surroundings;
    const channel = (name: string) => browser.channel(name, this);
    const locks = browser.locks(this);
    const tab = await claimTab({ session, locks, patience: () => AbortSignal.timeout(500) });
    const leadership = createLeadership({ locks, channel: channel('leader'), page: alwaysSeen });
    this.#leadership = leadership;
    const memory = createPopMemory(tab.id, browser.local, channel('pops'), now);
    const handOver = new HandOver(needs.notHandedOver, async () => true);
    const built = assembleScreen(needs, { tab, leadership, memory, choices: createChoices(session), handOver });
    let latest: Opened | undefined;
    const watched: Partial<Screen> = {
      open(request: OpenRequest) {
        const { contactId, url, byAgent } = request;
        latest = { contactId, url, byAgent, popKey: undefined };
        onOpened(latest);
        return built.screen.open(request);
      },
      remember(key) {
        if (latest) latest.popKey = key;
        memory.remember(key);
      },
      now,
    };
    return { ...built, screen: Object.assign(Object.create(built.screen), watched) };
  }
}

/** An element of the page that takes its state and draws nothing. */
function blankElement(): ScreenPopApp {
  const element = document.createElement('div');
  for (const name of ['ccp', 'records']) {
    const place = document.createElement('div');
    place.slot = name;
    element.append(place);
  }
  return element as unknown as ScreenPopApp;
}
