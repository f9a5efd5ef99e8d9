import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ownAttributes, readContract } from '../../../build/contract.ts';
import { inTheHead } from '../format';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { ja } from './ja';
import { pt } from './pt';

/** Every text of a catalog by its path; labels have a test of their own. */
function texts({ labels, ...catalog }: Record<string, unknown>, path = ''): [string, string][] {
  return Object.entries(catalog).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : texts(value as Record<string, unknown>, `${path}${key}.`),
  );
}

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each(Object.entries({ de, es, pt, ja }))('The catalog %s', (_, catalog) => {
  test('misses no key and has none too many', () => {
    expect(
      texts({ ...catalog })
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      texts({ ...en })
        .map(([key]) => key)
        .sort(),
    );
  });

  test('fills every place that the English text fills', () => {
    const english = new Map(texts({ ...en }));
    for (const [key, text] of texts({ ...catalog })) {
      expect([key, text.trim().length > 0, places(text)]).toEqual([key, true, places(english.get(key) as string)]);
    }
  });
});

test.each(Object.entries({ de, es, pt, ja }))(
  'The catalog %s has a word for every row of the card',
  (_, { labels }) => {
    const own = ownAttributes();
    const rows = readContract().filter(
      ({ name, show }) => show !== 'never' && !inTheHead.includes(name) && !own.includes(name),
    );
    expect(Object.keys(labels).sort()).toEqual(rows.map(({ name }) => name).sort());
  },
);

test('Every text is used by the page', () => {
  const folder = new URL('..', import.meta.url);
  const code = [folder, new URL('../../page/', import.meta.url)]
    .flatMap((folder) => readdirSync(folder).map((file) => new URL(file, folder)))
    .filter(({ pathname }) => pathname.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  // Channels, stages, outcomes and sign-in phases are looked up by their own names.
  const byName = [
    'voice',
    'callback',
    'chat',
    'task',
    'email',
    'ringing',
    'accepted',
    'connected',
    'ended',
    'answered',
    'missed',
    'rejected',
    'failed',
    'abandoned',
    'signIn',
    'popupBlocked',
    'otherTab',
    'cookiesBlocked',
    'unreachable',
    'expired',
    'denied',
    'signedOut',
    'sandboxed',
  ];
  const unused = Object.keys(en).filter(
    (key) => key !== 'trace' && key !== 'labels' && !byName.includes(key) && !code.includes(`'${key}'`),
  );
  expect(unused).toEqual([]);
});
