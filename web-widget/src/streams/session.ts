import type { CcpSettings } from '../core/index';
import type { Streams } from './library';
import { type SignInEvent, type SignInState, signInNext, startingState } from './sign-in';

/** The one CCP of a page. */
export interface Session {
  readonly state: SignInState;
  /** Safe to call twice. There is one CCP per page; it is never unmounted, only hidden. */
  start(container: HTMLElement): void;
  /** Ends every timer and subscription of ours and of the library; safe to call twice. */
  stop(): void;
  /** From a click: opens the sign-in window and starts the retries anew. */
  signIn(): void;
  subscribe(listener: (state: SignInState) => void): () => void;
}

/** An authentication failure that has not healed by then needs the agent. */
const healingMs = 4000;
const popupWatchMs = 500;
const logDrainMs = 60_000;
const loginWindowSize = { width: 433, height: 600 };

/** Only the CCP's side ever sends these entries; on the page they would pile up all day. */
function drainLog(streams: Streams): void {
  const log = streams.getLog() as unknown as { _serverBoundInternalLogs?: unknown[] };
  if (log._serverBoundInternalLogs) log._serverBoundInternalLogs.length = 0;
}

/** Members the library has and its types leave out. */
interface Internals {
  /** Null when the browser blocked it; undefined until the library tried: it does not while another tab has one. */
  loginWindow?: Window | null;
  ccpLoadTimeoutInstance?: number;
  iframeRefreshTimeout?: number | null;
  keepaliveManager?: { synTimer?: number; ackTimer?: number } | null;
  getPopupManager(): { open(url: string, name: string, size: typeof loginWindowSize): Window | null };
  getUpstream(): { onUpstream(event: string, handler: (data: unknown) => void): connect.Subscription };
  reauthenticateAfterLogout(): void;
  terminate(): void;
}

interface StorageAccess {
  onRequest(calls: { onInit(told?: { data?: { hasAccess?: boolean } }): void; onGrant(): void; onDeny(): void }): {
    unsubscribe(): void;
  };
}

