import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Refusal, reasonText } from '../reason';
import { aConfig, definitions, manyRuns, recordOrigin } from '../testing/configs';
import { aContact } from '../testing/contacts';
import { englishRefusals } from '../trace/english';
import { decide } from './decide';
import type { OverrideStep } from './step';

const customer = `${recordOrigin}/customers/{customerId}`;

/** A config with the rule under test only. */
function withRule(rule: Record<string, unknown>) {
  return aConfig({ rules: [{ name: 'Rule', open: { target: 'card' }, ...rule }] });
}

function matches(when: Record<string, unknown>, contact = aContact()): boolean {
  return decide(withRule({ when }), contact).pop !== undefined;
}

describe('A condition', () => {
  test.each([
    [{ channel: 'voice' }, true],
    [{ channel: 'chat' }, false],
    [{ channel: ['chat', 'voice'] }, true],
    [{ direction: 'inbound' }, true],
    [{ direction: { in: ['outbound', 'transfer'] } }, false],
    [{ queue: 'Support' }, true],
    [{ queue: 'support' }, false],
    [{ contactId: 'contact-1' }, true],
    [{ line: 'Acme Support' }, true],
    [{ dialedNumber: '+18005550199' }, true],
    [{ customerTier: { exists: false } }, true],
    [{ customerTier: { exists: true } }, false],
    [{ customerId: { exists: true } }, true],
    [{ customerId: { exists: false } }, false],
    [{ customerId: { matches: '^C-\\d+$' } }, true],
    [{ customerId: { matches: '^D' } }, false],
    [{ customerName: { matches: '^\\p{Lu}' } }, true],
    [{ customerTier: { matches: '.*' } }, false],
    [{ customerId: { equals: 'C-1001' } }, true],
    [{ customerTier: 'gold' }, false],
    [{ lookupStatus: 'match', queue: 'Sales' }, false],
    [{}, true],
  ])('%o on a call of Jane Doe: %s', (when, expected) => {
    expect(matches(when)).toBe(expected);
  });

  test('reads a number from the service if no attribute carries it', () => {
    const contact = aContact({ attributes: { dialedNumber: '', callerNumber: '' } });
    expect(matches({ dialedNumber: '+18005550199', callerNumber: '+14155550100' }, contact)).toBe(true);
  });

  test('cannot be forged by an attribute with the name of a service field', () => {
    expect(matches({ queue: 'VIP' }, aContact({ attributes: { queue: 'VIP' } }))).toBe(false);
  });

  test('does not read the properties that every object inherits', () => {
    const config = aConfig({
      attributes: [{ name: 'constructor' }],
      rules: [{ name: 'Rule', when: { constructor: { exists: true } }, open: { target: 'card' } }],
    });
    expect(decide(config, aContact()).pop).toBeUndefined();
  });

  test('reads only the first 1,024 characters of a value', () => {
    const long = aContact({ attributes: { customerId: `${'x'.repeat(1_023)}ab` } });
    expect(matches({ customerId: { matches: 'a' } }, long)).toBe(true);
    expect(matches({ customerId: { matches: 'b' } }, long)).toBe(false);
  });
});

