import { expect, test } from 'vitest';
import { followInactivity } from './inactivity';
import { signInLibrary } from './testing/sign-in-library';

test('An agent who does nothing is warned of the sign-out, until the page stops', () => {
  const { library, fire, left } = signInLibrary();
  const told: boolean[] = [];
  const stop = followInactivity(library, (soon) => told.push(soon));
  fire('expires');
  fire('stays');
  stop();
  fire('expires');
  expect([told, left()]).toEqual([[true, false], 0]);
});
