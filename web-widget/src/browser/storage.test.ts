import { afterEach, describe, expect, test, vi } from 'vitest';
import { createLeadership } from './leadership';
import { createPopMemory } from './pop-memory';
import { sharedStorage, storageOf } from './storage';

const blocked = () => {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
};

afterEach(() => void vi.unstubAllGlobals());

describe('Storage of a framed page', () => {
  test('that the browser blocks lasts as long as the page', () => {
    const channel = new BroadcastChannel('test');
    const memory = createPopMemory(storageOf(blocked), storageOf(blocked), channel);
    memory.remember('call');
    expect(memory.popped('call')).toBe('here');
    expect(memory.popped('other')).toBeUndefined();
    memory.close();
  });

  test('is the page’s own where the agent has allowed it, else the frame’s', async () => {
    const page = { localStorage: storageOf(blocked), sessionStorage: storageOf(blocked), locks: {} as LockManager };
    const channel = { name: 'screen-pop' } as BroadcastChannel;
    const handle = { ...page, BroadcastChannel: () => channel };
    const allowed = { requestStorageAccess: async () => handle } as unknown as Document;
    expect(await sharedStorage(allowed)).toMatchObject({ local: page.localStorage, channel, withPage: true });
    vi.stubGlobal('localStorage', storageOf(blocked));
    vi.stubGlobal('navigator', {});
    for (const requestStorageAccess of [blocked, async () => undefined, undefined]) {
      const own = await sharedStorage({ requestStorageAccess } as unknown as Document);
      expect(own.withPage).toBe(false);
      own.channel.close();
    }
  });

  test('a page that may hold no lock leads: a second pop is better than none', async () => {
    const locks = { request: async () => blocked() } as unknown as LockManager;
    const leadership = createLeadership(locks);
    await leadership.known;
    expect(leadership.leads).toBe(true);
  });
});
