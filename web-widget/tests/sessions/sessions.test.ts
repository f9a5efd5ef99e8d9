import fc from 'fast-check';
import { test } from 'vitest';
import { posted } from './browser';
import { type Move, move } from './moves';
import { Session } from './session';

/** Fewer under mutation testing, which does not measure the interface. */
const sessions = Number(process.env.SESSIONS ?? (process.env.STRYKER_MUTATOR_WORKER ? 2 : 40));

async function walk(moves: Move[]): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  posted.length = 0;
  const session = new Session();
  try {
    await session.start();
    for (const each of moves) await session.step(each);
    await session.end();
  } finally {
    session.stop();
  }
}

test('Whatever happens in a session, no record is lost and nothing of one contact is on another', async () => {
  const moves = fc.array(move, { minLength: 10, maxLength: 40, size: 'max' });
  await fc.assert(fc.asyncProperty(moves, walk), { numRuns: sessions });
}, 7_200_000);