describe('The rules', () => {
  test('first match wins, in file order', () => {
    const config = aConfig({
      rules: [
        { name: 'Gold', when: { customerTier: 'gold' }, open: { target: 'tab', url: customer } },
        { name: 'Known', when: { lookupStatus: 'match' }, at: 'connected', open: { target: 'frame', url: customer } },
        { name: 'Everybody', open: { target: 'card' } },
      ],
    });
    expect(decide(config, aContact()).pop).toEqual({
      rule: 'Known',
      at: 'connected',
      target: 'frame',
      url: `${recordOrigin}/customers/C-1001`,
    });
    expect(decide(config, aContact()).trace.filter(({ kind }) => kind === 'rule')).toHaveLength(2);
  });

  test('a rule whose address needs a missing value is skipped, and the trace says why', () => {
    const config = aConfig({
      rules: [
        { name: 'Account', open: { target: 'frame', url: `${recordOrigin}/accounts/{customerAccount}` } },
        { name: 'Card', open: { target: 'card' } },
      ],
    });
    const { pop, trace } = decide(config, aContact());
    expect(pop?.rule).toBe('Card');
    expect(trace[0]).toEqual({
      kind: 'rule',
      rule: 'Account',
      conditions: [],
      matched: false,
      problem: { why: 'missing', value: 'customerAccount' },
    });
  });

  test('the trace omits the problem of an address when a condition failed', () => {
    const config = withRule({
      when: { queue: 'Sales' },
      open: { target: 'tab', url: `${recordOrigin}/{customerAccount}` },
    });
    expect(decide(config, aContact()).trace[0]).toMatchObject({ matched: false, problem: undefined });
  });

  test('without any rule nothing pops, and the trace says so', () => {
    const config = aConfig({ rules: [] });
    expect(decide(config, aContact())).toEqual({ pop: undefined, trace: [{ kind: 'happening', what: 'noRule' }] });
  });

  test('the target none ends the search and pops nothing', () => {
    const config = aConfig({
      rules: [
        { name: 'Quiet', open: { target: 'none' } },
        { name: 'Loud', open: { target: 'card' } },
      ],
    });
    const { pop, trace } = decide(config, aContact());
    expect(pop).toBeUndefined();
    expect(trace.at(-1)).toMatchObject({ kind: 'decision', rule: 'Quiet', target: 'none' });
  });

  test('rules for the end are decided separately', () => {
    const config = aConfig({
      rules: [
        { name: 'Wrap-up', at: 'ended', open: { target: 'tab', url: `${recordOrigin}/wrap-up/{contactId}` } },
        { name: 'Record', open: { target: 'frame', url: customer } },
      ],
    });
    expect(decide(config, aContact()).pop?.rule).toBe('Record');
    expect(decide(config, aContact(), 'ended').pop).toMatchObject({
      rule: 'Wrap-up',
      url: `${recordOrigin}/wrap-up/contact-1`,
    });
  });

  test('are a pure function of the contact', () => {
    const config = aConfig();
    const contact = fc.record({ lookupStatus: fc.constantFrom('match', 'none', ''), customerId: fc.string() });
    fc.assert(
      fc.property(contact, (attributes) => {
        expect(decide(config, aContact({ attributes }))).toEqual(decide(config, aContact({ attributes })));
      }),
    );
  });
});

