/** An event of the sign-in. */
export type SignInEvent =
  | 'acknowledged'
  | 'ackTimeout'
  | 'popupBlocked'
  | 'popupClosed'
  | 'popupRefused'
  | 'accessAsked'
  | 'otherTabSignsIn'
  | 'retriesExhausted'
  | 'authFailStays'
  | 'authorizeSuccess'
  | 'accessDenied'
  | 'terminated'
  | 'socketLost'
  | 'socketGained';

/** The phases of signing in. Each has one sentence for the agent. */
export type SignInPhase =
  | 'starting'
  | 'ready'
  /** The sign-in window is open. */
  | 'signIn'
  | 'popupBlocked'
  /** Not even a click opens a window, because the embedding page does not allow it. */
  | 'sandboxed'
  /** The browser asks for the CCP's cookies in the CCP's own frame: nothing may cover it. */
  | 'frameAsks'
  | 'otherTab'
  /** The agent signed in, but the frame still does not answer: cookies are blocked. */
  | 'cookiesBlocked'
  /** No answer after every retry: the origin is not approved, or cookies are blocked. */
  | 'unreachable'
  | 'expired'
  | 'denied'
  | 'signedOut';

export interface SignInState {
  readonly phase: SignInPhase;
  /** Whether the CCP's socket is down, so that the screen may be out of date. */
  readonly offline: boolean;
}

export const startingState: SignInState = { phase: 'starting', offline: false };

/**
 * Derives the state from the library's events. The library has no event for "not signed in": only silence at load
 * (`ackTimeout`), and `authFail` or `terminated` later.
 */
export function signInNext(state: SignInState, event: SignInEvent): SignInState {
  switch (event) {
    // Both occur all day while the agent is signed in, as a heartbeat or a renewed session, and prove nothing about the
    // socket.
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
    // Most failures recover within seconds. This one has not.
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
