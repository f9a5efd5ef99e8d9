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

test.each([
  ['notConnected', 'Amazon Connect is not connected yet'],
  ['gone', 'The contact has changed meanwhile.'],
  ['noAnswer', 'Amazon Connect did not answer.'],
  ['refused', 'Amazon Connect refused.'],
  ['empty', 'Enter a number.'],
  ['notNumber', 'That is not a phone number.'],
  ['noCountry', 'Start with + and the country code.'],
  ['length', 'A number has 7 to 15 digits.'],
  ['denied', 'Calls to this network are not allowed.'],
  ['tooOften', 'Too many calls were requested. Wait a minute.'],
  ['busy', 'Another call waits for an answer.'],
  ['declined', 'The agent declined.'],
  ['noDevice', 'It may be unplugged, in use, or not allowed. Choose another one.'],
])('A command that fails with %s gives the reason in words', async (reason, words) => {
  const { text } = await commandText('Hold', Promise.reject(new CommandError(reason)));
  expect(text).toBe(`Hold: not done. ${words}`);
});

test('A command that fails with a fault of the program says that the contact has changed', async () => {
  const { text } = await commandText('Hold', Promise.reject(new TypeError('x is undefined')));
  expect(text).toBe('Hold: not done. The contact has changed meanwhile.');
});
