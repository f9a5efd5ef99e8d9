import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Leadership } from './leadership';
import type { PopMemory } from './pop-memory';
import type { RecordFrames } from './record-frames';
import { createScreen } from './screen';

const url = 'https://crm.example.test/customers/C-1001';
const crm = 'https://crm.example.test';
const host = { postMessage: vi.fn() };
const opensWindow = vi.fn();

beforeEach(() => vi.stubGlobal('window', { parent: host, open: opensWindow }));
afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

function aScreen(hostOrigin?: string) {
  const frames = { open: vi.fn(), close: vi.fn() };
  const listeners = new Set<() => void>();
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const opened = vi.fn();
  const closed = vi.fn();
  const screen = createScreen(
    frames as unknown as RecordFrames,
    { leads: true, onChange } as unknown as Leadership,
    { popped: () => 'here', remember() {}, onChange } as unknown as PopMemory,
    { chosen: () => undefined, choose() {} },
    hostOrigin,
    opened,
    closed,
  );
  return { screen, frames, listeners, opened, closed };
}

describe('A record', () => {
  test('opens in a frame, and is reported if the agent opened it', () => {
    const { screen, frames, opened } = aScreen();
    expect(screen.open({ contactId: 'call', url, target: 'frame', byAgent: false })).toBe('opened');
    expect(opened).not.toHaveBeenCalled();
    screen.open({ contactId: 'call', url, target: 'frame', byAgent: true });
    expect(frames.open.mock.calls).toEqual([
      ['call', url, false],
      ['call', url, true],
    ]);
    expect(opened.mock.calls).toEqual([['call', url]]);
  });

  test.each([
    [{ focus() {} }, 'opened'],
    [null, 'blocked'],
  ] as const)('opens in the one window if the browser allows it', (window, outcome) => {
    opensWindow.mockReturnValue(window);
    const { screen, frames } = aScreen();
    expect(screen.open({ contactId: 'call', url, target: 'tab', byAgent: false })).toBe(outcome);
    expect(frames.open).not.toHaveBeenCalled();
  });

  test('goes to the embedding page, and without one opens in a frame', () => {
    const around = aScreen(crm);
    around.screen.open({ contactId: 'call', url, target: 'host', byAgent: false });
    expect(host.postMessage).toHaveBeenCalledWith({ type: 'screen-pop:open', contactId: 'call', url }, crm);
    expect(around.frames.open).not.toHaveBeenCalled();
    around.screen.open({ contactId: 'chat', url, target: 'frame', byAgent: false });
    expect([around.frames.open.mock.calls.length, host.postMessage.mock.calls.length]).toEqual([1, 1]);
    const alone = aScreen();
    alone.screen.open({ contactId: 'call', url, target: 'host', byAgent: false });
    expect(alone.frames.open).toHaveBeenCalled();
    expect([around.screen.hosted, alone.screen.hosted]).toEqual([true, false]);
  });

  test('is closed everywhere when its contact leaves', () => {
    const { screen, frames, closed } = aScreen(crm);
    screen.close('call');
    expect([frames.close.mock.calls, closed.mock.calls]).toEqual([[['call']], [['call']]]);
    expect(host.postMessage).toHaveBeenCalledWith({ type: 'screen-pop:close', contactId: 'call' }, crm);
  });
});

test('A listener hears of changes until it unsubscribes', () => {
  const { screen, listeners } = aScreen();
  const stop = screen.onChange(() => {});
  expect([screen.leads, screen.popped('call'), listeners.size]).toEqual([true, 'here', 1]);
  expect(screen.now()).toBeGreaterThan(0);
  stop();
  expect(listeners.size).toBe(0);
});
