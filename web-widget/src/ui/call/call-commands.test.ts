import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ContactView } from '../../core/index';
import type { AgentView, Leg } from '../../streams/agent-view';
import { CommandError } from '../../streams/command-error';
import type { Controls } from '../../streams/controls';
import { aView } from '../testing/views';
import { useLanguage } from '../text/text';
import { CallCommands } from './call-commands';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
});
afterAll(() => vi.unstubAllGlobals());

const customer: Leg = { connectionId: 'jane', party: 'customer', state: 'connected', label: '', muted: false };

let done: string[];
let refusal: string | undefined;
let host: ReturnType<typeof aHost>;
let commands: CallCommands;

function aHost() {
  const controls = new Proxy({} as Controls, {
    get:
      (_, name) =>
      async (...args: unknown[]) => {
        if (refusal) throw new CommandError(refusal);
        done.push([String(name), ...args].join(' '));
      },
  });
  return {
    view: { contacts: [aView({ contactId: 'call', stage: 'connected' })] as ContactView[], focus: 'call', past: [] },
    agent: { muted: false, legs: new Map([['call', [customer]]]) } as unknown as AgentView | undefined,
    controls: controls as Controls | undefined,
    finishes: true,
    draws: 0,
    asks: 0,
    requestUpdate: () => void host.draws++,
    askToEnd: () => void host.asks++,
    finish: (contactId: string) => {
      done.push(`finish ${contactId}`);
      return host.finishes;
    },
  };
}

beforeEach(() => {
  done = [];
  refusal = undefined;
  host = aHost();
  commands = new CallCommands(host);
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('A command', () => {
  test('goes to the phone, and its result is shown beside its contact', async () => {
    commands.accept('call');
    await settled();
    expect(done).toEqual(['accept call']);
    expect(commands.said('call')).toEqual({ text: 'Accept: done', failed: false });
    expect(commands.said('chat')).toBeUndefined();
    expect(host.draws).toBeGreaterThan(0);
  });

  test('that the service refuses is shown as failed', async () => {
    refusal = 'refused';
    commands.decline('call');
    await settled();
    expect(commands.said('call')).toMatchObject({ failed: true, text: expect.stringMatching(/^Decline/) });
  });

  test('without a phone does nothing', async () => {
    host.controls = undefined;
    commands.end('call');
    expect(await commands.dial('+14155550100')).toBeUndefined();
    await settled();
    expect(commands.said('call')).toBeUndefined();
    expect(host.draws).toBe(0);
  });

  test('leaves no result of a contact that has left', async () => {
    commands.accept('call');
    await settled();
    host.view = { ...host.view, contacts: [aView({ contactId: 'chat' })] };
    await commands.dial('+14155550100');
    expect(commands.said('call')).toBeUndefined();
    expect(commands.said('')).toEqual({ text: 'Call: done', failed: false });
    commands.accept('chat');
    await settled();
    expect([commands.said('')?.failed, commands.said('chat')?.failed]).toEqual([false, false]);
  });
});

test('Mute switches the microphone off, and on again', async () => {
  commands.mute('call');
  await settled();
  expect(commands.said('call')?.text).toBe('Mute: done');
  host.agent = { ...host.agent, muted: true } as AgentView;
  commands.mute('call');
  await settled();
  expect(commands.said('call')?.text).toBe('Unmute: done');
  expect(done).toEqual(['mute true', 'mute false']);
});

test('Hold holds the customer and not a colleague, and takes the customer back', async () => {
  const held = (state: Leg['state'], ...others: Leg[]) =>
    ({ legs: new Map([['call', [...others, { ...customer, state }]]]) }) as unknown as AgentView;
  const colleague: Leg = { ...customer, connectionId: 'ann', party: 'other' };
  host.agent = held('connected', colleague);
  commands.hold('call');
  await settled();
  expect(commands.said('call')?.text).toBe('Hold: done');
  host.agent = held('hold', colleague);
  commands.hold('call');
  await settled();
  expect(commands.said('call')?.text).toBe('Resume: done');
  expect(done).toEqual(['hold call jane', 'resume call jane']);
});

test('Without a customer on the line there is nobody to hold', async () => {
  commands.hold('other');
  host.agent = undefined;
  commands.hold('call');
  await settled();
  expect([done, commands.said('call'), commands.said('other')]).toEqual([[], undefined, undefined]);
});

describe('A key that ends the call', () => {
  test('asks first, and ends it when pressed again', async () => {
    commands.endByKey('call');
    expect([done, host.asks, commands.asked('call'), commands.asked('chat')]).toEqual([[], 1, true, false]);
    commands.endByKey('call');
    await settled();
    expect([done, host.asks]).toEqual([['hangUp call'], 1]);
    expect(commands.said('call')?.text).toBe('End: done');
  });

  test('asks again about another call, and when the call has moved on', async () => {
    commands.endByKey('call');
    commands.endByKey('second');
    commands.unask();
    commands.endByKey('second');
    await settled();
    expect([done, host.asks]).toEqual([[], 3]);
  });
});

describe('A part under the strip', () => {
  test('opens and closes, and only one is open', () => {
    commands.open('keypad', 'call');
    expect([commands.opened('call'), host.draws]).toEqual(['keypad', 1]);
    commands.open('transfer', 'call');
    expect(commands.opened('call')).toBe('transfer');
    commands.open('transfer', 'call');
    expect([commands.opened('call'), host.draws]).toEqual([undefined, 3]);
    commands.shut('call');
    expect(host.draws).toBe(3);
    commands.open('keypad', 'call');
    commands.shut('call');
    expect([commands.opened('call'), host.draws]).toEqual([undefined, 5]);
  });

  test('is open for its contact only', () => {
    commands.open('keypad', 'call');
    expect(commands.opened('second')).toBeUndefined();
    commands.shut('second');
    commands.shutOthers('call');
    expect(commands.opened('call')).toBe('keypad');
    commands.open('keypad', 'second');
    expect([commands.opened('call'), commands.opened('second')]).toEqual([undefined, 'keypad']);
    commands.shutOthers('call');
    expect(commands.opened('second')).toBeUndefined();
  });
});

describe('A contact', () => {
  test('is closed when its note is complete', async () => {
    commands.close('call');
    await settled();
    expect(done).toEqual(['finish call', 'clear call']);
    expect(commands.said('call')?.failed).toBe(false);
  });

  test('that needs an outcome stays, and says so', async () => {
    host.finishes = false;
    commands.close('call');
    await settled();
    expect(done).toEqual(['finish call']);
    expect(commands.said('call')).toMatchObject({ failed: true, text: 'Choose how it ended first.' });
    expect(host.draws).toBe(1);
  });
});

describe('The state after this contact', () => {
  test('is set, and the result is beside the contact on the strip', async () => {
    await commands.next('Break');
    expect(done).toEqual(['setState Break']);
    expect(commands.said('call')).toMatchObject({ failed: false, text: expect.stringContaining('Break') });
  });

  test('that is refused is said, with no contact too', async () => {
    refusal = 'refused';
    host.view = { ...host.view, contacts: [] };
    await commands.next('Break');
    expect(commands.said('')).toMatchObject({ failed: true, text: expect.stringContaining('Break') });
    host.controls = undefined;
    await commands.next('Lunch');
    expect(commands.said('')?.text).toContain('Lunch');
  });
});
