import { localStore, sessionStore } from './storage';

/** What pages of one browser share, so that a contact pops in one of them. */
export interface SharedStorage {
  readonly local: Storage;
  readonly session: Storage;
  readonly locks: LockManager | undefined;
  channel(name: string): BroadcastChannel;
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

const types = { localStorage: true, sessionStorage: true, locks: true, BroadcastChannel: true };

/**
 * A frame on another site has storage of its own, apart from the page that is opened by itself, or none at all where the
 * browser blocks it. Where the agent has once allowed it, the frame gets the page's. The browser asks the agent only when
 * a click stands behind the call.
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
    // Not allowed yet, or never: the frame's own has to do.
  }
  return {
    local: localStore(),
    session: sessionStore(),
    locks: navigator.locks,
    channel: (name) => new BroadcastChannel(name),
    withPage: false,
  };
}
