/** The choice of the one tab that shows the agent's pops. */
export interface Leadership {
  /** Whether this page shows the pops; `undefined` while unknown and while this page cannot lead. */
  readonly leads: boolean | undefined;
  onChange(listener: () => void): () => void;
  /** Sets whether this page is signed in and ready to show a pop. Only a ready page may lead. */
  stand(ready: boolean): void;
  /** Withdraws this page for good. */
  stop(): void;
}

/** The parts of the browser that leadership needs. */
export interface LeadershipParts {
  /** Absent on an insecure origin. Every ready page leads there, because a second pop is better than none. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

const lockName = 'screen-pop-leader';

const thisBrowser = (): LeadershipParts => ({
  locks: navigator.locks,
  channel: new BroadcastChannel('screen-pop-leader'),
  page: document,
});

/**
 * The page that holds a Web Lock leads. The browser gives the lock to the next page when this one closes, crashes or
 * reloads, so no heartbeat is needed. A visible page is preferred: it announces itself while it waits, and a hidden page
 * then releases the lock.
 */
export function createLeadership(parts: LeadershipParts = thisBrowser()): Leadership {
  return new LockLeadership(parts);
}

type Message = 'screen-pop:visible' | 'screen-pop:who-is-visible';

class LockLeadership implements Leadership {
  leads: boolean | undefined;
  readonly #parts: LeadershipParts;
  readonly #listeners = new Set<() => void>();
  #ready = false;
  #asleep = false;
  /** Ends the current candidacy; absent while there is none. */
  #candidacy: AbortController | undefined;
  #release = () => {};

  constructor(parts: LeadershipParts) {
    this.#parts = parts;
    const { channel, page } = parts;
    channel.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data);
    page.addEventListener('visibilitychange', this.#seen);
    page.addEventListener('freeze', this.#sleep);
    page.addEventListener('resume', this.#wake);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stand(ready: boolean): void {
    this.#ready = ready;
    this.#settle();
  }

  stop(): void {
    const { channel, page } = this.#parts;
    page.removeEventListener('visibilitychange', this.#seen);
    page.removeEventListener('freeze', this.#sleep);
    page.removeEventListener('resume', this.#wake);
    this.stand(false);
    channel.onmessage = null;
    channel.close();
  }

  get #visible(): boolean {
    return this.#parts.page.visibilityState === 'visible';
  }

  readonly #seen = () => {
    if (!this.#visible && this.leads) this.#say('screen-pop:who-is-visible');
    else this.#ask();
  };

  readonly #sleep = () => {
    this.#asleep = true;
    this.#settle();
  };

  readonly #wake = () => {
    this.#asleep = false;
    this.#settle();
  };

  #hear(message: Message): void {
    if (message === 'screen-pop:who-is-visible') this.#ask();
    // A hidden page queues behind the visible one.
    else if (message === 'screen-pop:visible' && !this.#visible && this.#candidacy) {
      this.#resign(false);
      this.#settle();
    }
  }

  /** Asks a hidden leader to release the lock. */
  #ask(): void {
    if (this.#visible && this.leads === false) this.#say('screen-pop:visible');
  }

  #say(message: Message): void {
    this.#parts.channel.postMessage(message);
  }

  #settle(): void {
    if (!this.#ready || this.#asleep) this.#resign(undefined);
    else if (!this.#parts.locks) this.#become(true);
    else if (!this.#candidacy) void this.#stand(this.#parts.locks);
  }

  async #stand(locks: Pick<LockManager, 'request'>): Promise<void> {
    const candidacy = new AbortController();
    const { signal } = candidacy;
    this.#candidacy = candidacy;
    const take = (lock: Lock | null) => this.#take(lock, signal);
    try {
      // The first request does not wait, so it shows at once whether another page leads.
      await locks.request(lockName, { ifAvailable: true }, take);
      if (!signal.aborted) await locks.request(lockName, { signal }, take);
    } catch {
      // Aborted: the page resigned while it waited. Otherwise the browser grants no lock, and a second pop is better than none.
      if (!signal.aborted) this.#become(true);
    }
  }

  #take(lock: Lock | null, { aborted }: AbortSignal): Promise<void> | undefined {
    if (aborted) return undefined;
    this.#become(lock !== null);
    if (!lock) return void this.#ask();
    if (!this.#visible) this.#say('screen-pop:who-is-visible');
    return new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  #resign(leads: false | undefined): void {
    this.#candidacy?.abort();
    this.#candidacy = undefined;
    this.#release();
    this.#become(leads);
  }

  #become(leads: boolean | undefined): void {
    if (leads === this.leads) return;
    this.leads = leads;
    for (const listener of this.#listeners) listener();
  }
}
