import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConfig } from '../core/testing/configs';
import { createSession } from './session';
import { signInLibrary } from './testing/sign-in-library';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A started session over the library. */
function aSession({ opens = true, storageAccess = false } = {}) {
  const { library, fire, ...rest } = signInLibrary({ opens });
  const session = createSession(library, { ...aConfig().ccp, storageAccess }, 'Phone');
  const container = { replaceChildren: vi.fn() };
  session.start(container as unknown as HTMLElement);
  const firing = (event: string, argument?: unknown) => {
    fire(event, argument);
    return session.state.phase;
  };
  return { session, container, fire: firing, ...rest };
}

describe('The sign-in window', () => {
  test('of an expired session stays open until the agent has signed in, even if the old frame answers', () => {
    const { session, fire, window } = aSession();
    expect(fire('acknowledge', { id: 'port-1' })).toBe('ready');
    expect(fire('onCTIAuthorizeRetriesExhausted')).toBe('expired');
    session.signIn();
    // The heartbeat of the frame whose session has expired.
    fire('acknowledge');
    expect(window.close).not.toHaveBeenCalled();
    expect(fire('onAuthorizeSuccess')).toBe('ready');
    expect(window.close).toHaveBeenCalledOnce();
  });

  test('also closes when the frame has loaded again', () => {
    const { session, fire, window } = aSession();
    fire('onAuthorizeRetriesExhausted');
    session.signIn();
    expect(fire('acknowledge', { id: 'port-2' })).toBe('ready');
    expect(window.close).toHaveBeenCalledOnce();
  });

  test('that not even a click opens is blocked by the embedding page', () => {
    const { session, fire } = aSession({ opens: false });
    expect(fire('ack_timeout')).toBe('signIn');
    session.signIn();
    expect(session.state.phase).toBe('sandboxed');
    vi.advanceTimersByTime(2_000);
    expect(session.state.phase).toBe('sandboxed');
  });

  test('that the agent closed without an answer means blocked cookies', () => {
    const { session, fire, window } = aSession();
    fire('ack_timeout');
    session.signIn();
    window.closed = true;
    vi.advanceTimersByTime(1_000);
    expect(session.state.phase).toBe('cookiesBlocked');
  });

  test('is in another tab if the library has opened none', () => {
    const { session, fire } = aSession();
    fire('ack_timeout');
    vi.advanceTimersByTime(1_000);
    expect(session.state.phase).toBe('otherTab');
  });
});

describe('The browser\u2019s question for cookies', () => {
  test('is left uncovered, asked or denied, until the CCP answers', () => {
    const { fire } = aSession({ storageAccess: true });
    expect(fire('onInit', { data: { hasAccess: true } })).toBe('starting');
    expect(fire('onInit', { data: { hasAccess: false } })).toBe('frameAsks');
    expect(fire('onDeny')).toBe('frameAsks');
    fire('onGrant');
    expect(fire('acknowledge', { id: 'port-1' })).toBe('ready');
  });

  test('is ignored if the settings do not allow it', () => {
    expect(aSession().fire('onDeny')).toBe('starting');
  });
});

describe('A session', () => {
  test('that fails and recovers within seconds does not ask the agent', () => {
    const { session, fire } = aSession();
    fire('acknowledge', {});
    fire('onAuthFail');
    fire('onAuthorizeSuccess');
    vi.advanceTimersByTime(5_000);
    expect(session.state.phase).toBe('ready');
    fire('onAuthFail');
    vi.advanceTimersByTime(5_000);
    expect(session.state.phase).toBe('expired');
  });

  test('reports a lost socket and its own end', () => {
    const { session, fire } = aSession();
    fire('onInitialized');
    fire('lost');
    expect(session.state.offline).toBe(true);
    fire('gained');
    expect(fire('onAccessDenied')).toBe('denied');
    expect(fire('terminated')).toBe('signedOut');
    expect(fire('onIframeRetriesExhausted')).toBe('unreachable');
  });

  test('that is stopped leaves nothing behind, is safe to stop twice, and starts again', () => {
    const { session, core, container, left, fire } = aSession();
    const told: string[] = [];
    const stop = session.subscribe(({ phase }) => told.push(phase));
    fire('acknowledge', {});
    session.start(container as unknown as HTMLElement);
    session.stop();
    session.stop();
    expect([left(), vi.getTimerCount(), session.state.phase]).toEqual([0, 0, 'starting']);
    expect(core.terminate).toHaveBeenCalledOnce();
    stop();
    session.start(container as unknown as HTMLElement);
    vi.advanceTimersByTime(60_000);
    fire('acknowledge', {});
    expect([session.state.phase, told]).toEqual(['ready', ['ready']]);
  });
});
