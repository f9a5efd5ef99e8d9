import { FakeBrowser, storage } from '../../../web-widget/src/browser/testing/fake-browser';
import type { Config } from '../../../web-widget/src/core/index';
import type { Snapshot } from '../../../web-widget/src/streams/testing/snapshot-streams';
import { type Opened, Page } from './page';

/** The faults of an update on its way to the pages. */
export type Delivery = 'once' | 'twice' | 'dropped' | 'reversed' | 'stale';

interface Tab {
  readonly session: Storage;
  page: Page;
  /** No update reaches a page whose socket is down or whose session has expired. */
  hears: boolean;
}

/** One agent's browser with its tabs. */
export class Agent {
  readonly #browser = new FakeBrowser();
  readonly #tabs = new Map<string, Tab>();
  readonly #config: Config;
  #opened: Opened[] = [];
  #latest: Snapshot | undefined;
  time = 0;

  constructor(config: Config) {
    this.#config = config;
  }

  async openTab(name: string): Promise<void> {
    const session = storage();
    this.#tabs.set(name, { session, page: await this.#load(session), hears: true });
  }

  async reload(name: string): Promise<void> {
    const tab = this.#tab(name);
    tab.page.vanish();
    tab.page = await this.#load(tab.session);
    tab.hears = true;
  }

  closeTab(name: string): void {
    this.#tab(name).page.vanish();
    this.#tabs.delete(name);
  }

  update(snapshot: Snapshot, delivery: Delivery): void {
    const before = this.#latest;
    this.#latest = snapshot;
    if (delivery === 'dropped') return;
    for (const { page, hears } of this.#tabs.values()) {
      if (!hears) continue;
      page.receive(snapshot, delivery === 'reversed' ? 'reversed' : 'usual');
      if (delivery === 'stale' && before) page.receive(before);
      if (delivery === 'stale' || delivery === 'twice') page.receive(snapshot);
    }
  }

  accepted(contactId: string): void {
    for (const { page, hears } of this.#tabs.values()) if (hears) page.phone.accepted(contactId);
  }

  loseSocket(name: string): void {
    const tab = this.#tab(name);
    tab.hears = false;
    tab.page.phone.sign('socketLost');
  }

  regainSocket(name: string): void {
    this.#hearAgain(name, 'socketGained');
  }

  expireSession(name: string): void {
    const tab = this.#tab(name);
    tab.hears = false;
    tab.page.phone.sign('authFailStays');
  }

  renewSession(name: string): void {
    this.#hearAgain(name, 'authorizeSuccess');
  }

  /** Clicks a contact's chip, unless its record has opened meanwhile and removed the chip. */
  click(contactId: string): void {
    const page = [...this.#tabs.values()].find(({ page }) => page.leads)?.page;
    const contact = page?.view.contacts.find(({ entry }) => entry.contact.contactId === contactId);
    if (contact?.status === 'waiting' || contact?.status === 'blocked') page?.open(contactId);
  }

  /** The records opened since the last call, and what every tab shows. */
  report() {
    const opened = this.#opened;
    this.#opened = [];
    const tabs = [...this.#tabs].map(([name, { page }]) => ({
      name,
      ...page.phone.state,
      leads: page.leads,
      contacts: page.view.contacts.map(({ entry, status, pop, trace }) => ({
        contactId: entry.contact.contactId,
        stage: entry.contact.stage,
        status,
        rule: pop?.rule,
        target: pop?.target,
        happenings: trace.flatMap((step) => (step.kind === 'happening' ? [step.what] : [])),
      })),
    }));
    return { opened, tabs };
  }

  async #load(session: Storage): Promise<Page> {
    const page = await Page.load({
      browser: this.#browser,
      session,
      config: this.#config,
      now: () => this.time,
      onOpened: (opened) => this.#opened.push(opened),
    });
    if (this.#latest) page.receive(this.#latest);
    return page;
  }

  #hearAgain(name: string, sign: 'socketGained' | 'authorizeSuccess'): void {
    const tab = this.#tab(name);
    tab.hears = true;
    tab.page.phone.sign(sign);
    if (this.#latest) tab.page.receive(this.#latest);
  }

  #tab(name: string): Tab {
    const tab = this.#tabs.get(name);
    if (!tab) throw new Error(`There is no tab ${name}`);
    return tab;
  }
}
