import {
  type AttributeDefinition,
  attributeTypes,
  type Contract,
  contractOf,
  sensitivities,
  showings,
} from '../attributes/contract.js';
import { serviceFields } from '../contact/fields.js';
import { readAddress, unfilled } from '../template/address.js';
import { readTemplate, type Template } from '../template/template.js';
import type { Config } from './config.js';
import { type Fault, faultText } from './fault.js';
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
  if (file.missing) file.fault('is empty');
  const parts = file.members(
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
  if (parts.version.value !== 1) parts.version.fault('must be 1');

  const frame = frameOf(parts.allowedOrigins, contractOf(attributes, parts.attributes.items().map(readDefinition)));
  const records = parts.records.members('customer', 'create', 'search', 'target');
  const config: Config = {
    ccp: readCcp(parts.ccp),
    allowedOrigins: frame.allowedOrigins,
    rules: readRules(parts.rules, frame),
    contract: frame.contract,
    records: {
      customer: frame.template(records.customer),
      create: frame.template(records.create),
      search: readSafeTemplate(records.search, frame, 'query'),
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

/** Every fault on a line of its own, for the page and the command line. */
export function describeFaults(faults: readonly Fault[]): string {
  return faults.map(faultText).join('\n');
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
  return typeof template === 'string' ? reader.fault(template) : template;
}

function readSafeAddress(reader: Reader): string | undefined {
  const text = reader.optionalText();
  if (text === undefined) return undefined;
  if (text.includes('${')) return reader.fault(unfilled);
  const address = readAddress(text);
  return typeof address === 'string' ? reader.fault(address) : address.origin + address.rest;
}

function readOrigin(reader: Reader): string | undefined {
  const address = readSafeAddress(reader);
  if (address === undefined) return undefined;
  const bare = address.replace(/\/$/, '');
  // An origin has exactly the two slashes behind its scheme.
  return bare.split('/').length === 3 && !/[?#]/.test(bare)
    ? bare
    : reader.fault('must be an origin, with no path behind the host');
}

function readCcp(reader: Reader): Config['ccp'] {
  const parts = reader.members('url', 'mode', 'loginUrl', 'region', 'loadTimeoutMs', 'storageAccess', 'medialess');
  if (parts.url.missing) parts.url.fault('is missing');
  return {
    url: readSafeAddress(parts.url) ?? '',
    mode: parts.mode.choice(['native', 'custom'], 'native'),
    loginUrl: readSafeAddress(parts.loginUrl),
    region: parts.region.optionalText(),
    loadTimeoutMs: parts.loadTimeoutMs.number(1000, 60_000, 10_000),
    storageAccess: parts.storageAccess.boolean(),
    medialess: parts.medialess.boolean(),
  };
}

function readLink(reader: Reader, frame: Frame): Config['links'] {
  const parts = reader.members('label', 'url');
  const label = parts.label.text();
  if (parts.url.missing) parts.url.fault('is missing');
  const template = frame.template(parts.url);
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
