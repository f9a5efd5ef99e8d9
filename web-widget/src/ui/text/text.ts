import contract from 'virtual:contract';
import type { AttributeDefinition } from '../../core/index';
import { fill } from '../../core/trace/explain';
import type { Catalog, TextKey } from './en';

const catalogs: Readonly<Record<string, () => Promise<Catalog>>> = {
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
  es: async () => (await import('./es')).es,
  pt: async () => (await import('./pt')).pt,
  ja: async () => (await import('./ja')).ja,
  fr: async () => (await import('./fr')).fr,
};

/** Languages that are written from right to left: the page turns round once one of them has a catalog. */
const rightToLeft = ['ar', 'fa', 'he', 'ur'];

// A page draws nothing before its language is there.
let catalog: Catalog;
let tag = 'en';

/** A text of the current language, its `{name}` places filled. */
export function t(key: TextKey, values: Readonly<Record<string, unknown>> = {}): string {
  return fill(catalog[key], values);
}

/** What the card calls an attribute: an administrator's own word, else the language's, else the contract's. */
export function labelOf({ name, label }: AttributeDefinition): string {
  const shipped = contract.find((definition) => definition.name === name)?.label;
  return (label === shipped && catalog.labels[name]) || label;
}

export function languageTag(): string {
  return tag;
}

/**
 * Switches to the first of the wished languages that has a catalog; dates and numbers follow the wish itself. The
 * direction follows the catalog: a text from left to right in a page that is turned round reads wrong at every stop.
 */
export async function useLanguage(...wishes: readonly string[]): Promise<void> {
  const base = (wish: string) => wish.toLowerCase().split('-')[0] as string;
  const found = wishes.find((wish) => Object.hasOwn(catalogs, base(wish))) ?? 'en';
  catalog = (await catalogs[base(found)]?.()) as Catalog;
  tag = found;
  document.documentElement.lang = found;
  document.documentElement.dir = rightToLeft.includes(base(found)) ? 'rtl' : 'ltr';
}
