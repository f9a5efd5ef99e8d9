import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CommandError } from '../streams/command-error';
import { commandText } from './command';
import { useLanguage } from './text/text';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
});
afterAll(() => vi.unstubAllGlobals());

test.each([
  [undefined, 'Hold: done', false],
  [new CommandError('The line is busy.'), 'Hold: not done. The line is busy.', true],
  [new CommandError('noAnswer'), /^Hold: not done\. .+/, true],
  [new TypeError('undefined is not a function'), /^Hold: not done\. .+/, true],
])('A command that ends with %s says so', async (error, said, failed) => {
  const command = error ? Promise.reject(error) : Promise.resolve();
  const { text, failed: told } = await commandText('Hold', command);
  expect(text).toMatch(said);
  expect(told).toBe(failed);
});
