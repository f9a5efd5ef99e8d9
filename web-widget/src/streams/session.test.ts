import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CcpSettings } from '../core/index';
import { aConfig } from '../core/testing/configs';
import { createSession } from './session';
import { signInLibrary } from './testing/sign-in-library';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A started session over the library. */
function aSession({ opens = true, storageAccess = false, ccp = {} as Partial<CcpSettings> } = {}) {
  const { library, fire, ...rest } = signInLibrary({ opens });
  const session = createSession(library, { ...aConfig().ccp, storageAccess, ...ccp }, () => 'Phone');
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
    // The log is all that is still looked after.
    expect([session.state.phase, vi.getTimerCount()]).toEqual(['sandboxed', 1]);
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

  test.each([
    ['with a window of this page', { closed: false, close() {} }],
    ['although it was blocked', null],
    ['without one', undefined],
  ])('is in another tab the second time, after the agent has signed in %s', (_, window) => {
    const { session, fire, core } = aSession();
    fire('ack_timeout');
    core.loginWindow = window;
    expect(fire('acknowledge', { id: 'port' })).toBe('ready');
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

  test.each([
    ['onDeny', undefined],
    ['onInit', undefined],
    ['onInit', {}],
  ])('is seen at %s with %j alone', (event, told) => {
    expect(aSession({ storageAccess: true }).fire(event, told)).toBe('frameAsks');
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
    expect(fire('onInitialized')).toBe('ready');
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
    expect(core.initCCP).toHaveBeenCalledOnce();
    expect(core.terminate).toHaveBeenCalledOnce();
    stop();
    session.start(container as unknown as HTMLElement);
    vi.advanceTimersByTime(60_000);
    fire('acknowledge', {});
    expect([session.state.phase, told]).toEqual(['ready', ['ready']]);
  });

  test('that is stopped while it waits for a failure to recover leaves nothing behind either', () => {
    const { session, fire, left } = aSession();
    fire('acknowledge', {});
    fire('onAuthFail');
    session.stop();
    expect([left(), vi.getTimerCount()]).toEqual([0, 0]);
  });
});

describe('The CCP', () => {
  const optionsOf = ({ core }: ReturnType<typeof aSession>) =>
    (core.initCCP as ReturnType<typeof vi.fn>).mock.calls[0]?.[1];

  test('is asked for with the page’s own sign-in window and the name of its frame', () => {
    expect(optionsOf(aSession())).toEqual({
      ccpUrl: 'https://acme.example.test/ccp-v2/',
      loginPopup: true,
      loginPopupAutoClose: false,
      loginOptions: { autoClose: false, disableAuthPopupAfterLogout: true, width: 433, height: 600 },
      ccpLoadTimeout: aConfig().ccp.loadTimeoutMs,
      softphone: { allowFramedSoftphone: true },
      pageOptions: { enableAudioDeviceSettings: true, enablePhoneTypeSettings: true },
      iframeTitle: 'Phone',
    });
  });

  test('has the address, region and access of the settings', () => {
    const ccp = { loginUrl: 'https://login.example.test/', region: 'eu-central-1', medialess: true };
    const session = aSession({ storageAccess: true, ccp });
    expect(optionsOf(session)).toMatchObject({
      loginUrl: 'https://login.example.test/',
      region: 'eu-central-1',
      softphone: { allowFramedSoftphone: false },
      storageAccess: { canRequest: true },
    });
    session.session.signIn();
    expect(session.open).toHaveBeenCalledWith('https://login.example.test/', 'popup', { width: 433, height: 600 });
    session.session.stop();
    const plain = aSession();
    plain.session.signIn();
    expect(plain.open).toHaveBeenCalledWith('https://acme.example.test/ccp-v2/', 'popup', { width: 433, height: 600 });
  });

  test('has its log emptied every minute, if it keeps one', () => {
    const { log, session } = aSession();
    vi.advanceTimersByTime(59_999);
    expect(log._serverBoundInternalLogs).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(log._serverBoundInternalLogs).toEqual([]);
    log._serverBoundInternalLogs = undefined;
    vi.advanceTimersByTime(60_000);
    session.stop();
  });

  test('leaves no timer of the library running when it is stopped', () => {
    const { session, core } = aSession();
    const left = vi.fn();
    Object.assign(core, {
      ccpLoadTimeoutInstance: setTimeout(left, 1_000),
      iframeRefreshTimeout: setTimeout(left, 1_000),
      keepaliveManager: { synTimer: setTimeout(left, 1_000), ackTimer: setTimeout(left, 1_000) },
    });
    session.stop();
    vi.advanceTimersByTime(2_000);
    expect(left).not.toHaveBeenCalled();
  });
});

describe('A click on Sign in', () => {
  test('starts the library’s retries again, which a left-over timer would prevent', () => {
    const { session, core } = aSession();
    const left = vi.fn();
    core.iframeRefreshTimeout = setTimeout(left, 1_000);
    session.signIn();
    vi.advanceTimersByTime(2_000);
    expect([left.mock.calls.length, core.iframeRefreshTimeout]).toEqual([0, null]);
    expect(core.reauthenticateAfterLogout).toHaveBeenCalledOnce();
  });

  test('opens a window that closes when the agent has signed in', () => {
    const { session, fire, core, window } = aSession();
    session.signIn();
    expect(session.state.phase).toBe('signIn');
    fire('acknowledge', { id: 'port' });
    expect([window.close.mock.calls.length, core.loginWindow]).toEqual([1, undefined]);
    // Nobody watches the window any more.
    vi.advanceTimersByTime(1_000);
    expect([session.state.phase, vi.getTimerCount()]).toEqual(['ready', 1]);
    // A later sign of life has no window to close.
    fire('onAccessDenied');
    fire('onAuthorizeSuccess');
    expect(window.close).toHaveBeenCalledOnce();
  });

  test('after a blocked window says that the browser blocked it', () => {
    const { session, fire, core } = aSession();
    fire('ack_timeout');
    core.loginWindow = null;
    vi.advanceTimersByTime(500);
    expect(session.state.phase).toBe('popupBlocked');
    session.signIn();
    vi.advanceTimersByTime(500);
    // An open window is waited for.
    expect(session.state.phase).toBe('signIn');
    vi.advanceTimersByTime(60_000);
    expect(session.state.phase).toBe('signIn');
  });
});

test('A change that changes nothing is not told again', () => {
  const { session, fire } = aSession();
  const told: string[] = [];
  session.subscribe(({ phase, offline }) => told.push(`${phase} ${offline}`));
  fire('acknowledge', {});
  fire('acknowledge', {});
  fire('lost');
  fire('lost');
  fire('gained');
  expect(told).toEqual(['ready false', 'ready true', 'ready false']);
});

test('A CCP that was silent is signed in by any answer, also when the session had expired before', () => {
  const { fire } = aSession();
  fire('ack_timeout');
  expect(fire('acknowledge')).toBe('ready');
  expect(fire('onAuthorizeRetriesExhausted')).toBe('expired');
  expect(fire('onAuthorizeSuccess')).toBe('ready');
  expect(fire('ack_timeout')).toBe('signIn');
  expect(fire('acknowledge')).toBe('ready');
});

test('A session that is denied or signed out is signed in again only by a CCP that was loaded again', () => {
  for (const event of ['onAccessDenied', 'terminated', 'onCTIAuthorizeRetriesExhausted']) {
    const { fire } = aSession();
    fire('acknowledge', {});
    const ended = fire(event);
    expect(fire('acknowledge', {})).toBe(ended);
    expect(fire('acknowledge')).toBe(ended);
    expect(fire('acknowledge', { id: 'port' })).toBe('ready');
    expect(fire('onAccessDenied')).toBe('denied');
    expect(fire('onAuthorizeSuccess')).toBe('ready');
  }
});

test('A failure that takes longer than four seconds to recover needs the agent', () => {
  const { session, fire, left } = aSession();
  fire('acknowledge', {});
  const before = left();
  fire('onAuthFail');
  vi.advanceTimersByTime(3_999);
  expect(session.state.phase).toBe('ready');
  vi.advanceTimersByTime(1);
  expect([session.state.phase, left()]).toEqual(['expired', before]);
});
