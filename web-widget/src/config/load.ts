import { type AttributeDefinition, type Contract, contractOf } from '../core/attributes/contract.js';
import type { Config } from '../core/config.js';
import { serviceFields } from '../core/contact/fields.js';
import type { Rule } from '../core/rules/rule.js';
import { readConditions } from './conditions.js';
import type { Fault } from './fault.js';
import { fileShape } from './file-shape.js';
import { Reader, type Surroundings } from './reader.js';
import type { Value } from './shape.js';

/** A config, or the faults of a file. A file with any fault is not used at all. */
export type Loaded = { readonly config: Config } | { readonly faults: readonly Fault[] };

type FileValue = Value<typeof fileShape>;

/**
 * Checks `screen-pop.json`.
 *
 * @param json the parsed file, with its `${…}` placeholders filled.
 * @param attributes the attribute contract that the file extends.
 */
export function loadConfig(json: unknown, attributes: readonly AttributeDefinition[]): Loaded {
  if (json === undefined) return { faults: [{ at: '', why: 'absent' }] };
  const { allowedOrigins, contract } = namesIn(json, attributes);
  const around = surroundings(allowedOrigins, contract);
  const reader = new Reader(around);
  const { ccp, records, links, rules, overrides, dial, ...file } = reader.read(fileShape, json, '');
  const config: Config = {
    ccp,
    allowedOrigins,
    rules: rules.map((rule, index) => readRule(rule, `rules[${index}]`, reader, around)),
    contract,
    records,
    overrides: { ...overrides, byHandOver: records.handOver !== undefined },
    dial,
    links: links.map(({ label, url }) => ({ label, template: url })),
    hostOrigin: file.hostOrigin,
    language: file.language ?? 'auto',
    theme: file.theme,
    wrapUp: file.wrapUp,
    ringSeconds: file.ringSeconds,
    popBudgetMs: file.popBudgetMs,
  };
  return reader.faults.length > 0 ? { faults: reader.faults } : { config };
}

function surroundings(allowedOrigins: readonly string[], contract: Contract): Surroundings {
  const knows = (name: string) => (serviceFields as readonly string[]).includes(name) || contract.has(name);
  return { allowedOrigins, knows };
}

/** Reads origins and attributes first, because templates and rules refer to them. */
function namesIn(json: unknown, shipped: readonly AttributeDefinition[]): Pick<Config, 'allowedOrigins' | 'contract'> {
  const { allowedOrigins, attributes } = fileShape.members;
  const file = json as Partial<Record<'allowedOrigins' | 'attributes', unknown>> | null;
  const base = contractOf(shipped);
  const reader = new Reader(surroundings([], base));
  const own = reader.read(attributes, file?.attributes, '').map(({ label, ...definition }) => ({
    ...definition,
    label: label ?? definition.name,
    // A file may relabel an attribute of the suite but not change who sets it.
    writer: base.get(definition.name)?.writer ?? definition.writer,
  }));
  return {
    allowedOrigins: reader.read(allowedOrigins, file?.allowedOrigins, '').filter((origin) => origin !== undefined),
    contract: contractOf(shipped, own),
  };
}

function readRule(
  { name, when, at, open }: FileValue['rules'][number],
  place: string,
  reader: Reader,
  around: Surroundings,
): Rule {
  const conditions = readConditions(when, `${place}.when`, reader, around);
  return { name, when: conditions, at, target: open.target, template: open.url };
}
