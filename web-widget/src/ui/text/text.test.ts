import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { definitions } from '../../core/testing/configs';

let page: { documentElement: { lang: string; dir: string } };
let text: typeof import('./text');
let phrases: typeof import('./phrases');

beforeEach(async () => {
  vi.resetModules();
  page = { documentElement: { lang: '', dir: '' } };
  vi.stubGlobal('document', page);
  text = await import('./text');
  phrases = await import('./phrases');
});

const caller = definitions.find(({ name }) => name === 'callerNumber') as (typeof definitions)[number];

describe('The language', () => {
  test.each([
    [['de-AT', 'en'], 'de-AT', 'Annehmen'],
    [['xx', 'fr'], 'fr', 'Accepter'],
    [['ES'], 'ES', 'Aceptar'],
    [['pt-BR'], 'pt-BR', 'Aceitar'],
    [['ja'], 'ja', '応答'],
    [['ar', 'nl'], 'en', 'Accept'],
    [[], 'en', 'Accept'],
  ])('of the wishes %j is %s, the first that there is a catalog for', async (wishes, tag, accept) => {
    await text.useLanguage(...wishes);
    expect([text.languageTag(), page.documentElement]).toEqual([tag, { lang: tag, dir: 'ltr' }]);
    expect(text.t('accept')).toBe(accept);
  });

  test.each([
    ['en', 'Caller'],
    ['de', 'Anrufer'],
  ])('%s names an attribute, unless the administrator has named it', async (language, word) => {
    await text.useLanguage(language);
    expect(text.labelOf(caller)).toBe(word);
    expect(text.labelOf({ ...caller, label: 'Club' })).toBe('Club');
    expect(text.labelOf({ ...caller, name: 'ours', label: 'Ours' })).toBe('Ours');
  });

  test('is English until another is chosen, and has no words before they are loaded', () => {
    expect([text.languageTag(), text.t('accept'), text.labelOf(caller)]).toEqual(['en', '', caller.label]);
  });

  describe('that cannot be loaded', () => {
    const missing = (...files: string[]) => {
      for (const file of files) {
        vi.doMock(file, () => {
          throw new Error('no network');
        });
      }
      onTestFinished(() => {
        for (const file of files) vi.doUnmock(file);
      });
    };

    test.each([
      [['fr', 'de'], 'de'],
      [['fr'], 'en'],
    ])('leaves the next of the wishes %j, %s', async (wishes, tag) => {
      missing('./fr');
      await text.useLanguage(...wishes);
      expect([text.languageTag(), page.documentElement.lang]).toEqual([tag, tag]);
    });

    test('leaves the one there is', async () => {
      missing('./fr');
      await text.useLanguage('ja');
      await text.useLanguage('fr', 'de');
      expect([text.languageTag(), text.t('accept')]).toEqual(['ja', '応答']);
    });

    test('leaves none if there is no other', async () => {
      missing('./fr', './en');
      await expect(text.useLanguage('fr')).rejects.toThrow();
      expect([text.t('accept'), page.documentElement.lang]).toEqual(['', '']);
    });
  });
});

describe('A text', () => {
  test('keeps a right-to-left name apart from the words around it', async () => {
    await text.useLanguage('en');
    const name = 'דנה';
    expect(text.t('done', { command: name })).toBe(`\u2068${name}\u2069: done`);
    expect(text.t('done', { command: 'Hold' })).toBe('Hold: done');
    expect([text.isolated(7), text.isolated('سارة')]).toEqual([7, '\u2068سارة\u2069']);
  });
});

describe('The sentences of a trace', () => {
  test.each([
    ['en', /^Opened after/],
    ['de-CH', /^Geöffnet/],
    ['ES', /^Abierta/],
    ['fr', /^Ouverte/],
    ['pt', /^Aberta/],
    ['ja', /開きました/],
  ])('are in %s', async (language, opened) => {
    await text.useLanguage(language);
    expect(phrases.refusalTexts()).toBeUndefined();
    const loaded = await phrases.loadPhrases();
    expect(JSON.stringify(loaded)).toMatch(new RegExp(opened.source.replace('^', '"')));
    expect(phrases.refusalTexts()).toBe(loaded.refusals);
    expect(await phrases.loadPhrases()).toBe(loaded);
  });
});
