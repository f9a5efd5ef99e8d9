import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConfig } from '../core/testing/configs';
import type { Streams } from '../streams/library';
import { signInLibrary } from '../streams/testing/sign-in-library';
import { streamsPhone } from './phone';

let streams: ReturnType<typeof signInLibrary>;

vi.mock('../streams/library', async (original) => ({
  ...(await original<object>()),
  loadStreams: async (): Promise<Streams> => streams.library,
}));

const container = { replaceChildren: vi.fn() } as unknown as HTMLElement;
/** The library announces an agent when the CCP has answered, and not before. */
let announced: ((agent: object) => void)[];

beforeEach(() => {
  streams = signInLibrary();
  announced = [];
  Object.assign(streams.parts, {
    agent: (handler: (agent: object) => void) => {
      announced.push(handler);
      return { unsubscribe: () => void announced.splice(announced.indexOf(handler), 1) };
    },
  });
});
afterEach(() => vi.useRealTimers());

const agent = { onWebSocketConnectionLost: () => {}, onWebSocketConnectionGained: () => {} };

async function aPhone() {
  const phone = await streamsPhone(aConfig().ccp, () => 'Phone');
  const ready: boolean[] = [];
  phone.onReady((now) => ready.push(now));
  phone.start(container);
  const answers = () => {
    for (const handler of [...announced]) handler(agent);
  };
  return { phone, ready, answers };
}

describe('The phone over Streams', () => {
  test('is ready when the agent is known and signed in, until the socket is lost', async () => {
    const { phone, ready, answers } = await aPhone();
    streams.fire('acknowledge', { id: 'port' });
    expect(ready.at(-1)).toBe(false);
    answers();
    expect(ready.at(-1)).toBe(true);
    streams.fire('onAccessDenied');
    expect(ready.at(-1)).toBe(false);
    phone.stop();
  });

  test('tells once that an inactive agent is about to be signed out, also when the library announces the agent again', async () => {
    const { phone, answers } = await aPhone();
    const told: boolean[] = [];
    phone.onExpiring((soon) => told.push(soon));
    answers();
    answers();
    streams.fire('expires', { expiration: 0 });
    streams.fire('stays');
    expect(told).toEqual([true, false]);
    phone.stop();
    streams.fire('expires', { expiration: 0 });
    expect(told).toEqual([true, false]);
  });

  test('tells the sign-in state at once, and each change', async () => {
    const { phone } = await aPhone();
    const states: string[] = [];
    phone.onSignIn(({ phase }) => states.push(phase));
    streams.fire('acknowledge', { id: 'port' });
    expect(states).toEqual(['starting', 'ready']);
    phone.signIn();
    expect(streams.core.reauthenticateAfterLogout).toHaveBeenCalledOnce();
    phone.stop();
  });

  test('shows a contact in the CCP and reports work once the agent is known', async () => {
    const { phone, answers } = await aPhone();
    phone.view('call');
    phone.atWork();
    expect(streams.core.viewContact).not.toHaveBeenCalled();
    expect(streams.parts.sendActivity).not.toHaveBeenCalled();
    answers();
    phone.view('call');
    phone.atWork();
    expect(streams.core.viewContact).toHaveBeenCalledWith('call');
    expect(streams.parts.sendActivity).toHaveBeenCalledOnce();
    phone.stop();
    phone.view('chat');
    phone.atWork();
    expect(streams.core.viewContact).toHaveBeenCalledOnce();
    expect(streams.parts.sendActivity).toHaveBeenCalledOnce();
  });

  test('is not ready after it has stopped, and forgets the agent', async () => {
    const { phone, ready, answers } = await aPhone();
    streams.fire('acknowledge', { id: 'port' });
    answers();
    phone.stop();
    expect([ready.at(-1), announced.length, streams.left()]).toEqual([false, 0, 0]);
    phone.start(container);
    streams.fire('acknowledge', { id: 'port' });
    expect(ready.at(-1)).toBe(false);
    answers();
    expect(ready.at(-1)).toBe(true);
    phone.stop();
  });

  test('can be stopped before it has started', async () => {
    const phone = await streamsPhone(aConfig().ccp, () => 'Phone');
    const ready: boolean[] = [];
    phone.onReady((now) => ready.push(now));
    phone.stop();
    expect(ready).toEqual([false, false]);
  });

  test('has one set of controls', async () => {
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
    const { phone } = await aPhone();
    const controls = await phone.controls();
    expect(controls.view).toMatchObject({ muted: false, legs: new Map() });
    expect(await phone.controls()).toBe(controls);
    phone.stop();
    vi.unstubAllGlobals();
  });
});
