import { sessionStore } from './storage';

/** The identity of one open tab. */
export interface Tab {
  readonly id: string;
  /** Frees the identity for another page. */
  release(): void;
}

const storageKey = 'screen-pop.tab';

/** The parts of the browser that claiming an identity needs. */
export interface TabParts {
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  /** Absent on an insecure origin, where the storage alone decides. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Ends the wait for an identity that another page holds. */
  patience(): AbortSignal;
}

/** A reload gets the lock at once, or as soon as the browser has discarded the old page. */
const handOverMs = 500;

/** A tab that goes by its own storage and locks, unless others are given. */
export const tabParts = (
  session: TabParts['session'] = sessionStore(),
  locks: TabParts['locks'] = navigator.locks,
) => ({
  session,
  locks,
  patience: () => AbortSignal.timeout(handOverMs),
});

/**
 * Finds out which tab this is. The name stands in the session's storage, so it survives a reload; who
 * goes by it is told by a Web Lock, because *Duplicate tab* copies the storage: the copy finds the
 * name taken by a living page and gets one of its own.
 *
 * @param key where the name is kept: frames of one tab share its session, and each that is to be told apart has a key.
 */
export async function claimTab(parts: TabParts = tabParts(), key = storageKey): Promise<Tab> {
  const known = read(parts.session, key);
  const claimed = known && (await claim(known, parts));
  if (claimed) return claimed;
  const id = crypto.randomUUID();
  try {
    parts.session.setItem(key, id);
  } catch {
    // Without storage a reload looks like a new tab and shows a button instead of the record.
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

function read(session: TabParts['session'], key: string): string | null {
  try {
    return session.getItem(key);
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
