import type { CcpSettings } from '../core/index';
import type { Streams } from './library';
import { type SignInEvent, type SignInState, signInNext, startingState } from './sign-in';

/** The CCP of a page and its sign-in. */
export interface Session {
  readonly state: SignInState;
  /** Shows the CCP. Safe to call twice. A page has one CCP, which is hidden but never removed. */
  start(container: HTMLElement): void;
  /** Ends every timer and subscription, also the library's own. Safe to call twice. */
  stop(): void;
  /** Opens the sign-in window and restarts the retries. Call it from a click. */
  signIn(): void;
  subscribe(listener: (state: SignInState) => void): () => void;
}

/** Milliseconds after which an authentication failure that has not recovered needs the agent. */
const healingMs = 4000;
const popupWatchMs = 500;
const logDrainMs = 60_000;
const loginWindowSize = { width: 433, height: 600 };

/** Clears log entries that only the CCP's side would send. On the page they would accumulate all day. */
function drainLog(streams: Streams): void {
  const log = streams.getLog() as unknown as { _serverBoundInternalLogs?: unknown[] };
  if (log._serverBoundInternalLogs) log._serverBoundInternalLogs.length = 0;
}

/** Members of the library that its types omit. */
interface Internals {
  /**
   * Null when the browser blocked it; undefined until the library opens it, which it does not while another tab has
   * one.
   */
  loginWindow?: Window | null | undefined;
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

export function createSession(streams: Streams, settings: CcpSettings, title: () => string): Session {
  const internals = streams.core as unknown as Internals;
  const { MasterTopics: topics } = streams as unknown as { MasterTopics: { LOGIN_POPUP: string } };
  const loginUrl = settings.loginUrl ?? settings.url;
  const listeners = new Set<(state: SignInState) => void>();
  let state = startingState;
  /** Whether the session has expired, also while the agent signs in again. */
  let lapsed = false;
  const subscriptions: connect.Subscription[] = [];
  const timers: ReturnType<typeof setInterval>[] = [];
  /** Runs while a failure has not recovered. */
  let healing: ReturnType<typeof setTimeout> | undefined;
  let started: HTMLElement | undefined;

  function on(event: SignInEvent): void {
    const next = signInNext(state, event);
    if (next.phase === state.phase && next.offline === state.offline) return;
    if (next.phase === 'ready') lapsed = false;
    else if (next.phase === 'expired' || next.phase === 'signedOut' || next.phase === 'denied') lapsed = true;
    // The library would close the window at any sign of the frame, which does not prove that the agent is signed in.
    if (next.phase === 'ready') closeWindow();
    state = next;
    for (const listener of listeners) listener(state);
  }

  function closeWindow(): void {
    internals.loginWindow?.close();
    // A null would later count as a blocked window.
    internals.loginWindow = undefined;
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
    keep(core.onAuthFail(waitForHealing));
    keep(
      core.onAuthorizeSuccess(() => {
        stopHealing();
        on('authorizeSuccess');
      }),
    );
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
   * Any answer of the CCP completes the sign-in, unless the session has expired. Then only a CCP that was loaded again,
   * recognizable by its id, is signed in.
   */
  function acknowledge(answer: unknown): void {
    if (!lapsed || (answer as { id?: unknown } | undefined)?.id) on('acknowledged');
  }

  /** Most failures recover by themselves. The first that does not within the time needs the agent. */
  function waitForHealing(): void {
    healing ??= setTimeout(() => {
      stopHealing();
      on('authFailStays');
    }, healingMs);
  }

  function stopHealing(): void {
    clearTimeout(healing);
    healing = undefined;
  }

  /**
   * Follows the storage access request: its page reports whether it has to ask. Once granted, the CCP loads and
   * answers.
   */
  function followAccess(): void {
    const { storageAccess } = streams as unknown as { storageAccess: StorageAccess };
    const asked = storageAccess.onRequest({
      onInit: ({ data } = {}) => void (data?.hasAccess || on('accessAsked')),
      onDeny: () => on('accessAsked'),
      onGrant: () => undefined,
    });
    subscriptions.push(asked as connect.Subscription);
  }

  /** Polls the sign-in window until the CCP answers, because the library does not report whether it opened. */
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
      stopHealing();
      for (const timer of timers.splice(0)) clearInterval(timer);
      for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
      // terminate() leaves these timers running, and the first would open a sign-in window on a healthy page.
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
      // The window opens in the click itself. After a blocked window, the library mistakes its own lock for another
      // tab's for a while and opens none. When it does open one later, the name makes it this same window.
      internals.loginWindow = internals.getPopupManager().open(loginUrl, topics.LOGIN_POPUP, loginWindowSize);
      // A timer id left over from exhausted retries would keep the library from trying again.
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

function optionsOf(settings: CcpSettings, title: () => string): connect.InitCCPOptions {
  return {
    ccpUrl: settings.url,
    loginPopup: true,
    loginPopupAutoClose: false,
    // No window may open by itself after a log-out or while an expired session recovers.
    loginOptions: { autoClose: false, disableAuthPopupAfterLogout: true, ...loginWindowSize },
    ...(settings.loginUrl ? { loginUrl: settings.loginUrl } : {}),
    ...(settings.region ? { region: settings.region } : {}),
    ccpLoadTimeout: settings.loadTimeoutMs,
    softphone: { allowFramedSoftphone: !settings.medialess },
    pageOptions: { enableAudioDeviceSettings: true, enablePhoneTypeSettings: true },
    ...(settings.storageAccess ? { storageAccess: { canRequest: true } } : {}),
    // The library reads it for each frame that it creates, and it creates another when one does not load. While the words
    // are on their way it is empty, and the library has its own.
    get iframeTitle() {
      return title();
    },
  } as connect.InitCCPOptions;
}
