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

/** The wait for a lock in milliseconds. A reload gets it at once, or when the browser has discarded the old page. */
const handOverMs = 500;

/** The parts of this browser, unless others are given. */
export const tabParts = (
  session: TabParts['session'] = sessionStore(),
  locks: TabParts['locks'] = navigator.locks,
) => ({
  session,
  locks,
  patience: () => AbortSignal.timeout(handOverMs),
});

/**
 * Identifies this tab. Session storage has its name, so the name survives a reload. *Duplicate tab* copies the storage,
 * so the open page also holds a Web Lock on its name. The copy finds the name taken and gets its own.
 *
 * @param key the storage key of the name. Frames of one tab share its session, so each needs its own key.
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

/** Holds a new name. No other page has it, so this does not wait for the lock, which a busy browser may grant late. */
function hold(id: string, locks: TabParts['locks']): Tab {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // If the browser grants no lock, a reload uses the storage alone.
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
