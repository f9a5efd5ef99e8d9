/** Which of the agent's tabs shows the pops. */
export interface Leadership {
  readonly leads: boolean;
  /** Settles once it is known whether this tab leads from the beginning. */
  readonly known: Promise<void>;
  onChange(listener: () => void): () => void;
  /** Lets the next tab take over. */
  resign(): void;
}

const lockName = 'screen-pop-leader';

/**
 * The tab that holds a Web Lock leads. The browser gives the lock to the next tab the moment this
 * one closes, crashes or reloads, so nobody has to notice a missing heartbeat. Where there are no
 * locks (an insecure origin) every tab leads: a second pop is better than none.
 */
export function createLeadership(locks: LockManager | undefined = navigator.locks): Leadership {
  const listeners = new Set<() => void>();
  const queue = new AbortController();
  let leads = locks === undefined;
  let release = () => {};

  const hold = (lock: Lock | null) => {
    if (!lock) return undefined;
    leads = true;
    for (const listener of listeners) listener();
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  };

  let settle = () => {};
  const known = new Promise<void>((resolve) => {
    settle = resolve;
  });
  if (!locks) settle();
  locks
    ?.request(lockName, { ifAvailable: true }, (lock) => {
      settle();
      return hold(lock);
    })
    .then(() => {
      if (!leads && !queue.signal.aborted) return locks.request(lockName, { signal: queue.signal }, hold);
      return undefined;
    })
    .catch(() => {
      // Aborted by resign(): this page is going away. Otherwise the browser lets a framed page hold no lock.
      if (queue.signal.aborted) return;
      leads = true;
      settle();
      for (const listener of listeners) listener();
    });

  return {
    get leads() {
      return leads;
    },
    known,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    resign() {
      queue.abort();
      leads = false;
      release();
    },
  };
}
