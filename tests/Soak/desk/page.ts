import { createLeadership, type Leadership } from '../../../web-widget/src/browser/leadership';
import { createPopMemory } from '../../../web-widget/src/browser/pop-memory';
import { type Config, createScreenPop, type OpenRequest, type ScreenPop } from '../../../web-widget/src/core/index';
import { type SignInEvent, type SignInState, signInNext, startingState } from '../../../web-widget/src/streams/sign-in';
import { streamsSource } from '../../../web-widget/src/streams/source';
import type { Browser } from './browser';
import { type Order, type Snapshot, SnapshotStreams } from './snapshot-streams';

/** An open record. */
export interface Opened {
  readonly contactId: string;
  readonly url: string;
  readonly byAgent: boolean;
  /** Whether the page recorded it as a pop; otherwise it showed an earlier pop again. */
  popKey: string | undefined;
}

export interface Surroundings {
  readonly browser: Browser;
  readonly session: Storage;
  readonly config: Config;
  readonly now: () => number;
  readonly onOpened: (opened: Opened) => void;
}

/** A page whose window is visible. */
const alwaysSeen = { visibilityState: 'visible', addEventListener() {}, removeEventListener() {} } as const;

/** One load of the agent's page: the widget's own parts, assembled as in its main.ts, without a screen. */
export class Page {
  signIn: SignInState = startingState;
  readonly #surroundings: Surroundings;
  readonly #streams = new SnapshotStreams();
  readonly #channel: BroadcastChannel;
  readonly #elections: BroadcastChannel;
  readonly leadership: Leadership;
  readonly pops: ScreenPop;

  private constructor(surroundings: Surroundings, tab: string) {
    const { browser, config, now, onOpened } = surroundings;
    this.#surroundings = surroundings;
    this.#channel = browser.channel();
    this.#elections = browser.channel('leader');
    this.leadership = createLeadership({ locks: browser.locks(this), channel: this.#elections, page: alwaysSeen });
    const memory = createPopMemory(tab, browser.local, this.#channel, now);
    const { leadership } = this;
    let latest: Opened | undefined;
    this.pops = createScreenPop({
      source: streamsSource(this.#streams.library, now),
      config,
      screen: {
        open({ contactId, url, byAgent }: OpenRequest) {
          latest = { contactId, url, byAgent, popKey: undefined };
          onOpened(latest);
          return 'opened';
        },
        close: () => {},
        get leads() {
          return leadership.leads;
        },
        popped: memory.popped,
        remember(key) {
          if (latest) latest.popKey = key;
          memory.remember(key);
        },
        onChange(listener) {
          const stops = [leadership.onChange(listener), memory.onChange(listener)];
          return () => {
            for (const stop of stops) stop();
          };
        },
        now,
      },
    });
  }

  static async load(surroundings: Surroundings): Promise<Page> {
    const { session } = surroundings;
    const tab = session.getItem('tab') ?? crypto.randomUUID();
    session.setItem('tab', tab);
    const page = new Page(surroundings, tab);
    page.sign('acknowledged');
    page.leadership.stand(true);
    // If no other tab leads, this one leads from its first turn.
    await Promise.resolve();
    page.pops.start();
    return page;
  }

  sign(event: SignInEvent): void {
    this.signIn = signInNext(this.signIn, event);
  }

  receive(snapshot: Snapshot, order?: Order): void {
    this.#streams.receive(snapshot, order);
  }

  accepted(contactId: string): void {
    this.#streams.accepted(contactId);
  }

  /** Discards the page without cleaning up, like a reload or a closed tab. */
  vanish(): void {
    this.#surroundings.browser.forget(this, this.#channel, this.#elections);
  }
}
