import { describe, expect, test } from 'vitest';
import { decide } from '../rules/decide';
import { aConfig, contract, recordOrigin } from '../testing/configs';
import { aContact } from '../testing/contacts';
import { englishPhrases as phrases } from './english';
import { explain, fill } from './explain';

const config = aConfig({
  overrides: { urls: [`${recordOrigin}/cases/{customerId}`], byFlow: true },
  rules: [
    { name: 'Gold', when: { customerTier: { in: ['gold', 'silver'] }, queue: 'VIP' }, open: { target: 'card' } },
    {
      name: 'Account',
      when: { customerName: { matches: '^J' } },
      open: { target: 'tab', url: `${recordOrigin}/a/{customerAccount}` },
    },
    {
      name: 'Known',
      when: { lookupStatus: 'match', customerEmail: { exists: false }, customerId: { exists: true } },
      open: { target: 'frame', url: `${recordOrigin}/customers/{customerId}` },
    },
  ],
});
const contact = aContact();
const told = (masked: boolean, attributes: Record<string, string> = {}) => {
  const contact = aContact({ attributes });
  return explain(decide(config, contact).trace, { contract, contact, masked, phrases });
};

describe('A trace in plain language', () => {
  test('names each rule, condition and value, and the decision', () => {
    expect(told(false)).toEqual([
      'Rule "Gold" did not match.',
      '  customerTier is missing; wanted one of "gold", "silver".',
      '  queue is "Support"; wanted "VIP".',
      'Rule "Account" matched but its address could not be used: it needs customerAccount, which is missing.',
      '  customerName is "Jane Doe", as wanted.',
      'Rule "Known" matched.',
      '  lookupStatus is "match", as wanted.',
      '  customerEmail is missing, as wanted.',
      '  customerId is "C-1001", as wanted.',
      `Decided: open ${recordOrigin}/customers/C-1001 in the frame, when ringing.`,
    ]);
  });

  test('says that a value was required or had to be absent', () => {
    const config = aConfig({
      rules: [
        { name: 'A', when: { customerTier: { exists: true } }, open: { target: 'card' } },
        { name: 'B', when: { customerId: { exists: false } }, open: { target: 'card' } },
        { name: 'C', when: { customerId: { matches: '^D' } }, open: { target: 'card' } },
        { name: 'D', open: { target: 'card' } },
      ],
    });
    expect(explain(decide(config, contact).trace, { contract, contact, masked: false, phrases })).toEqual([
      'Rule "A" did not match.',
      '  customerTier is missing; wanted any value.',
      'Rule "B" did not match.',
      '  customerId is "C-1001"; wanted no value.',
      'Rule "C" did not match.',
      '  customerId is "C-1001"; wanted text matching ^D.',
      'Rule "D" matched.',
      '  It has no conditions.',
      'Decided: card, when ringing.',
    ]);
  });

  test('masked omits every value that is not public', () => {
    const text = told(true).join('\n');
    expect(text).toContain('queue is "Support"');
    expect(text).toContain('lookupStatus is "match"');
    expect(text).toContain('customerName is (hidden), as wanted.');
    expect(text).toContain(`open ${recordOrigin}/customers/{customerId} in the frame`);
    expect(text).not.toMatch(/Jane|C-1001/);
  });

  test('masked keeps the fields of the service', () => {
    const when = { channel: 'voice', direction: 'inbound', queue: 'Support', customerId: 'C-1001' };
    const ours = aConfig({ rules: [{ name: 'Ours', when, open: { target: 'card' } }] });
    expect(explain(decide(ours, contact).trace, { contract, contact, masked: true, phrases }).slice(1, 5)).toEqual([
      '  channel is "voice", as wanted.',
      '  direction is "inbound", as wanted.',
      '  queue is "Support", as wanted.',
      '  customerId is (hidden), as wanted.',
    ]);
  });

  test('names the overrides, masked and not', () => {
    const popUrl = `${recordOrigin}/cases/17`;
    expect(told(false, { popUrl })[0]).toBe(
      `The contact's own attribute popUrl = "${popUrl}" was followed: it comes from the flow.`,
    );
    const handedOver = {
      kind: 'override',
      attribute: 'popAt',
      value: 'ended',
      refused: undefined,
      by: 'handOver',
    } as const;
    expect(explain([handedOver], { contract, contact, masked: false, phrases })).toEqual([
      'The contact\'s own attribute popAt = "ended" was followed: it comes from the agent who passed the contact on.',
    ]);
    expect(told(true, { popUrl }).at(-1)).toBe('Decided: open (hidden) in the tab, when ringing.');
    expect(told(true, { popUrl }).join()).not.toContain('cases');
    expect(told(false, { popAt: 'now' })[0]).toBe(
      'The contact\'s own attribute popAt = "now" was refused: it is not one of ringing, accepted, connected, ended.',
    );
  });

  test('masked omits every value that the customer may have set, public or not', () => {
    const rules = [{ name: 'Tier', when: { customerTier: 'gold' }, open: { target: 'card' } }];
    const ours = aConfig({ overrides: { urls: [`${recordOrigin}/{customerId}`], byFlow: true }, rules });
    const said = { customerTier: 'Jane Doe', popUrl: 'https://jane-doe.example.test/', popTarget: 'Jane Doe' };
    for (const lookupStatus of ['none', 'error']) {
      const contact = aContact({ attributes: { ...said, lookupStatus } });
      const text = explain(decide(ours, contact).trace, { contract, contact, masked: true, phrases }).join('\n');
      expect(text).toContain('customerTier is (hidden)');
      expect(text).not.toMatch(/jane/i);
    }
  });

  test('masked keeps a public value that the lookup has found', () => {
    const ours = aConfig({ rules: [{ name: 'Tier', when: { customerTier: 'gold' }, open: { target: 'card' } }] });
    const contact = aContact({ attributes: { customerTier: 'gold' } });
    const text = explain(decide(ours, contact).trace, { contract, contact, masked: true, phrases });
    expect(text[1]).toBe('  customerTier is "gold", as wanted.');
  });

  test('names each happening with its time and details', () => {
    const happened = (masked: boolean) =>
      explain(
        [
          { kind: 'happening', what: 'opened', ms: 12.6 },
          { kind: 'happening', what: 'picked', detail: 'Ann \u202eLee' },
          { kind: 'happening', what: 'clicked' },
          { kind: 'happening', what: 'shown' },
        ],
        { contract, contact, masked, phrases },
      );
    expect(happened(false)).toEqual([
      'Opened after 13 ms.',
      'The agent picked Ann  Lee.',
      'The agent asked for it.',
      'Shown on the card after 0 ms.',
    ]);
    expect(happened(true)[1]).toBe('The agent picked (hidden).');
  });

  test('speaks another language with other phrases', () => {
    const german = { ...phrases, noRule: 'Keine Regel.' };
    expect(
      explain([{ kind: 'happening', what: 'noRule' }], { contract, contact, masked: false, phrases: german }),
    ).toEqual(['Keine Regel.']);
  });
});

test('A sentence takes each value once: a value that looks like a placeholder stays text', () => {
  expect(fill('{a} and {b} and {c}', { a: '{b}', b: 2 })).toBe('{b} and 2 and ');
});
