/** The storage, channels and locks that the tabs of one browser share, in memory. */
export class Browser {
  readonly local = new MemoryStorage();
  readonly #channels = new Map<Channel, string>();
  readonly #locks: HeldLock[] = [];

  channel(name = 'pops'): BroadcastChannel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data) => {
        if (!this.#channels.has(channel)) return;
        for (const [other, its] of this.#channels) {
          if (other !== channel && its === name) queueMicrotask(() => other.onmessage?.({ data } as MessageEvent));
        }
      },
      close: () => this.#channels.delete(channel),
    };
    this.#channels.set(channel, name);
    return channel as unknown as BroadcastChannel;
  }

  /** The Web Locks of one page. */
  locks(page: object): LockManager {
    const request = async (
      name: string,
      { ifAvailable = false, signal }: LockOptions,
      hold: (lock: Lock | null) => Promise<void> | undefined,
    ) => {
      if (ifAvailable && this.#holder(name)) return hold(null);
      const mine: HeldLock = { name, page, run: () => {} };
      const granted = new Promise<void>((resolve) => {
        mine.run = resolve;
      });
      this.#locks.push(mine);
      if (this.#holder(name) === mine) mine.run();
      signal?.addEventListener('abort', () => this.#release(mine));
      await granted;
      if (this.#holder(name) !== mine) return undefined;
      await hold({ name, mode: 'exclusive' } as Lock);
      this.#release(mine);
      return undefined;
    };
    return { request } as unknown as LockManager;
  }

  /** Releases everything that the page holds, as the browser does when a page closes or crashes. */
  forget(page: object, ...channels: BroadcastChannel[]): void {
    for (const channel of channels) channel.close();
    for (const lock of this.#locks.filter((held) => held.page === page)) this.#release(lock);
  }

  /** The first request for a lock has it. */
  #holder(name: string): HeldLock | undefined {
    return this.#locks.find((held) => held.name === name);
  }

  #release(lock: HeldLock): void {
    const place = this.#locks.indexOf(lock);
    if (place < 0) return;
    const held = this.#holder(lock.name) === lock;
    this.#locks.splice(place, 1);
    if (held) this.#holder(lock.name)?.run();
  }
}

interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(data: unknown): void;
  close(): void;
}

interface HeldLock {
  readonly name: string;
  readonly page: object;
  run(): void;
}

export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  clear(): void {
    this.#items.clear();
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}
