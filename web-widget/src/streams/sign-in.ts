/** What is known about the way to the CCP. */
export type SignInEvent =
  | 'acknowledged'
  | 'ackTimeout'
  | 'popupBlocked'
  | 'popupClosed'
  | 'popupRefused'
  | 'accessAsked'
  | 'otherTabSignsIn'
  | 'retriesExhausted'
  | 'authFail'
  | 'authFailStays'
  | 'authorizeSuccess'
  | 'accessDenied'
  | 'terminated'
  | 'socketLost'
  | 'socketGained';

/** One sentence for the agent stands behind each of these. */
export type SignInPhase =
  | 'starting'
  | 'ready'
  /** The sign-in window is open. */
  | 'signIn'
  | 'popupBlocked'
  /** Not even a click opens a window: the page that embeds this one does not let it. */
  | 'sandboxed'
  /** The browser's question for the CCP's cookies stands in the CCP's own frame: nothing may cover it. */
  | 'frameAsks'
  | 'otherTab'
  /** The agent finished in the window, and the frame still does not answer: cookies are blocked. */
  | 'cookiesBlocked'
  /** No answer after every retry: the origin is not approved, or cookies are blocked. */
  | 'unreachable'
  | 'expired'
  | 'denied'
  | 'signedOut';

export interface SignInState {
  readonly phase: SignInPhase;
  /** The CCP's socket is down: what is on the screen may be old. */
  readonly offline: boolean;
}

export const startingState: SignInState = { phase: 'starting', offline: false };

/**
 * Derives one state from the signs the library gives. It has no event of its own for "not signed
 * in": only silence at load (`ackTimeout`), and `authFail` or `terminated` later.
 */
export function signInNext(state: SignInState, event: SignInEvent): SignInState {
  switch (event) {
    // Both come all day while the agent is in, and say nothing of the socket then: a heartbeat, a renewed session.
    case 'acknowledged':
    case 'authorizeSuccess':
      return state.phase === 'ready' ? state : { phase: 'ready', offline: false };
    case 'ackTimeout':
      return { ...state, phase: 'signIn' };
    case 'popupBlocked':
      return state.phase === 'sandboxed' ? state : { ...state, phase: 'popupBlocked' };
    case 'popupRefused':
      return { ...state, phase: 'sandboxed' };
    case 'accessAsked':
      return { ...state, phase: 'frameAsks' };
    case 'otherTabSignsIn':
      return { ...state, phase: 'otherTab' };
    case 'popupClosed':
      return state.phase === 'signIn' ? { ...state, phase: 'cookiesBlocked' } : state;
    case 'retriesExhausted':
      return state.phase === 'cookiesBlocked' ? state : { ...state, phase: 'unreachable' };
    // Most failures heal themselves within seconds: wait before asking anyone to sign in.
    case 'authFail':
      return state;
    case 'authFailStays':
      return { ...state, phase: 'expired' };
    case 'accessDenied':
      return { ...state, phase: 'denied' };
    case 'terminated':
      return { ...state, phase: 'signedOut' };
    case 'socketLost':
      return { ...state, offline: true };
    case 'socketGained':
      return { ...state, offline: false };
  }
}
