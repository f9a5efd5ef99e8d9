import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HandOver } from './hand-over';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aHandOver(taken = () => true) {
  const posts: string[] = [];
  const failed = vi.fn();
  const handOver = new HandOver(failed, async (address, popUrl) => {
    posts.push(`${address} ${popUrl}`);
    return taken();
  });
  return { handOver, posts, failed };
}

describe('A record that is handed over', () => {
  test('is reported at once, and of 300 in a row only the first and the last', async () => {
    const { handOver, posts } = aHandOver();
    for (let record = 1; record <= 300; record++) handOver.tell('call', '/call', `/records/${record}`);
    expect(posts).toEqual(['/call /records/1']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(posts).toEqual(['/call /records/1', '/call /records/300']);
  });

  test('is reported once, however often the page repeats it', async () => {
    const { handOver, posts } = aHandOver();
    for (let times = 0; times < 300; times++) {
      handOver.tell('call', '/call', '/records/1');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(posts).toEqual(['/call /records/1']);
  });

  test('is reported for each contact separately', () => {
    const { handOver, posts } = aHandOver();
    handOver.tell('one', '/one', '/records/1');
    handOver.tell('two', '/two', '/records/1');
    expect(posts).toHaveLength(2);
  });

  test('is reported before its contact is forgotten', async () => {
    const { handOver, posts } = aHandOver();
    handOver.tell('call', '/call', '/records/1');
    handOver.tell('call', '/call', '/records/2');
    await handOver.forget('call');
    await handOver.forget('nobody');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(posts).toEqual(['/call /records/1', '/call /records/2']);
  });

  test('that was not accepted is a failure, and may be reported again', async () => {
    let taken = false;
    const { handOver, posts, failed } = aHandOver(() => taken);
    handOver.tell('call', '/call', '/records/1');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(failed).toHaveBeenCalledOnce();
    taken = true;
    handOver.tell('call', '/call', '/records/1');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(posts).toHaveLength(2);
    expect(failed).toHaveBeenCalledOnce();
  });
});

describe('The request to the record system', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('carries the agent’s own session, and outlives the page', async () => {
    const fetched = vi.fn(async (_: string, __: RequestInit) => ({ ok: true }));
    vi.stubGlobal('fetch', fetched);
    const failed = vi.fn();
    new HandOver(failed).tell('call', 'https://crm.example.test/call', 'https://crm.example.test/C-1001');
    await vi.advanceTimersByTimeAsync(0);
    expect(fetched).toHaveBeenCalledExactlyOnceWith('https://crm.example.test/call', {
      method: 'POST',
      credentials: 'include',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: '{"popUrl":"https://crm.example.test/C-1001"}',
    });
    expect(failed).not.toHaveBeenCalled();
  });

  test.each([
    ['is refused', async () => ({ ok: false })],
    ['finds no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('that %s is told to the agent', async (_, answer) => {
    vi.stubGlobal('fetch', answer);
    const failed = vi.fn();
    new HandOver(failed).tell('call', 'https://crm.example.test/call', 'https://crm.example.test/C-1001');
    await vi.advanceTimersByTimeAsync(0);
    expect(failed).toHaveBeenCalledOnce();
  });
});

test('A second record waits for a second after the first, and no longer', async () => {
  const { handOver, posts } = aHandOver();
  handOver.tell('call', '/call', '/records/1');
  await vi.advanceTimersByTimeAsync(500);
  handOver.tell('call', '/call', '/records/2');
  await vi.advanceTimersByTimeAsync(499);
  expect(posts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(posts).toHaveLength(2);
  // After the pause the next one goes at once.
  await vi.advanceTimersByTimeAsync(1_000);
  handOver.tell('call', '/call', '/records/3');
  expect(posts).toHaveLength(3);
});
