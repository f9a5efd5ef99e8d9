import { attributeTypes, sensitivities, showings, writers } from '../core/attributes/contract.js';
import { moments } from '../core/contact/moment.js';
import { addressTargets, targets } from '../core/rules/rule.js';
import { choice, list, map, number, object, text, variant } from './shape.js';

const yesOrNo = choice([true, false], false);
const texts = list(text('text'), { filled: true });

export const ccpShape = object(
  {
    url: text('address'),
    mode: choice(['native', 'custom'], 'native'),
    loginUrl: text('address'),
    region: text('text'),
    loadTimeoutMs: number(1000, 60_000, 10_000),
    storageAccess: yesOrNo,
    medialess: yesOrNo,
  },
  ['url'],
);

const ruleShape = object(
  {
    name: text('text'),
    about: text('text'),
    when: map(
      variant(
        text('text'),
        texts,
        object({ equals: text('text'), in: texts, matches: text('pattern'), exists: choice([true, false]) }, [], {
          exactlyOne: true,
        }),
      ),
    ),
    at: choice(moments, 'ringing'),
    open: object({ target: choice(targets), url: text('template') }, ['target'], {
      dependence: { member: 'url', on: 'target', values: addressTargets },
    }),
  },
  ['name', 'open'],
);

const attributeShape = object(
  {
    name: text('text'),
    label: text('text'),
    type: choice(attributeTypes, 'text'),
    sensitivity: choice(sensitivities, 'personal'),
    show: choice(showings, 'present'),
    writer: choice(writers, 'customer'),
  },
  ['name'],
);

/**
 * The format of screen-pop.json. The reader follows it, and `npm run schema` generates screen-pop.schema.json from it.
 */
export const fileShape = object(
  {
    $schema: text('text'),
    version: choice([1]),
    language: text('text'),
    theme: choice(['auto', 'light', 'dark'], 'auto'),
    ccp: ccpShape,
    allowedOrigins: list(text('origin')),
    records: object({
      customer: text('template'),
      create: text('template'),
      search: text('search'),
      handOver: text('template'),
      target: choice(['frame', 'tab'], 'frame'),
    }),
    overrides: object({ urls: list(text('template')), byFlow: yesOrNo }),
    dial: object({
      allow: list(text('prefix')),
      deny: list(text('prefix')),
      perMinute: number(1, 60, 6),
      trusted: list(text('origin')),
    }),
    links: list(object({ label: text('text'), url: text('template') }, ['label', 'url'])),
    rules: list(ruleShape, { unique: 'name' }),
    attributes: list(attributeShape),
    hostOrigin: text('origin'),
    wrapUp: object({ outcomes: list(text('text')), required: yesOrNo, send: text('template') }),
    ringSeconds: number(0, 600, 0),
    popBudgetMs: number(1, 60_000, 1000),
  },
  ['version', 'ccp', 'rules'],
);
