import { channels, directions } from '../contact/contact.js';
import type { Condition, Test } from '../rules/condition.js';
import { addressTargets, moments, type Rule, type Target, targets } from '../rules/rule.js';
import type { Frame } from './load.js';
import type { Reader } from './reader.js';

/** Values that a field can have at all: a rule that asks for another would never match. */
const fixedValues: Readonly<Record<string, readonly string[]>> = { channel: channels, direction: directions };

/** Longest pattern; a longer one is a program in disguise. */
const longestPattern = 200;

// `(a+)+`, `(a|b*)*`: exponential on the very values an attacker would send.
const explosive = /\([^)]*[*+}][^)]*\)[*+{]/;

export function readRules(reader: Reader, frame: Frame): Rule[] {
  const names = new Set<string>();
  return reader
    .required()
    .items()
    .map((item) => {
      const parts = item.members('name', 'about', 'when', 'at', 'open');
      const name = parts.name.text() ?? '';
      if (name && names.has(name)) parts.name.fault('twice', name);
      names.add(name);

      const open = parts.open.members('target', 'url');
      const target = open.target.choice(targets);
      // Of a target that is a fault itself nobody can say whether it needs an address.
      if (target === open.target.value) checkAddress(target, open.url);
      return {
        name,
        when: parts.when.entries().map(([field, test]) => readCondition(field, test, frame)),
        at: parts.at.choice(moments, 'ringing'),
        target,
        template: frame.template(open.url),
      };
    });
}

function checkAddress(target: Target, url: Reader): void {
  const needed = addressTargets.includes(target);
  if (needed && url.missing) url.fault('target', target);
  if (!needed && !url.missing) url.fault('noUse', target);
}

function readCondition(field: string, reader: Reader, frame: Frame): Condition {
  if (!frame.knows(field)) reader.fault('undeclared', field);
  const test = readTest(reader);
  const possible = Object.hasOwn(fixedValues, field) ? fixedValues[field] : undefined;
  const asked = 'equals' in test ? [test.equals] : 'in' in test ? test.in : [];
  if (possible && !asked.every((value) => possible.includes(value))) reader.fault('choice', possible.join(', '));
  return { field, test };
}

function readTest(reader: Reader): Test {
  if (typeof reader.value === 'string') return { equals: reader.text() ?? '' };
  if (Array.isArray(reader.value)) return { in: readTexts(reader) };
  const given = reader.entries();
  const parts = reader.members('equals', 'in', 'matches', 'exists');
  if (given.length !== 1) reader.fault('test');
  if (!parts.exists.missing) return { exists: parts.exists.choice([true, false]) };
  if (!parts.in.missing) return { in: readTexts(parts.in) };
  if (!parts.matches.missing) return { matches: readPattern(parts.matches) };
  return { equals: parts.equals.missing ? '' : (parts.equals.text() ?? '') };
}

function readTexts(reader: Reader): string[] {
  const items = reader.items();
  if (items.length === 0) reader.fault('emptyList');
  return items.flatMap((item) => item.text() ?? []);
}

function readPattern(reader: Reader): RegExp {
  const source = reader.text() ?? '';
  if (source.length > longestPattern) reader.fault('long', String(longestPattern));
  if (explosive.test(source)) reader.fault('nested');
  try {
    return new RegExp(source, 'u');
  } catch {
    reader.fault('pattern');
    return /(?!)/;
  }
}
