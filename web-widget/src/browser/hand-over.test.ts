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
