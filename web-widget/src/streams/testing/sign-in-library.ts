import { vi } from 'vitest';
import type { Streams } from '../library';

type Handler = (argument?: unknown) => void;

/** The parts of the library that signing in needs. Tests fire its events. `opens` is whether the browser allows a window. */
export function signInLibrary({ opens = true } = {}) {
  const handlers = new Map<string, Set<Handler>>();
  const on = (event: string) => (handler: Handler) => {
    handlers.set(event, (handlers.get(event) ?? new Set()).add(handler));
    return { unsubscribe: () => handlers.get(event)?.delete(handler) };
  };
  const window = { closed: false, close: vi.fn() };
  const log = { _serverBoundInternalLogs: [1] as number[] | undefined };
  const open = vi.fn((..._: unknown[]) => (opens ? window : null));
  const core: Record<string, unknown> = {
    initCCP: vi.fn(),
    viewContact: vi.fn(),
    getUpstream: () => ({ onUpstream: (event: string, handler: Handler) => on(event)(handler) }),
    getEventBus: () => ({ subscribe: (event: string, handler: Handler) => on(event)(handler) }),
    getPopupManager: () => ({ open }),
    reauthenticateAfterLogout: vi.fn(),
    terminate: vi.fn(),
  };
  const library = {
    MasterTopics: { LOGIN_POPUP: 'popup' },
    getLog: () => log,
    sendActivity: vi.fn(),
    agent: (handler: Handler) => {
      handler({ onWebSocketConnectionLost: on('lost'), onWebSocketConnectionGained: on('gained') });
      return on('agent')(handler);
    },
    SessionExpirationWarningManager: class {
      onExpirationWarning = on('expires');
      onExpirationWarningCleared = on('stays');
    },
    storageAccess: {
      onRequest: (calls: Record<string, Handler>) => {
        for (const [name, handler] of Object.entries(calls)) on(name)(handler);
        return { unsubscribe() {} };
      },
    },
    core: new Proxy(core, {
      get: (target, name: string) => (name in target ? target[name] : name.startsWith('on') ? on(name) : undefined),
    }),
  };
  const fire = (event: string, argument?: unknown) => {
    for (const handler of handlers.get(event) ?? []) handler(argument);
  };
  const left = () => [...handlers.values()].reduce((sum, { size }) => sum + size, 0);
  return { library: library as unknown as Streams, parts: library, core, window, open, log, fire, left };
}
