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

/** Languages written from right to left. The page is mirrored if one of them has a catalog. */
const rightToLeft = ['ar', 'fa', 'he', 'ur'];

let catalog: Catalog | undefined;
let tag = 'en';

/**
 * A text in the current language, with its `{name}` placeholders filled. Empty before the language is loaded, when a page
 * renders nothing yet.
 */
export function t(key: TextKey, values: Readonly<Record<string, unknown>> = {}): string {
  return fill(
    catalog?.[key] ?? '',
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolated(value)])),
  );
}

const writtenFromRight = /[\u0591-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Puts a right-to-left value between invisible marks, so that it and the text around it keep their own directions. */
export function isolated(value: unknown): unknown {
  return typeof value === 'string' && writtenFromRight.test(value) ? `\u2068${value}\u2069` : value;
}

/** The label of an attribute: the administrator's own, else the language's, else the contract's. */
export function labelOf({ name, label }: AttributeDefinition): string {
  const shipped = contract.find((definition) => definition.name === name)?.label;
  return (label === shipped && catalog?.labels[name]) || label;
}

export function languageTag(): string {
  return tag;
}

/**
 * Switches to the first preferred language that has a catalog, English being the last of them. Dates and numbers follow the
 * preference itself. The direction follows the catalog, because left-to-right text reads wrong in a mirrored page. If a
 * catalog cannot be loaded, the language stays as it is; if there is none yet, the next one is tried.
 *
 * @throws if no catalog can be loaded and there is none yet.
 */
export async function useLanguage(...wishes: readonly string[]): Promise<void> {
  let fault: unknown;
  for (const wish of [...wishes, 'en']) {
    const base = wish.toLowerCase().split('-')[0] as string;
    if (!Object.hasOwn(catalogs, base)) continue;
    try {
      catalog = (await catalogs[base]?.()) as Catalog;
    } catch (error) {
      fault = error;
      if (catalog) return;
      continue;
    }
    tag = wish;
    document.documentElement.lang = wish;
    document.documentElement.dir = rightToLeft.includes(base) ? 'rtl' : 'ltr';
    return;
  }
  throw fault;
}
