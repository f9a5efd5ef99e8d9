import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aConfig, aFile, definitions, faultsOf, recordOrigin } from '../core/testing/configs';
import { describeFaults } from './fault-text';
import { loadConfig } from './load';

const rule = (different: Record<string, unknown>) => ({
  rules: [{ name: 'Rule', open: { target: 'card' }, ...different }],
});

describe('A good file', () => {
  test('gets the documented defaults of omitted settings', () => {
    expect(aConfig()).toMatchObject({
      language: 'auto',
      theme: 'auto',
      popBudgetMs: 1000,
      hostOrigin: undefined,
      links: [],
      records: { target: 'frame' },
      overrides: { urls: [], byFlow: false, byHandOver: false },
      dial: { allow: [], deny: [], perMinute: 6, trusted: [] },
      ccp: {
        url: 'https://acme.example.test/ccp-v2/',
        mode: 'native',
        loadTimeoutMs: 10_000,
        storageAccess: false,
        medialess: false,
        loginUrl: undefined,
        region: undefined,
      },
    });
    expect(aConfig(rule({})).rules).toEqual([
      { name: 'Rule', when: [], at: 'ringing', target: 'card', template: undefined },
    ]);
  });

  test('may have every setting', () => {
    const config = aConfig({
      $schema: './screen-pop.schema.json',
      language: 'de',
      theme: 'dark',
      dial: { deny: ['+1473'], perMinute: 3, trusted: [recordOrigin] },
      popBudgetMs: 500,
      hostOrigin: 'https://portal.example.test/',
      ccp: {
        url: 'https://acme.example.test/ccp-v2/',
        mode: 'custom',
        loginUrl: 'https://idp.example.test/start',
        region: 'eu-central-1',
        loadTimeoutMs: 20_000,
        storageAccess: true,
        medialess: true,
      },
      links: [{ label: 'Orders', url: `${recordOrigin}/orders/{customerId}` }],
      attributes: [
        { name: 'orderId' },
        { name: 'line', label: 'Hotline', type: 'text', sensitivity: 'public', show: 'always' },
      ],
      rules: [
        { name: 'Order', about: 'Why', when: { orderId: { exists: true } }, at: 'accepted', open: { target: 'card' } },
      ],
    });
    expect(config.hostOrigin).toBe('https://portal.example.test');
    expect(config.ccp).toMatchObject({ mode: 'custom', storageAccess: true, medialess: true, region: 'eu-central-1' });
    expect(config.ccp.loginUrl).toBe('https://idp.example.test/start');
    expect(config.ccp.loadTimeoutMs).toBe(20_000);
    expect(config).toMatchObject({ language: 'de', theme: 'dark', popBudgetMs: 500 });
    expect(config.dial).toEqual({ allow: [], deny: ['+1473'], perMinute: 3, trusted: [recordOrigin] });
    expect(config.links.map(({ label }) => label)).toEqual(['Orders']);
    expect(config.contract.get('orderId')).toEqual({
      name: 'orderId',
      label: 'orderId',
      type: 'text',
      sensitivity: 'personal',
      show: 'present',
      writer: 'customer',
    });
    // A new label does not change who sets it.
    expect(config.contract.get('line')?.writer).toBe('lookup');
    expect(config.contract.get('line')?.label).toBe('Hotline');
    expect(config.contract.get('line')?.show).toBe('always');
  });

  test.each([1, 60_000])('may have the least and the most of a number: %i', (popBudgetMs) => {
    expect(aConfig({ popBudgetMs }).popBudgetMs).toBe(popBudgetMs);
  });

  test('may have a pattern of 99 characters', () => {
    expect(aConfig(rule({ when: { queue: { matches: 'a'.repeat(99) } } })).rules).toHaveLength(1);
  });

  test('hands records over only to an allowed origin', () => {
    const records = { handOver: `${recordOrigin}/contacts/{contactId}/record` };
    expect(aConfig({ records }).records.handOver?.origin).toBe(recordOrigin);
    expect(faultsOf({ records: { handOver: 'https://evil.example.test/' } })).toEqual([
      'records.handOver: leads to https://evil.example.test, which is not in allowedOrigins',
    ]);
  });

  test('ships as screen-pop.json with placeholders to fill', () => {
    const text = readFileSync(new URL('../../public/screen-pop.json', import.meta.url), 'utf8');
    const filled = text
      .replaceAll('${InstanceUrl}', 'https://acme.example.test')
      .replaceAll('${RecordUrl}', recordOrigin);
    expect(loadConfig(JSON.parse(filled), definitions)).toHaveProperty('config');
    const faults = loadConfig(JSON.parse(text), definitions);
    expect(faults).toHaveProperty('faults', expect.arrayContaining([expect.objectContaining({ at: 'ccp.url' })]));
  });
});

