import { sessionStore } from './storage';

/** The identity of one living tab. */
export interface Tab {
  readonly id: string;
  /** Lets another page go by this identity. */
  release(): void;
}

const storageKey = 'screen-pop.tab';

/** As much of the browser as a name needs. */
export interface TabParts {
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  /** Absent on an insecure origin: the storage alone tells there. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Ends the wait for a name that somebody holds. */
  patience(): AbortSignal;
}

/** A reload finds the lock free at once, or as soon as the browser has put the old page away. */
const handOverMs = 500;

const thisTab = (): TabParts => ({
  session: sessionStore(),
  locks: navigator.locks,
  patience: () => AbortSignal.timeout(handOverMs),
});

/**
 * Finds out which tab this is. The name stands in the session's storage, so it survives a reload; who
 * goes by it is told by a Web Lock, because *Duplicate tab* copies the storage: the copy finds the
 * name taken by a living page and gets one of its own.
 */
export async function claimTab(parts: TabParts = thisTab()): Promise<Tab> {
  const known = read(parts.session);
  const claimed = known && (await claim(known, parts));
  if (claimed) return claimed;
  const id = crypto.randomUUID();
  try {
    parts.session.setItem(storageKey, id);
  } catch {
    // Without storage a reload looks like a new tab: it then shows a button instead of the record.
  }
  return hold(id, parts.locks);
}

/** A new name is nobody else's: it is not waited for, and its lock is held as soon as a busy browser grants it. */
function hold(id: string, locks: TabParts['locks']): Tab {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Where the browser grants no lock a reload goes by the storage alone.
  locks?.request(`screen-pop-tab-${id}`, {}, () => held).catch(() => undefined);
  return { id, release };
}

function read(session: TabParts['session']): string | null {
  try {
    return session.getItem(storageKey);
  } catch {
    return null;
  }
}

async function claim(id: string, { locks, patience }: TabParts): Promise<Tab | undefined> {
  if (!locks) return { id, release() {} };
  return new Promise((resolve) => {
    const signal = patience();
    const held = () =>
      new Promise<void>((release) => {
        resolve({ id, release });
      });
    locks.request(`screen-pop-tab-${id}`, { signal }, held).catch(() => resolve(undefined));
  });
}
