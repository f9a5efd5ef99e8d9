import {
  type AttributeDefinition,
  attributeTypes,
  type Contract,
  contractOf,
  sensitivities,
  showings,
} from '../attributes/contract.js';
import { serviceFields } from '../contact/fields.js';
import { type Address, readAddress } from '../template/address.js';
import { readTemplate, type Template } from '../template/template.js';
import type { Config } from './config.js';
import type { Fault } from './fault.js';
import { Reader } from './reader.js';
import { readRules } from './rules.js';

/** Either the whole file is good, or none of it is used. */
export type Loaded = { readonly config: Config } | { readonly faults: readonly Fault[] };

/** What the readers of single parts need to know. */
export interface Frame {
  readonly allowedOrigins: readonly string[];
  readonly contract: Contract;
  /** Whether a rule or template may name this field. */
  knows(name: string): boolean;
  template(reader: Reader): Template | undefined;
}

/**
 * Checks `screen-pop.json`.
 *
 * @param json the parsed file, its `${…}` placeholders filled.
 * @param attributes the attribute contract the file builds on.
 */
export function loadConfig(json: unknown, attributes: readonly AttributeDefinition[]): Loaded {
  const faults: Fault[] = [];
  const file = new Reader(json, '', faults);
  const parts = file
    .required()
    .members(
      '$schema',
      'version',
      'language',
      'theme',
      'ccp',
      'allowedOrigins',
      'records',
      'links',
      'rules',
      'attributes',
      'hostOrigin',
      'popBudgetMs',
    );
  parts.version.choice([1]);

  const frame = frameOf(parts.allowedOrigins, contractOf(attributes, parts.attributes.items().map(readDefinition)));
  const records = parts.records.members('customer', 'create', 'search', 'handOver', 'target');
  const config: Config = {
    ccp: readCcp(parts.ccp),
    allowedOrigins: frame.allowedOrigins,
    rules: readRules(parts.rules, frame),
    contract: frame.contract,
    records: {
      customer: frame.template(records.customer),
      create: frame.template(records.create),
      search: readSafeTemplate(records.search, frame, 'query'),
      handOver: frame.template(records.handOver),
      target: records.target.choice(['frame', 'tab'], 'frame'),
    },
    links: parts.links.items().flatMap((item) => readLink(item, frame)),
    hostOrigin: readOrigin(parts.hostOrigin),
    language: parts.language.optionalText() ?? 'auto',
    theme: parts.theme.choice(['auto', 'light', 'dark'], 'auto'),
    popBudgetMs: parts.popBudgetMs.number(1, 60_000, 1000),
  };
  return faults.length > 0 ? { faults } : { config };
}

function frameOf(origins: Reader, contract: Contract): Frame {
  const frame: Frame = {
    allowedOrigins: origins.items().flatMap((item) => readOrigin(item) ?? []),
    contract,
    knows: (name) => (serviceFields as readonly string[]).includes(name) || contract.has(name),
    template: (reader) => readSafeTemplate(reader, frame),
  };
  return frame;
}

function readSafeTemplate(reader: Reader, frame: Frame, extra?: string): Template | undefined {
  const text = reader.optionalText();
  if (text === undefined) return undefined;
  const template = readTemplate(text, frame.allowedOrigins, (name) => name === extra || frame.knows(name));
  return 'why' in template ? reader.fault(template.why, template.value) : template;
}

function readParts(reader: Reader): Address | undefined {
  const text = reader.optionalText();
  const address = text === undefined ? undefined : readAddress(text);
  return address && 'why' in address ? reader.fault(address.why, address.value) : address;
}

function readSafeAddress(reader: Reader): string | undefined {
  const address = readParts(reader);
  return address && address.origin + address.rest;
}

function readOrigin(reader: Reader): string | undefined {
  const address = readParts(reader);
  return address && !/^\/?$/.test(address.rest) ? reader.fault('path') : address?.origin;
}

function readCcp(reader: Reader): Config['ccp'] {
  const parts = reader.members('url', 'mode', 'loginUrl', 'region', 'loadTimeoutMs', 'storageAccess', 'medialess');
  return {
    url: readSafeAddress(parts.url.required()) ?? '',
    mode: parts.mode.choice(['native', 'custom'], 'native'),
    loginUrl: readSafeAddress(parts.loginUrl),
    region: parts.region.optionalText(),
    loadTimeoutMs: parts.loadTimeoutMs.number(1000, 60_000, 10_000),
    storageAccess: parts.storageAccess.choice([true, false], false),
    medialess: parts.medialess.choice([true, false], false),
  };
}

function readLink(reader: Reader, frame: Frame): Config['links'] {
  const parts = reader.members('label', 'url');
  const label = parts.label.text();
  const template = frame.template(parts.url.required());
  return label && template ? [{ label, template }] : [];
}

function readDefinition(reader: Reader): AttributeDefinition {
  const parts = reader.members('name', 'label', 'type', 'sensitivity', 'show');
  const name = parts.name.text() ?? '';
  return {
    name,
    label: parts.label.optionalText() ?? name,
    type: parts.type.choice(attributeTypes, 'text'),
    sensitivity: parts.sensitivity.choice(sensitivities, 'personal'),
    show: parts.show.choice(showings, 'present'),
  };
}