export function createSession(streams: Streams, settings: CcpSettings, title: string): Session {
  const internals = streams.core as unknown as Internals;
  const { MasterTopics: topics } = streams as unknown as { MasterTopics: { LOGIN_POPUP: string } };
  const loginUrl = settings.loginUrl ?? settings.url;
  const listeners = new Set<(state: SignInState) => void>();
  let state = startingState;
  /** The session is over, also while the agent signs in anew. */
  let lapsed = false;
  const subscriptions: connect.Subscription[] = [];
  const timers: ReturnType<typeof setInterval>[] = [];
  let started: HTMLElement | undefined;

  function on(event: SignInEvent): void {
    const next = signInNext(state, event);
    if (next.phase === state.phase && next.offline === state.offline) return;
    if (next.phase === 'ready') lapsed = false;
    else if (next.phase === 'expired' || next.phase === 'signedOut' || next.phase === 'denied') lapsed = true;
    // The library would close it at any sign of life of the frame, which says nothing of who is signed in.
    if (next.phase === 'ready' && state.phase !== 'ready') closeWindow();
    state = next;
    for (const listener of listeners) listener(state);
  }

  function closeWindow(): void {
    internals.loginWindow?.close();
    if (internals.loginWindow) internals.loginWindow = null;
  }

  function follow(): void {
    const { core } = streams;
    const bus = core.getEventBus();
    const keep = (subscription: unknown) => {
      if (subscription) subscriptions.push(subscription as connect.Subscription);
    };
    keep(core.onInitialized(() => on('acknowledged')));
    keep(internals.getUpstream().onUpstream('acknowledge', acknowledge));
    keep(bus.subscribe('ack_timeout' as connect.EventType, () => waitForSignIn()));
    keep(bus.subscribe('terminated' as connect.EventType, () => on('terminated')));
    keep(core.onAuthFail(() => waitForHealing()));
    keep(core.onAuthorizeSuccess(() => on('authorizeSuccess')));
    keep(core.onAccessDenied(() => on('accessDenied')));
    keep(core.onCTIAuthorizeRetriesExhausted(() => on('authFailStays')));
    keep(core.onAuthorizeRetriesExhausted(() => on('authFailStays')));
    keep(core.onIframeRetriesExhausted(() => on('retriesExhausted')));
    keep(
      streams.agent((agent) => {
        keep(agent.onWebSocketConnectionLost(() => on('socketLost')));
        keep(agent.onWebSocketConnectionGained(() => on('socketGained')));
      }),
    );
  }

  /**
   * Any answer of the CCP ends the asking, except for a session that has expired under it: only a CCP
   * that has loaded anew, and says so by its id, is signed in then.
   */
  function acknowledge(answer: unknown): void {
    if (!lapsed || (answer as { id?: unknown } | undefined)?.id) on('acknowledged');
  }

  function waitForHealing(): void {
    let healed = false;
    const healing = streams.core.onAuthorizeSuccess(() => {
      healed = true;
    });
    timers.push(
      setTimeout(() => {
        healing.unsubscribe();
        if (!healed) on('authFailStays');
      }, healingMs),
    );
  }

  /** The request page says whether it has to ask; granted, the CCP loads and answers. */
  function followAccess(): void {
    const { storageAccess } = streams as unknown as { storageAccess: StorageAccess };
    const asked = storageAccess.onRequest({
      onInit: ({ data } = {}) => void (data?.hasAccess || on('accessAsked')),
      onDeny: () => on('accessAsked'),
      onGrant: () => undefined,
    });
    subscriptions.push(asked as connect.Subscription);
  }

  /** The library tells nobody whether its window opened: look at it until the CCP answers. */
  function waitForSignIn(): void {
    on('ackTimeout');
    const watch = setInterval(() => {
      if (state.phase === 'ready' || state.phase === 'sandboxed') return clearInterval(watch);
      const { loginWindow } = internals;
      if (loginWindow === null) on('popupBlocked');
      else if (!loginWindow) on('otherTabSignsIn');
      else if (loginWindow.closed) {
        on('popupClosed');
        clearInterval(watch);
      }
      return undefined;
    }, popupWatchMs);
    timers.push(watch);
  }

  return {
    get state() {
      return state;
    },
    start(container) {
      if (started) return;
      started = container;
      streams.core.initCCP(container, optionsOf(settings, title));
      follow();
      if (settings.storageAccess) followAccess();
      timers.push(setInterval(() => drainLog(streams), logDrainMs));
    },
    stop() {
      if (!started) return;
      for (const timer of timers.splice(0)) clearInterval(timer);
      for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
      // terminate() leaves these running: the first would open a sign-in window on a healthy page.
      clearTimeout(internals.ccpLoadTimeoutInstance);
      clearTimeout(internals.iframeRefreshTimeout ?? undefined);
      clearTimeout(internals.keepaliveManager?.synTimer);
      clearTimeout(internals.keepaliveManager?.ackTimer);
      internals.terminate();
      started.replaceChildren();
      started = undefined;
      lapsed = false;
      state = startingState;
    },
    signIn() {
      // In the click itself: after a window that was blocked the library takes its own lock for another
      // tab's for a while, and opens none. Once that is over it opens one too: under the same name it is this one.
      internals.loginWindow = internals.getPopupManager().open(loginUrl, topics.LOGIN_POPUP, loginWindowSize);
      // A number left over from exhausted retries would keep the library from trying again.
      clearTimeout(internals.iframeRefreshTimeout ?? undefined);
      internals.iframeRefreshTimeout = null;
      internals.reauthenticateAfterLogout();
      if (!internals.loginWindow) return on('popupRefused');
      return waitForSignIn();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function optionsOf(settings: CcpSettings, title: string): connect.InitCCPOptions {
  return {
    ccpUrl: settings.url,
    loginPopup: true,
    loginPopupAutoClose: false,
    // After a log-out, and while an expired session heals, nothing may jump at the agent.
    loginOptions: { autoClose: false, disableAuthPopupAfterLogout: true, ...loginWindowSize },
    ...(settings.loginUrl ? { loginUrl: settings.loginUrl } : {}),
    ...(settings.region ? { region: settings.region } : {}),
    ccpLoadTimeout: settings.loadTimeoutMs,
    softphone: { allowFramedSoftphone: !settings.medialess },
    pageOptions: { enableAudioDeviceSettings: true, enablePhoneTypeSettings: true },
    ...(settings.storageAccess ? { storageAccess: { canRequest: true } } : {}),
    iframeTitle: title,
  } as connect.InitCCPOptions;
}
