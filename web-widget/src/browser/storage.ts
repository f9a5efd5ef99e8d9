/** What pages of one browser share, so that a contact pops in one of them. */
export interface SharedStorage {
  readonly local: Storage;
  readonly session: Storage;
  readonly locks: LockManager | undefined;
  readonly channel: BroadcastChannel;
  /** Whether the same page opened by itself, outside the frame, has all this too. */
  readonly withPage: boolean;
}

/** The handle that Chromium 125 and later give a framed page; the typings of the language do not know it yet. */
interface Handle {
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
  readonly locks: LockManager;
  BroadcastChannel(name: string): BroadcastChannel;
}

const channelName = 'screen-pop';

/**
 * A frame on another site has storage of its own, apart from the page that is opened by itself, or none at all where the
 * browser blocks it. Where the agent has once allowed it, the frame gets the page's.
 *
 * @param asks whether a click stands behind it: only then the browser may ask the agent.
 */
export async function sharedStorage(page: Document = document): Promise<SharedStorage> {
  const request = page.requestStorageAccess as unknown as ((types: object) => Promise<Handle | undefined>) | undefined;
  try {
    const types = { localStorage: true, sessionStorage: true, locks: true, BroadcastChannel: true };
    const handle = await request?.call(page, types);
    if (handle?.localStorage) {
      const { localStorage: local, sessionStorage: session, locks } = handle;
      return { local, session, locks, channel: handle.BroadcastChannel(channelName), withPage: true };
    }
  } catch {
    // Not allowed yet, or never: the frame's own has to do.
  }
  return {
    local: storageOf(() => localStorage),
    session: storageOf(() => sessionStorage),
    locks: navigator.locks,
    channel: new BroadcastChannel(channelName),
    withPage: false,
  };
}

/** Reading the property already throws where the browser blocks storage: what is kept then lasts as long as the page. */
export function storageOf(read: () => Storage): Storage {
  try {
    return read();
  } catch {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
      clear: () => kept.clear(),
    };
  }
}
