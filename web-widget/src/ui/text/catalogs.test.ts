import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ownAttributes, readContract } from '../../../build/contract.ts';
import { englishPhrases } from '../../core/trace/english';
import { inTheHead } from '../format';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';
import { pt } from './pt';
import { dePhrases } from './trace/de';
import { esPhrases } from './trace/es';
import { frPhrases } from './trace/fr';
import { jaPhrases } from './trace/ja';
import { ptPhrases } from './trace/pt';

/** Every text of a catalog by its path. Labels have their own test. */
function texts({ labels, ...catalog }: Record<string, unknown>, path = ''): [string, string][] {
  return Object.entries(catalog).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : texts(value as Record<string, unknown>, `${path}${key}.`),
  );
}

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

const english = { ...en, trace: englishPhrases };
const catalogs = Object.entries({
  de: { ...de, trace: dePhrases },
  es: { ...es, trace: esPhrases },
  fr: { ...fr, trace: frPhrases },
  ja: { ...ja, trace: jaPhrases },
  pt: { ...pt, trace: ptPhrases },
});

describe.each(catalogs)('The catalog %s', (_, catalog) => {
  test('has exactly the keys of the English catalog', () => {
    expect(
      texts({ ...catalog })
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      texts(english)
        .map(([key]) => key)
        .sort(),
    );
  });

  test('has the placeholders of the English texts', () => {
    const originals = new Map(texts(english));
    for (const [key, text] of texts({ ...catalog })) {
      expect([key, text.trim().length > 0, places(text)]).toEqual([key, true, places(originals.get(key) as string)]);
    }
  });
});

test.each(catalogs)('The catalog %s has a word for every row of the card', (_, { labels }) => {
  const own = ownAttributes();
  const rows = readContract().filter(
    ({ name, show }) => show !== 'never' && !inTheHead.includes(name) && !own.includes(name),
  );
  expect(Object.keys(labels).sort()).toEqual(rows.map(({ name }) => name).sort());
});

test('Every text is used by the page', () => {
  const folder = new URL('..', import.meta.url);
  const page = new URL('../../page/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/^text/.test(file),
  );
  const code =
    sources.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n') +
    readdirSync(page)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file, page), 'utf8'))
      .join('\n');
  // Devices, channels, sign-in phases and moments are looked up by their own names.
  const byName =
    /^(microphone|speaker|ringer|voice|callback|chat|task|email|signIn|popupBlocked|otherTab|cookiesBlocked|unreachable|expired|denied|signedOut|sandboxed|moment_.*|milestone_.*)$/;
  const unused = Object.keys(en).filter((key) => key !== 'labels' && !byName.test(key) && !code.includes(`'${key}'`));
  expect(unused).toEqual([]);
});
