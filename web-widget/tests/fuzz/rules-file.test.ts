import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../src/config/fault-text';
import { loadConfig } from '../../src/config/load';
import { decide, fillTemplate } from '../../src/core/index';
import { readTemplate } from '../../src/core/template/template';
import { aFile, definitions, recordOrigin } from '../../src/core/testing/configs';
import { aContact } from '../../src/core/testing/contacts';
import { readTolerantly } from '../../src/page/place';
import { damaged, everyInput, hostileText, hostileValue, limit, numRuns } from './inputs';

/** The places of a JSON value, each as the keys that lead there. */
function placesOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner).map((place) => [key, ...place]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const wholeFile = aFile({
  links: [{ label: 'Orders', url: `${recordOrigin}/orders/{customerId}` }],
  attributes: [{ name: 'orderId', type: 'text' }],
  hostOrigin: 'https://portal.example.test',
});
const places = placesOf(wholeFile);

describe('Fuzzing', { timeout: limit }, () => {
  test('a rules file with any value at any place is refused with a reason, or opens only its own origins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places), hostileValue), { minLength: 1, maxLength: 3 }),
        hostileText,
        (changes, text) => {
          const file = changes.reduce((changed, [place, value]) => {
            try {
              return replaced(changed, place, value);
            } catch {
              // An earlier change removed this place.
              return changed;
            }
          }, wholeFile as unknown);
          const loaded = loadConfig(file, definitions);
          if ('faults' in loaded) {
            for (const fault of loaded.faults) expect(faultText(fault)).toMatch(/: \S/);
            return;
          }
          const { config } = loaded;
          const { pop } = decide(config, aContact({ attributes: { customerId: text, popUrl: text } }));
          if (pop?.url) expect(config.allowedOrigins).toContain(new URL(pop.url).origin);
        },
      ),
      { numRuns },
    );
  });

  test('a template of anything, filled with anything, stays on its origin and in its folder', () => {
    const piece = fc.oneof(
      hostileText,
      fc.constantFrom('/customers/', '{customerId}', '{tier?}', '{line|x}', '?q=', '#'),
    );
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.boolean(), text, hostileText, hostileText, (absolute, rest, one, two) => {
        const template = readTemplate(absolute ? recordOrigin + rest : rest, [recordOrigin], () => true);
        if ('why' in template) return;
        const filled = fillTemplate(template, (name) => (name === 'customerId' ? one : two));
        if (!('url' in filled)) return;
        const url = new URL(filled.url);
        expect(url.origin).toBe(recordOrigin);
        // The browser must not resolve anything: it opens exactly the checked address.
        const [path] = filled.url.slice(recordOrigin.length).split(/[?#]/, 1);
        expect(url.pathname).toBe(path || '/');
      }),
      { numRuns },
    );
  });

  test('the text of a rules file, damaged anywhere, has its first fault with its place', () => {
    everyInput(damaged(JSON.stringify(wholeFile, null, 1)), (text) => {
      const json = parsed(text);
      const read = readTolerantly(text);
      if (json !== undefined) expect([read.fault, read.value]).toEqual([undefined, json]);
      else expect(read.fault).toMatch(/^line \d+, column \d+: \S/);
      const loaded = loadConfig(json ?? read.value, definitions);
      for (const { at } of 'faults' in loaded ? loaded.faults : [])
        expect(read.placeOf(at)).toMatch(/^line \d+, column \d+$/);
    });
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
