import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConfig } from '../core/testing/configs';
import type { Streams } from './library';
import { createSession } from './session';

type Handler = (argument?: unknown) => void;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The parts of the library that signing in needs. Tests fire its events. */
function aSession({ opens = true, storageAccess = false } = {}) {
  const handlers = new Map<string, Set<Handler>>();
  const on = (event: string) => (handler: Handler) => {
    handlers.set(event, (handlers.get(event) ?? new Set()).add(handler));
    return { unsubscribe: () => handlers.get(event)?.delete(handler) };
  };
  const window = { closed: false, close: vi.fn() };
  const core: Record<string, unknown> = {
    initCCP: vi.fn(),
    getUpstream: () => ({ onUpstream: (event: string, handler: Handler) => on(event)(handler) }),
    getEventBus: () => ({ subscribe: (event: string, handler: Handler) => on(event)(handler) }),
    getPopupManager: () => ({ open: () => (opens ? window : null) }),
    reauthenticateAfterLogout: vi.fn(),
    terminate: vi.fn(),
  };
  const library = {
    MasterTopics: { LOGIN_POPUP: 'popup' },
    getLog: () => ({ _serverBoundInternalLogs: [1] }),
    agent: (handler: Handler) => {
      handler({ onWebSocketConnectionLost: on('lost'), onWebSocketConnectionGained: on('gained') });
      return on('agent')(handler);
    },
    storageAccess: {
      onRequest: (calls: Record<string, Handler>) => {
        for (const [name, handler] of Object.entries(calls)) on(name)(handler);
        return { unsubscribe() {} };
      },
    },
    core: new Proxy(core, {
      get: (target, name: string) => target[name] ?? (name.startsWith('on') ? on(name) : undefined),
    }),
  };
  const settings = { ...aConfig().ccp, storageAccess };
  const session = createSession(library as unknown as Streams, settings, 'Phone');
  const container = { replaceChildren: vi.fn() };
  session.start(container as unknown as HTMLElement);
  const fire = (event: string, argument?: unknown) => {
    for (const handler of handlers.get(event) ?? []) handler(argument);
    return session.state.phase;
  };
  const left = () => [...handlers.values()].reduce((sum, { size }) => sum + size, 0);
  return { session, fire, core, window, container, left };
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
