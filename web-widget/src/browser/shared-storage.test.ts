import { afterEach, expect, test, vi } from 'vitest';
import { sharedStorage } from './shared-storage';

afterEach(() => vi.unstubAllGlobals());

const refused = () => {
  throw new DOMException('Access is denied for this document.', 'NotAllowedError');
};

test('A frame has the storage of the page if the agent has allowed it', async () => {
  const channel = { name: 'screen-pop' } as BroadcastChannel;
  const handle = {
    localStorage: {} as Storage,
    sessionStorage: {} as Storage,
    locks: {} as LockManager,
    BroadcastChannel: () => channel,
  };
  const request = vi.fn(async () => handle);
  const shared = await sharedStorage({ requestStorageAccess: request } as unknown as Document);
  const types = { localStorage: true, sessionStorage: true, locks: true, BroadcastChannel: true };
  expect(request).toHaveBeenCalledExactlyOnceWith(types);
  const { localStorage: local, sessionStorage: session, locks } = handle;
  expect(shared).toMatchObject({ local, session, locks, withPage: true });
  expect(shared.channel('screen-pop')).toBe(channel);
});

test.each([
  ['refuses', refused],
  ['gives cookies only', async () => undefined],
  ['lacks the API', undefined],
])('A frame has its own storage if the browser %s', async (_, requestStorageAccess) => {
  const local = {} as Storage;
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('navigator', {});
  const own = await sharedStorage({ requestStorageAccess } as unknown as Document);
  expect(own.withPage).toBe(false);
  expect(own.local).toBe(local);
  own.channel('test').close();
});
