import {
  type Config,
  type Contact,
  type ContactView,
  createScreenPop,
  type OpenRequest,
  type Pop,
  type SourceEvent,
} from '../index';
import { aConfig } from './configs';
import { aContact } from './contacts';

/** The memory of one browser, shared by its tabs. */
export class Browser {
  readonly popped = new Map<string, string>();
  /** Every pop, by key. */
  readonly pops: string[] = [];
  readonly chosen = new Map<string, Pop>();
  readonly tabs: AgentPage[] = [];
}

/** Drives one agent's page with events of contacts and records what it opens. */
export class AgentPage {
  readonly opened: OpenRequest[] = [];
  readonly closed: string[] = [];
  time = 0;
  leads: boolean | undefined = true;
  /** Milliseconds that the screen takes to open a record. */
  delay = 0;
  /** Whether a host page embeds this one. */
  hosted = true;
  blocksWindows = false;
  blocksClicks = false;
  /** The number of open requests, whatever their result. */
  attempts = 0;
  /** The number of starts of the source. */
  starts = 0;
  #emit: (event: SourceEvent) => void = () => {};
  #changed: () => void = () => {};
  readonly #browser: Browser;
  readonly #tab: string;
  readonly pops;

  constructor({
    config = aConfig(),
    browser = new Browser(),
    tab = 'tab-1',
  }: { config?: Config; browser?: Browser; tab?: string } = {}) {
    this.#browser = browser;
    this.#tab = tab;
    browser.tabs.push(this);
    const page = this;
    this.pops = createScreenPop({
      config,
      source: {
        start(emit) {
          page.#emit = emit;
          page.starts++;
          return () => {
            page.#emit = () => {};
          };
        },
      },
      screen: {
        open(request) {
          page.attempts++;
          if (request.byAgent ? page.blocksClicks : page.blocksWindows) return 'blocked';
          page.time += page.delay;
          page.opened.push(request);
          return 'opened';
        },
        close: (contactId) => page.closed.push(contactId),
        get leads() {
          return page.leads;
        },
        get hosted() {
          return page.hosted;
        },
        popped(key) {
          const tab = browser.popped.get(key);
          return tab === undefined ? undefined : tab === page.#tab ? 'here' : 'elsewhere';
        },
        chosen: (key) => browser.chosen.get(page.#tab + key),
        choose: (key, pop) => void browser.chosen.set(page.#tab + key, pop),
        pops: (key) => browser.pops.filter((popped) => popped === key).length,
        remember(key) {
          browser.popped.set(key, page.#tab);
          browser.pops.push(key);
          for (const other of browser.tabs) if (other !== page) other.#changed();
        },
        onChange(listener) {
          page.#changed = listener;
          return () => {
            page.#changed = () => {};
          };
        },
        now: () => page.time,
      },
    });
    this.pops.start();
  }

  /** Reloads the page in the same tab. */
  reloaded({ config }: { config?: Config } = {}): AgentPage {
    this.pops.stop();
    this.#browser.tabs.splice(this.#browser.tabs.indexOf(this), 1);
    return new AgentPage({ browser: this.#browser, tab: this.#tab, ...(config ? { config } : {}) });
  }

  /** Makes this tab the leader, as when another tab closes. */
  takesOver(): this {
    this.leads = true;
    this.#changed();
    return this;
  }

  sees(different: Partial<Contact> = {}): this {
    this.#emit({ type: 'contact', at: this.time, contact: aContact(different) });
    return this;
  }

  rings(contactId: string, different: Partial<Contact> = {}): this {
    return this.sees({ contactId, ...different });
  }

  accepts(contactId: string): this {
    this.#emit({ type: 'accepted', at: this.time, contactId });
    return this;
  }

  connects(contactId: string, different: Partial<Contact> = {}): this {
    return this.sees({ contactId, stage: 'connected', ...different });
  }

  ends(contactId: string, different: Partial<Contact> = {}): this {
    return this.sees({ contactId, stage: 'ended', ...different });
  }

  leaves(contactId: string): this {
    this.#emit({ type: 'gone', at: this.time, contactId });
    return this;
  }

  views(contactId: string): this {
    this.#emit({ type: 'viewed', at: this.time, contactId });
    return this;
  }

  after(ms: number): this {
    this.time += ms;
    return this;
  }

  contact(contactId: string): ContactView {
    const found = this.pops.view.contacts.find(({ entry }) => entry.contact.contactId === contactId);
    if (!found) throw new Error(`${contactId} is not on the desk`);
    return found;
  }

  get addresses(): string[] {
    return this.opened.map(({ url }) => url);
  }
}
