/** The storage, channels and locks that the tabs of one browser share, in memory. */
export class Browser {
  readonly local = new MemoryStorage();
  readonly #channels = new Map<Channel, string>();
  readonly #locks: HeldLock[] = [];

  channel(name = 'pops'): BroadcastChannel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data) => {
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
      _name: string,
      { ifAvailable = false, signal }: LockOptions,
      hold: (lock: Lock | null) => Promise<void> | undefined,
    ) => {
      if (ifAvailable && this.#locks.length > 0) return hold(null);
      const mine: HeldLock = { page, run: () => {} };
      const granted = new Promise<void>((resolve) => {
        mine.run = resolve;
      });
      this.#locks.push(mine);
      if (this.#locks[0] === mine) mine.run();
      signal?.addEventListener('abort', () => this.#release(mine));
      await granted;
      if (this.#locks[0] !== mine) return undefined;
      await hold({ name: _name, mode: 'exclusive' } as Lock);
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

  #release(lock: HeldLock): void {
    const place = this.#locks.indexOf(lock);
    if (place < 0) return;
    this.#locks.splice(place, 1);
    if (place === 0) this.#locks[0]?.run();
  }
}

interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(data: unknown): void;
  close(): void;
}

interface HeldLock {
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