describe('An override by the contact’s own attributes', () => {
  const popUrl = `${recordOrigin}/cases/17`;
  const urls = [`${recordOrigin}/cases/{customerId}`];
  const granting = (different: Record<string, unknown> = {}) =>
    aConfig({ overrides: { urls, byFlow: true }, ...different });
  const decided = (attributes: Record<string, string>, config = granting()) =>
    decide(config, aContact({ attributes })).pop;

  test.each([
    ['nothing is granted', {}],
    ['only a hand-over could be followed', { overrides: { urls } }],
    ['no address is named', { overrides: { byFlow: true } }],
    ['a colleague hands over', { overrides: { urls }, records: { handOver: `${recordOrigin}/hand-over` } }],
  ])('is refused where %s', (_, different) => {
    const attributes = { popUrl, popTarget: 'tab', popAt: 'connected' };
    const { pop, trace } = decide(aConfig(different), aContact({ attributes }));
    expect(pop).toEqual(decide(aConfig(different), aContact()).pop);
    const refused = { kind: 'override', refused: { why: 'granted' }, by: undefined };
    expect(trace.slice(0, 3)).toEqual(
      [
        ['popUrl', popUrl],
        ['popAt', 'connected'],
        ['popTarget', 'tab'],
      ].map(([attribute, value]) => ({ ...refused, attribute, value })),
    );
  });

  test('of a transferred contact is accepted from its last agent when records are handed over', () => {
    const config = aConfig({ overrides: { urls }, records: { handOver: `${recordOrigin}/hand-over` } });
    const { pop } = decide(config, aContact({ direction: 'transfer', attributes: { popUrl } }));
    expect(pop).toMatchObject({ url: popUrl, wishedBy: 'handOver' });
    const elsewhere = { popUrl: `${recordOrigin}/logout` };
    expect(decide(config, aContact({ direction: 'transfer', attributes: elsewhere })).pop?.rule).toBe('Known');
  });

  test('opens its address instead of the rule’s', () => {
    const { pop, trace } = decide(granting(), aContact({ attributes: { popUrl } }));
    expect(pop).toMatchObject({ rule: 'Known', target: 'frame', url: popUrl });
    expect(trace[0]).toEqual({ kind: 'override', attribute: 'popUrl', value: popUrl, refused: undefined, by: 'flow' });
    expect(trace.at(-1)).toMatchObject({ kind: 'decision', url: popUrl, template: undefined });
  });

  test('opens in a frame when the rule would only have shown the card', () => {
    expect(decided({ popUrl, lookupStatus: 'none' })).toMatchObject({ rule: 'Others', target: 'frame', url: popUrl });
  });

  test('opens without any rule', () => {
    const config = granting({ rules: [] });
    expect(decided({ popUrl }, config)).toEqual({
      rule: 'popUrl',
      at: 'ringing',
      target: 'frame',
      url: popUrl,
      wishedBy: 'flow',
    });
    expect(decided({ popUrl, popAt: 'accepted', popTarget: 'tab' }, config)).toMatchObject({
      at: 'accepted',
      target: 'tab',
    });
    expect(decided({ popUrl, popTarget: 'card' }, config)).toMatchObject({ target: 'card', url: undefined });
  });

  test('changes target and moment of the rule', () => {
    expect(decided({ popTarget: 'tab', popAt: 'connected' })).toMatchObject({
      rule: 'Known',
      target: 'tab',
      at: 'connected',
    });
    expect(decided({ popTarget: 'card' })).toMatchObject({ rule: 'Known', target: 'card', url: undefined });
  });

  test('to a target without an address needs no address', () => {
    const { pop, trace } = decide(granting(), aContact({ attributes: { lookupStatus: 'none', popTarget: 'picker' } }));
    expect(pop).toMatchObject({ rule: 'Others', target: 'picker' });
    expect(trace).not.toContainEqual(expect.objectContaining({ refused: expect.anything() }));
  });

  test('to the target none pops nothing', () => {
    expect(decided({ popTarget: 'none' })).toBeUndefined();
    expect(decided({ popTarget: 'none', popUrl })).toBeUndefined();
  });

  test('for the end leaves the record of the live contact to the rules', () => {
    const attributes = { popUrl, popAt: 'ended' };
    expect(decided(attributes)).toMatchObject({ url: `${recordOrigin}/customers/C-1001`, at: 'ringing' });
    expect(decide(granting(), aContact({ attributes }), 'ended').pop).toMatchObject({
      rule: 'popUrl',
      at: 'ended',
      url: popUrl,
    });
  });

  test('for now leaves the wrap-up at the end to the rules', () => {
    expect(decide(granting({ rules: [] }), aContact({ attributes: { popUrl } }), 'ended').pop).toBeUndefined();
  });

  test.each([
    ['popUrl', 'javascript:alert(1)', 'is not an absolute https address'],
    ['popUrl', 'https://evil.example.test/', 'leads to https://evil.example.test, which is not in allowedOrigins'],
    ['popUrl', `${recordOrigin}/customers/C-1001`, 'matches no address of "overrides"'],
    ['popUrl', `${recordOrigin}/cases/17/delete`, 'matches no address'],
    ['popUrl', `${recordOrigin}/cases/`, 'matches no address'],
    ['popUrl', `${recordOrigin}/a b`, 'must be percent-encoded'],
    ['popUrl', `${recordOrigin}/%2e%2e/x`, 'lead out of its folder'],
    ['popUrl', `${recordOrigin}/cases/..;/admin`, 'lead out of its folder'],
    ['popUrl', `${recordOrigin}/cases/%2E.;x=1/admin`, 'lead out of its folder'],
    ['popTarget', 'window', 'is not one of frame, tab'],
    ['popAt', 'tomorrow', 'is not one of ringing'],
  ])('%s = %s is refused with a reason, and the rules decide', (attribute, value, reason) => {
    const { pop, trace } = decide(granting(), aContact({ attributes: { [attribute]: value } }));
    expect(pop).toEqual(decide(granting(), aContact()).pop);
    expect(trace[0]).toMatchObject({ kind: 'override', attribute, value, refused: expect.anything() });
    const refused = (trace[0] as OverrideStep).refused as Refusal;
    expect(reasonText(refused, englishRefusals)).toContain(reason);
  });

  test('a target that needs an address is refused if the rule has none', () => {
    const { pop, trace } = decide(granting(), aContact({ attributes: { lookupStatus: 'none', popTarget: 'tab' } }));
    expect(pop).toMatchObject({ target: 'card' });
    expect(trace).toContainEqual({
      kind: 'override',
      attribute: 'popTarget',
      value: 'tab',
      refused: { why: 'noAddress', value: 'Others' },
    });
  });

  test('never leaves the allow-list, whatever the value', () => {
    const config = granting();
    const value = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((rest) => recordOrigin + rest),
    );
    fc.assert(
      fc.property(value, (popUrl) => {
        const url = decided({ popUrl }, config)?.url as string;
        expect(new URL(url).origin).toBe(recordOrigin);
      }),
      { numRuns: manyRuns },
    );
  });
});

test('The contract declares the attributes that the overrides read', () => {
  const names = definitions.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['popUrl', 'popTarget', 'popAt', 'dialedNumber', 'callerNumber']));
});
