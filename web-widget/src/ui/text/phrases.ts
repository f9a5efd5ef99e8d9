import type { RefusalCode } from '../../core/index';
import type { Phrases } from '../../core/trace/explain';
import { languageTag } from './text';

const loaders: Readonly<Record<string, () => Promise<Phrases>>> = {
  de: async () => (await import('./trace/de')).dePhrases,
  es: async () => (await import('./trace/es')).esPhrases,
  pt: async () => (await import('./trace/pt')).ptPhrases,
  ja: async () => (await import('./trace/ja')).jaPhrases,
  fr: async () => (await import('./trace/fr')).frPhrases,
};

let loaded: Phrases | undefined;

/** The sentences of a trace in the page's language. Only administrators read them, so they load on demand. */
export async function loadPhrases(): Promise<Phrases> {
  const load = loaders[languageTag().toLowerCase().split('-')[0] as string];
  loaded ??= load ? await load() : (await import('../../core/trace/english')).englishPhrases;
  return loaded;
}

/** The words for refusals, once loaded. */
export function refusalTexts(): Readonly<Record<RefusalCode, string>> | undefined {
  return loaded?.refusals;
}
