import { localStore, sessionStore } from './storage';

/** The storage, locks and channels that the pages of one browser share, so that a contact pops in only one of them. */
export interface SharedStorage {
  readonly local: Storage;
  readonly session: Storage;
  readonly locks: LockManager | undefined;
  channel(name: string): BroadcastChannel;
  /** Whether the same page outside the frame shares them too. */
  readonly withPage: boolean;
}

/** The handle that Chromium 125 and later give a framed page. TypeScript has no type for it yet. */
interface Handle {
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
  readonly locks: LockManager;
  BroadcastChannel(name: string): BroadcastChannel;
}

const types = { localStorage: true, sessionStorage: true, locks: true, BroadcastChannel: true };

/**
 * Returns the storage of the page if the agent has allowed it, and the frame's own storage otherwise. A frame on another
 * site has storage that is separate from the same page outside the frame, or none if the browser blocks it. The browser
 * asks the agent only if a click led to this call.
 */
export async function sharedStorage(page: Document = document): Promise<SharedStorage> {
  const request = page.requestStorageAccess as unknown as ((types: object) => Promise<Handle | undefined>) | undefined;
  try {
    const handle = await request?.call(page, types);
    if (handle?.localStorage) {
      const { localStorage: local, sessionStorage: session, locks } = handle;
      return { local, session, locks, channel: (name) => handle.BroadcastChannel(name), withPage: true };
    }
  } catch {
    // Not allowed: the frame uses its own storage.
  }
  return {
    local: localStore(),
    session: sessionStore(),
    locks: navigator.locks,
    channel: (name) => new BroadcastChannel(name),
    withPage: false,
  };
}