describe('A bad file is refused with the place and the remedy', () => {
  test.each([
    [{ version: 2 }, 'version: must be one of 1'],
    [{ rule: [] }, 'rule: is unknown; known names are $schema, version'],
    [{ rules: undefined }, 'rules: is missing'],
    [{ rules: {} }, 'rules: must be a list'],
    [{ rules: ['x'] }, 'rules[0]: must be an object'],
    [{ rules: [null] }, 'rules[0]: must be an object'],
    [{ rules: [[]] }, 'rules[0]: must be an object'],
    [{ language: 1 }, 'language: must be a text that is not empty'],
    [{ theme: 'pink' }, 'theme: must be one of auto, light, dark'],
    [{ popBudgetMs: 0 }, 'popBudgetMs: must be a number from 1 to 60000'],
    [{ popBudgetMs: 60_001 }, 'popBudgetMs: must be a number from 1 to 60000'],
    [{ popBudgetMs: '5' }, 'popBudgetMs: must be a number'],
    [{ ccp: undefined }, 'ccp.url: is missing'],
    [{ ccp: 'https://acme.example.test' }, 'ccp: must be an object'],
    [{ ccp: { url: 'acme.example.test' } }, 'ccp.url: is not an absolute https address'],
    [{ ccp: { url: '${InstanceUrl}/ccp-v2/' } }, 'ccp.url: still has a ${…} placeholder'],
    [{ ccp: { url: 'https://a.example.test/', mode: 'own' } }, 'ccp.mode: must be one of native, custom'],
    [
      { ccp: { url: 'https://a.example.test/', storageAccess: 'yes' } },
      'ccp.storageAccess: must be one of true, false',
    ],
    [{ ccp: { url: 'https://a.example.test/', region: '' } }, 'ccp.region: must be a text that is not empty'],
    [
      { ccp: { url: 'https://a.example.test/', loadTimeoutMs: 999 } },
      'ccp.loadTimeoutMs: must be a number from 1000 to 60000',
    ],
    [{ allowedOrigins: [`${recordOrigin}/path`] }, 'allowedOrigins[0]: must be an origin'],
    [{ allowedOrigins: [`${recordOrigin}?q`] }, 'allowedOrigins[0]: must be an origin'],
    [{ allowedOrigins: [`${recordOrigin}#h`] }, 'allowedOrigins[0]: must be an origin'],
    [{ allowedOrigins: ['*'] }, 'allowedOrigins[0]: is not an absolute https address'],
    [{ allowedOrigins: 'x' }, 'allowedOrigins: must be a list'],
    [{ hostOrigin: 'http://portal.example.test' }, 'hostOrigin: uses http'],
    [{ records: { customer: 'https://evil.example.test/' } }, 'records.customer: leads to https://evil.example.test'],
    [{ records: { create: `${recordOrigin}/{query}` } }, 'records.create: names query, which is neither'],
    [{ records: { search: 7 } }, 'records.search: must be a text'],
    [{ records: { target: 'host' } }, 'records.target: must be one of frame, tab'],
    [{ links: [{ url: recordOrigin }] }, 'links[0].label: is missing'],
    [{ links: [{ label: 'x' }] }, 'links[0].url: is missing'],
    [{ attributes: [{}] }, 'attributes[0].name: is missing'],
    [{ attributes: [{ name: 'x', type: 'date' }] }, 'attributes[0].type: must be one of'],
    [{ attributes: [{ name: 'x', sensitivity: 'high' }] }, 'attributes[0].sensitivity: must be one of'],
    [{ attributes: [{ name: 'x', show: 'no' }] }, 'attributes[0].show: must be one of'],
    [rule({ name: '' }), 'rules[0].name: must be a text that is not empty'],
    [{ rules: [{ open: { target: 'card' } }] }, 'rules[0].name: is missing'],
    [
      {
        rules: [
          { name: 'A', open: { target: 'card' } },
          { name: 'A', open: { target: 'card' } },
        ],
      },
      'rules[1].name: is used twice: "A"',
    ],
    [rule({ open: undefined }), 'rules[0].open.target: must be one of frame'],
    [rule({ open: { target: 'frame' } }), 'rules[0].open.url: is missing: the target frame needs an address'],
    [
      rule({ open: { target: 'card', url: recordOrigin } }),
      'rules[0].open.url: is unused: the target card opens no address',
    ],
    [rule({ open: { target: 'host' } }), 'rules[0].open.url: is missing: the target host'],
    [rule({ at: 'ring' }), 'rules[0].at: must be one of ringing'],
    [rule({ when: [] }), 'rules[0].when: must be an object'],
    [
      rule({ when: { chanel: 'voice' } }),
      'rules[0].when.chanel: names chanel, which is neither a field of the contact nor a declared attribute',
    ],
    [rule({ when: { valueOf: false } }), 'rules[0].when.valueOf: names valueOf, which is neither'],
    [rule({ when: { channel: 'phone' } }), 'rules[0].when.channel: must be one of voice, callback, chat, task, email'],
    [rule({ when: { direction: ['inbound', 'in'] } }), 'rules[0].when.direction: must be one of inbound'],
    [rule({ when: { queue: '' } }), 'rules[0].when.queue: must be a text that is not empty'],
    [rule({ when: { queue: [] } }), 'rules[0].when.queue: must not be an empty list'],
    [rule({ when: { queue: { in: [] } } }), 'rules[0].when.queue.in: must not be an empty list'],
    [rule({ when: { queue: [1] } }), 'rules[0].when.queue[0]: must be a text'],
    [rule({ when: { queue: 5 } }), 'rules[0].when.queue: must be an object'],
    [rule({ when: { queue: {} } }), 'rules[0].when.queue: must be a text, a list of texts, or one of'],
    [
      rule({ when: { queue: { equals: 'a', in: ['b'] } } }),
      'rules[0].when.queue: must be a text, a list of texts, or one of',
    ],
    [rule({ when: { queue: { like: 'a' } } }), 'rules[0].when.queue.like: is unknown'],
    [rule({ when: { queue: { equals: 1 } } }), 'rules[0].when.queue.equals: must be a text'],
    [rule({ when: { queue: { exists: 'yes' } } }), 'rules[0].when.queue.exists: must be one of true, false'],
    [rule({ when: { queue: { matches: '(' } } }), 'rules[0].when.queue.matches: is not a regular expression'],
    [rule({ when: { queue: { matches: 7 } } }), 'rules[0].when.queue.matches: must be a text'],
    [rule({ when: { queue: { matches: '(a{9}){12}' } } }), 'rules[0].when.queue.matches: repeats too much'],
    [rule({ when: { queue: { matches: '(?=a)' } } }), 'rules[0].when.queue.matches: has (?=a: patterns here'],
    [{ dial: { deny: ['900'] } }, 'dial.deny[0]: must be the beginning of a number'],
    [rule({ when: { queue: { matches: 'a'.repeat(201) } } }), 'rules[0].when.queue.matches: is longer than 200'],
  ])('%j', (different, fault) => {
    expect(faultsOf(different).join('\n')).toContain(fault);
  });

  test('and names every fault at once', () => {
    expect(faultsOf({ version: 0, theme: 'x', rules: [{ name: 'A' }, { open: {} }] })).toHaveLength(5);
  });

  test.each([undefined, null, 7, 'text', []])('and so is %j', (json) => {
    expect(loadConfig(json, definitions)).toHaveProperty('faults');
    expect(loadConfig(undefined, definitions)).toHaveProperty(
      'faults',
      expect.arrayContaining([{ at: '', why: 'absent' }]),
    );
  });

  test('and a fault of the whole file names the file', () => {
    expect(
      describeFaults([
        { at: '', why: 'absent' },
        { at: 'rules', why: 'list' },
      ]),
    ).toBe('screen-pop.json: is missing\nrules: must be a list');
  });

  test('and never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(aFile())), (value, part) => {
        const loaded = loadConfig(aFile({ [part]: value }), definitions);
        expect('config' in loaded || loaded.faults.length > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
