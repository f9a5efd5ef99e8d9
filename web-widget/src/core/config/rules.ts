import { channels, directions } from '../contact/contact.js';
import { undeclared } from '../contact/fields.js';
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
  if (reader.missing) reader.fault('is missing');
  const names = new Set<string>();
  return reader.items().map((item) => {
    const parts = item.members('name', 'about', 'when', 'at', 'open');
    const name = parts.name.text() ?? '';
    if (name && names.has(name)) parts.name.fault(`is used twice: "${name}"`);
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
  if (needed && url.missing) url.fault(`is missing: the target ${target} needs an address`);
  if (!needed && !url.missing) url.fault(`has no use: the target ${target} opens no address`);
}

function readCondition(field: string, reader: Reader, frame: Frame): Condition {
  if (!frame.knows(field)) {
    reader.fault(undeclared);
  }
  const test = readTest(reader);
  const possible = fixedValues[field];
  const asked = 'equals' in test ? [test.equals] : 'in' in test ? test.in : [];
  const impossible = possible && asked.find((value) => !possible.includes(value));
  if (impossible !== undefined) reader.fault(`can never be "${impossible}": it is one of ${possible?.join(', ')}`);
  return { field, test };
}

function readTest(reader: Reader): Test {
  if (typeof reader.value === 'string') return { equals: reader.text() ?? '' };
  if (Array.isArray(reader.value)) return { in: readTexts(reader) };
  const given = reader.entries();
  const parts = reader.members('equals', 'in', 'matches', 'exists');
  if (given.length !== 1) reader.fault('must be a text, a list of texts, or one of equals, in, matches, exists');
  if (!parts.exists.missing) return { exists: parts.exists.boolean() };
  if (!parts.in.missing) return { in: readTexts(parts.in) };
  if (!parts.matches.missing) return { matches: readPattern(parts.matches) };
  return { equals: parts.equals.missing ? '' : (parts.equals.text() ?? '') };
}

function readTexts(reader: Reader): string[] {
  const items = reader.items();
  if (items.length === 0) reader.fault('must not be an empty list: it would never match');
  return items.flatMap((item) => item.text() ?? []);
}

function readPattern(reader: Reader): RegExp {
  const source = reader.text() ?? '';
  if (source.length > longestPattern) reader.fault(`is longer than ${longestPattern} characters`);
  if (explosive.test(source)) reader.fault('repeats a repetition, which can hang the page: write it without');
  try {
    return new RegExp(source, 'u');
  } catch {
    reader.fault('is not a regular expression');
    return /(?!)/;
  }
}
