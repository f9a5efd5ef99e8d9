import { beforeEach, describe, expect, test, vi } from 'vitest';
import { connectService, connectWorkspace, isInWorkspace } from './connection';

type Told = Record<string, unknown>;

let init: { onCreate(event: Told): Promise<void>; onDestroy(): Promise<void> };
let health: (change: Told) => Promise<void>;
let start: () => Promise<void>;
let error: (told: Told) => void;
let expiring: () => Promise<void>;
let cleared: () => Promise<void>;
const sent = vi.fn();

const provider = {
  onStart: (handler: typeof start) => {
    start = handler;
  },
  onError: (handler: typeof error) => {
    error = handler;
  },
  getProxy: () => ({
    onHealthCheckStatusChanged: (handler: typeof health) => {
      health = handler;
    },
  }),
};

vi.mock('@amazon-connect/app', () => {
  const connects = {
    init: (given: typeof init) => {
      init = given;
      return { provider };
    },
  };
  return { AmazonConnectApp: connects, AmazonConnectService: connects };
});
vi.mock('@amazon-connect/activity', () => ({
  sendActivity: (to: object) => sent(to),
  SessionExpirationWarningClient: class {
    onExpirationWarning(handler: typeof expiring) {
      expiring = handler;
    }
    onExpirationWarningCleared(handler: typeof cleared) {
      cleared = handler;
    }
  },
}));

let told: unknown[];

beforeEach(() => {
  told = [];
  sent.mockClear();
});

function connected() {
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void told.push([name, ...args]);
  return connectWorkspace({
    created: note('created'),
    shown: note('shown'),
    destroyed: note('destroyed'),
    failed: note('failed'),
    told: note('told'),
    expires: note('expires'),
    answers: note('answers'),
  });
}

describe('The connection to the workspace', () => {
  test.each([
    ['of one contact', { type: 'contact', contactId: 'call' }, ['*'], { permissions: ['*'], contactId: 'call' }],
    ['across contacts', { type: 'idle', contactId: 'call' }, undefined, { permissions: [], contactId: undefined }],
    ['without a scope', undefined, ['*'], { permissions: ['*'], contactId: undefined }],
  ])('creates an app %s', async (_, scope, permissions, created) => {
    connected();
    await init.onCreate({ context: { scope, config: { permissions } } });
    expect(told).toEqual([['created', created]]);
  });

  test('tells that the app is shown and that it is destroyed', async () => {
    connected();
    await start();
    await init.onDestroy();
    expect(told).toEqual([['shown'], ['destroyed']]);
  });

  test('fails for good after a fatal error or without an answer, and passes any other message on', () => {
    connected();
    error({ key: 'x', message: 'fatal', isFatal: true });
    error({ key: 'workspaceConnectTimeout', message: 'late', isFatal: false });
    error({ key: 'y', message: 'The topic is refused', isFatal: false });
    expect(told).toEqual([['failed'], ['failed'], ['told', 'The topic is refused']]);
  });

  test('tells when the session ends soon, and when it does not', async () => {
    connected();
    await expiring();
    await cleared();
    expect(told).toEqual([
      ['expires', true],
      ['expires', false],
    ]);
  });

  test('tells when the workspace stops answering and answers again, but not its first answer', async () => {
    connected();
    await health({ status: 'healthy', previousStatus: 'unknown' });
    expect(told).toEqual([]);
    await health({ status: 'unhealthy', previousStatus: 'healthy' });
    await health({ status: 'healthy', previousStatus: 'unhealthy' });
    expect(told).toEqual([
      ['answers', false],
      ['answers', true],
    ]);
  });

  test('reports work in this frame', () => {
    const { atWork, provider: known } = connected();
    atWork();
    expect(sent).toHaveBeenCalledWith(known);
  });
});

test('A service does nothing when it is created, and hears only that the workspace answers again', async () => {
  let again = 0;
  expect(connectService(() => again++)).toBe(provider);
  await init.onCreate({});
  await health({ status: 'unhealthy', previousStatus: 'healthy' });
  expect(again).toBe(0);
  await health({ status: 'healthy', previousStatus: 'unhealthy' });
  expect(again).toBe(1);
});

test('A page is in a workspace only inside a frame', () => {
  const alone = {} as Window;
  Object.assign(alone, { parent: alone });
  expect([isInWorkspace(alone), isInWorkspace({ parent: {} as Window })]).toEqual([false, true]);
});
