type Hold = (lock: Lock | null) => Promise<void> | undefined;

interface Waiting {
  readonly page: object;
  readonly shared: boolean;
  readonly grant: () => void;
}

/** The locks, channels and storage that the tabs of one browser share, in memory. */
export class FakeBrowser {
  readonly local = storage();
  readonly #queues = new Map<string, Waiting[]>();
  readonly #channels = new Set<{ name: string; page: object; channel: BroadcastChannel }>();

  /** The Web Locks of one page: first come, first served, and released when the page is gone. */
  locks(page: object): Pick<LockManager, 'request'> {
    const request = async (name: string, options: LockOptions, hold: Hold) => {
      const queue = this.#queues.get(name) ?? [];
      this.#queues.set(name, queue);
      await Promise.resolve();
      const { ifAvailable, signal, mode = 'exclusive' } = options;
      const free = mode === 'shared' ? queue.every(({ shared }) => shared) : queue.length === 0;
      if (ifAvailable && !free) return hold(null);
      const mine = await this.#wait(queue, page, mode === 'shared', signal);
      await hold({ name, mode });
      return this.#leave(queue, mine);
    };
    return { request } as unknown as Pick<LockManager, 'request'>;
  }

  channel(name: string, page: object): BroadcastChannel {
    const channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of this.#channels) {
          if (other.name !== name || other.page === page) continue;
          queueMicrotask(() => other.channel.onmessage?.({ data } as MessageEvent));
        }
      },
      close: () => this.#forgetChannels((each) => each.channel === channel),
    } as unknown as BroadcastChannel;
    this.#channels.add({ name, page, channel });
    return channel;
  }

  /** Releases everything that the page holds, as the browser does when a page closes or crashes. */
  forget(page: object): void {
    this.#forgetChannels((each) => each.page === page);
    for (const queue of this.#queues.values()) {
      for (const mine of queue.filter((each) => each.page === page)) this.#leave(queue, mine);
    }
  }

  #wait(queue: Waiting[], page: object, shared: boolean, signal: AbortSignal | undefined): Promise<Waiting> {
    return new Promise((resolve, reject) => {
      const mine: Waiting = { page, shared, grant: () => resolve(mine) };
      queue.push(mine);
      if (held(queue).includes(mine)) return mine.grant();
      signal?.addEventListener('abort', () => {
        if (!held(queue).includes(mine)) this.#leave(queue, mine);
        reject(signal.reason);
      });
      return undefined;
    });
  }

  #leave(queue: Waiting[], mine: Waiting): void {
    const place = queue.indexOf(mine);
    if (place < 0) return;
    queue.splice(place, 1);
    // A second grant to a holder has no effect.
    for (const next of held(queue)) next.grant();
  }

  #forgetChannels(which: (each: { page: object; channel: BroadcastChannel }) => boolean): void {
    for (const each of [...this.#channels]) if (which(each)) this.#channels.delete(each);
  }
}

/** The holders of a lock: the first request alone, or the first shared requests together. */
function held(queue: readonly Waiting[]): readonly Waiting[] {
  const alone = queue.findIndex(({ shared }) => !shared);
  return queue.slice(0, alone < 0 ? undefined : Math.max(1, alone));
}

/** A storage with the members that the page uses: empty, or a copy. */
export function storage(copied: ReadonlyMap<string, string> = new Map()): Storage & { items: Map<string, string> } {
  const items = new Map(copied);
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage & { items: Map<string, string> };
}

/** A document that is visible or hidden. */
export class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  shows(visible: boolean): void {
    this.visibilityState = visible ? 'visible' : 'hidden';
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** Runs all pending microtasks. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}

/** A signal that aborts after a few turns. */
export function soon(): AbortSignal {
  const over = new AbortController();
  void (async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    over.abort();
  })();
  return over.signal;
}
