import { describe, expect, test } from 'vitest';
import { explain, englishPhrases as phrases } from './explain';
import { aConfig, contract, recordOrigin } from './testing/configs';
import { Browser, Desk } from './testing/desk';

const jane = `${recordOrigin}/customers/C-1001`;
const john = { attributes: { customerId: 'C-2002', customerName: 'John Roe' } };
const tabConfig = aConfig({
  rules: [{ name: 'Tab', open: { target: 'tab', url: `${recordOrigin}/customers/{customerId}` } }],
});
const wrapUp = aConfig({
  rules: [
    { name: 'Record', open: { target: 'frame', url: `${recordOrigin}/customers/{customerId}` } },
    { name: 'Wrap-up', at: 'ended', open: { target: 'frame', url: `${recordOrigin}/wrap-up/{contactId}` } },
  ],
});

const why = (desk: Desk, contactId: string) =>
  explain(desk.contact(contactId).trace, { contract, masked: false, phrases });

describe('A call of a known customer', () => {
  test('opens the record while it rings, and says how long that took', () => {
    const desk = new Desk();
    desk.delay = 7;
    desk.rings('call');
    expect(desk.opened).toEqual([{ contactId: 'call', url: jane, target: 'frame', byAgent: false }]);
    expect(desk.contact('call')).toMatchObject({ status: 'opened', ms: 7 });
    expect(why(desk, 'call').at(-1)).toBe('Opened after 7 ms.');
  });

  test('opens at the moment the rule names, measured from that moment', () => {
    const config = aConfig({ rules: [{ name: 'R', at: 'connected', open: { target: 'frame', url: jane } }] });
    const desk = new Desk({ config }).rings('call').after(500);
    expect(desk.contact('call').status).toBe('later');
    desk.rings('call', { queue: 'Other' });
    expect(why(desk, 'call').filter((line) => line.includes('has not come that far'))).toHaveLength(1);
    expect(desk.contact('call').ms).toBeUndefined();
    desk.accepts('call');
    expect(desk.addresses).toEqual([]);
    desk.after(500).connects('call');
    expect(desk.addresses).toEqual([jane]);
    expect(desk.contact('call').ms).toBe(0);
  });

  test.each(['accepts', 'connects'] as const)('opens for a rule at accepted when the agent %s', (verb) => {
    const config = aConfig({ rules: [{ name: 'R', at: 'accepted', open: { target: 'frame', url: jane } }] });
    const desk = new Desk({ config }).rings('call');
    expect(desk.addresses).toEqual([]);
    desk[verb]('call');
    expect(desk.addresses).toEqual([jane]);
  });

  test('measures from the first sighting when the moment itself was not seen', () => {
    const desk = new Desk();
    desk.leads = false;
    desk.connects('call').after(40).takesOver();
    expect(desk.contact('call').ms).toBe(40);
  });
});

describe('The end of a conversation', () => {
  test('opens the wrap-up besides the record, once', () => {
    const desk = new Desk({ config: wrapUp }).rings('call').connects('call').ends('call').ends('call');
    expect(desk.addresses).toEqual([jane, `${recordOrigin}/wrap-up/call`]);
    expect(desk.reloaded({ config: wrapUp }).ends('call').addresses).toEqual([]);
  });

  test('opens the wrap-up in the record’s own window too, is asked for again by a click, and no other tab repeats it', () => {
    const [record, wrap] = [`${recordOrigin}/customers/{customerId}`, `${recordOrigin}/wrap-up/{contactId}`];
    const config = aConfig({
      rules: [
        { name: 'Record', open: { target: 'tab', url: record } },
        { name: 'Wrap-up', at: 'ended', open: { target: 'tab', url: wrap } },
      ],
    });
    const browser = new Browser();
    const first = new Desk({ config, browser, tab: 'first' });
    const second = new Desk({ config, browser, tab: 'second' });
    second.leads = false;
    for (const desk of [second, first]) desk.rings('call').connects('call').ends('call');
    expect(first.addresses).toEqual([jane, `${recordOrigin}/wrap-up/call`]);
    expect(second.takesOver().addresses).toEqual([]);
    first.pops.open('call');
    expect(first.addresses.at(-1)).toBe(`${recordOrigin}/wrap-up/call`);
  });

  test('opens nothing for a call nobody answered', () => {
    const desk = new Desk({ config: wrapUp }).rings('call').ends('call', { unanswered: 'missed' });
    expect(desk.addresses).toEqual([jane]);
    expect(desk.contact('call').entry.outcome).toBe('missed');
  });

  test('of a missed call leaves the record to the agent’s click', () => {
    const desk = new Desk().ends('call', { unanswered: 'missed' });
    expect(desk.contact('call').status).toBe('none');
    desk.pops.open('call');
    expect(desk.addresses).toEqual([jane]);
    expect(why(desk, 'call')).toEqual(['The agent asked for it.', 'Opened by the click.']);
  });

  test('leaves the record open where no rule is for the end, and the agent can ask for it again', () => {
    const desk = new Desk().rings('call').connects('call').ends('call');
    expect(desk.contact('call')).toMatchObject({ status: 'opened', pop: { rule: 'Known' } });
    desk.pops.open('call');
    expect(desk.addresses).toEqual([jane, jane]);
  });
});

describe('What the lookup did not find', () => {
  test('is shown on the card, and the time of that is kept', () => {
    const desk = new Desk().rings('call', { attributes: { lookupStatus: 'none' } }).after(90);
    desk.rings('call', { attributes: { lookupStatus: 'none', line: 'Other' } });
    expect(desk.contact('call')).toMatchObject({ status: 'opened', ms: 0, pop: { target: 'card' } });
    expect(desk.opened).toEqual([]);
  });

  test('becomes a record when the flow finds it later', () => {
    const desk = new Desk().rings('call', { attributes: { lookupStatus: 'none' } }).rings('call');
    expect(desk.addresses).toEqual([jane]);
  });

  test('and matches no rule, pops nothing and says so', () => {
    const desk = new Desk({ config: aConfig({ rules: [] }) }).rings('call');
    expect(desk.contact('call')).toMatchObject({ status: 'none', pop: undefined });
    expect(why(desk, 'call')).toEqual(['No rule matched: nothing pops.']);
    desk.pops.open('call');
    expect(desk.opened).toEqual([]);
  });
});

describe('Several customers', () => {
  const candidates = JSON.stringify([
    { id: 'C-1002', name: 'Ann' },
    { id: '../x', name: 'Ben' },
  ]);
  const shared = { attributes: { lookupStatus: 'multiple', customerId: '', candidates } };

  test('wait for the agent, and the picked one’s record opens and stays', () => {
    const desk = new Desk().rings('call', shared);
    expect(desk.opened).toEqual([]);
    desk.pops.pick('call', { id: 'C-1002', name: 'Ann' });
    expect(desk.opened).toEqual([
      { contactId: 'call', url: `${recordOrigin}/customers/C-1002`, target: 'frame', byAgent: true },
    ]);
    const told = why(desk, 'call');
    desk.connects('call', shared);
    expect(desk.contact('call')).toMatchObject({ status: 'opened', pop: { rule: 'picked' } });
    expect(told.slice(-2)).toEqual(['The agent picked Ann.', 'Opened by the click.']);
    expect(why(desk, 'call')).toEqual(told);
    desk.pops.open('call');
    expect(desk.addresses).toHaveLength(2);
    expect(desk.addresses[1]).toBe(desk.addresses[0]);
  });

  test('can be corrected by picking again', () => {
    const desk = new Desk().rings('call', shared);
    desk.pops.pick('call', { id: 'C-1002', name: 'Ann' });
    desk.pops.pick('call', { id: 'C-1003', name: 'Bea' });
    expect(desk.addresses.at(-1)).toBe(`${recordOrigin}/customers/C-1003`);
  });

  test('open nothing when the id of one cannot be part of an address', () => {
    const desk = new Desk().rings('call', shared);
    desk.pops.pick('call', { id: '..', name: 'Evil' });
    expect(why(desk, 'call').join()).not.toContain('Evil');
    desk.pops.pick('nobody', { id: 'C-1', name: 'Ann' });
    expect(desk.opened.map(({ contactId }) => contactId)).toEqual(['nobody']);
  });
});

describe('The agent', () => {
  test('opens a new record with the number filled in, and searches with and without a contact', () => {
    const desk = new Desk().rings('call', { attributes: { lookupStatus: 'none' } });
    desk.pops.create('call');
    desk.pops.search('call', 'Doe & Sons');
    desk.pops.search(undefined, 'Roe');
    expect(desk.opened.map(({ contactId, url }) => [contactId, url])).toEqual([
      ['call', `${recordOrigin}/new?phone=%2B14155550100`],
      ['call', `${recordOrigin}/search?q=Doe%20%26%20Sons`],
      ['', `${recordOrigin}/search?q=Roe`],
    ]);
    expect(desk.opened.every(({ byAgent }) => byAgent)).toBe(true);
    expect(why(desk, 'call')).toEqual(
      expect.arrayContaining(['The agent opened a new record.', 'The agent searched for Doe & Sons.']),
    );
  });

  test('gets nothing from addresses that are not configured, and from contacts that are not there', () => {
    const desk = new Desk({ config: aConfig({ records: {} }) }).rings('call');
    desk.pops.create('call');
    desk.pops.search('call', 'x');
    desk.pops.open('nobody');
    desk.pops.select('nobody');
    expect(desk.addresses).toEqual([jane]);
    expect(desk.pops.view.focus).toBe('call');
  });

  test('sees what was refused of a contact’s own wishes', () => {
    const desk = new Desk().rings('call', { attributes: { popUrl: 'https://evil.example.test/', popAt: 'ringing' } });
    expect(desk.addresses).toEqual([jane]);
    expect(desk.contact('call').notices.map(({ attribute }) => attribute)).toEqual(['popUrl']);
  });

  test('finds contacts that have left, newest first and twenty at most', () => {
    const desk = new Desk();
    for (let i = 0; i < 25; i++) desk.after(60_000).rings(`call-${i}`).leaves(`call-${i}`);
    expect(desk.pops.view.past).toHaveLength(20);
    expect(desk.pops.view.past[0]?.entry).toMatchObject({ contact: { contactId: 'call-24' }, outcome: 'abandoned' });
    expect(desk.closed).toHaveLength(25);
    desk.rings('answered').connects('answered').leaves('answered');
    expect(desk.pops.view.past[0]?.entry.outcome).toBe('answered');
    desk.rings('missed').ends('missed', { unanswered: 'missed' }).leaves('missed');
    expect(desk.pops.view.past[0]?.entry.outcome).toBe('missed');
  });
});

describe('Another contact', () => {
  const chat = { channel: 'chat', ...john } as const;
  const johns = `${recordOrigin}/customers/C-2002`;

  test('waits as a chip while one is worked, and a click opens it', () => {
    const desk = new Desk().rings('call').connects('call').rings('chat', chat);
    expect(desk.contact('chat').status).toBe('waiting');
    expect(desk.pops.view.focus).toBe('call');
    expect(why(desk, 'chat').at(-1)).toContain('another contact is being worked');
    desk.pops.open('chat');
    expect(desk.opened.at(-1)).toMatchObject({ url: johns, byAgent: true });
    expect(desk.contact('chat').status).toBe('opened');
    expect(desk.pops.view.focus).toBe('chat');
  });

  test('opens in its own frame when the agent accepts it, looks at it, or selects it', () => {
    for (const turn of [
      (desk: Desk) => desk.accepts('chat'),
      (desk: Desk) => desk.views('chat'),
      (desk: Desk) => desk.pops.select('chat'),
    ]) {
      const desk = new Desk().rings('call').connects('call').rings('chat', chat);
      turn(desk);
      expect(desk.addresses).toEqual([jane, johns]);
    }
  });

  test('does not take over the window that shows a worked contact’s record, even when accepted', () => {
    const desk = new Desk({ config: tabConfig }).rings('call').connects('call').rings('chat', chat).accepts('chat');
    expect(desk.contact('chat').status).toBe('waiting');
    desk.leaves('call');
    expect(desk.addresses).toEqual([jane, johns]);
  });

  test('does not wait for a contact that only rings', () => {
    const desk = new Desk({ config: tabConfig }).rings('call').rings('chat', chat);
    expect(desk.addresses).toEqual([jane, johns]);
  });

  test('does not wait for another part of the same chain of transfers', () => {
    const chain = { initialContactId: 'first' };
    const desk = new Desk({ config: tabConfig });
    desk.connects('part-1', { ...chain, attributes: { customerId: '' } }).rings('part-2', chain);
    expect(desk.addresses).toEqual([jane]);
  });
});

describe('A blocked window', () => {
  test('becomes one click, and is not remembered as popped before it opens', () => {
    const desk = new Desk({ config: tabConfig });
    desk.blocksWindows = true;
    desk.rings('call').connects('call');
    expect(desk.contact('call').status).toBe('blocked');
    expect(desk.attempts).toBe(1);
    expect(why(desk, 'call').at(-1)).toContain('one click opens it');
    const again = desk.reloaded({ config: tabConfig });
    again.blocksWindows = true;
    again.connects('call');
    expect(again.contact('call').status).toBe('blocked');
    again.pops.open('call');
    expect(again.opened).toEqual([{ contactId: 'call', url: jane, target: 'tab', byAgent: true }]);
    expect(again.contact('call').status).toBe('opened');
    expect(again.reloaded({ config: tabConfig }).connects('call').addresses).toEqual([]);
  });

  test('that stays blocked on the click says so again', () => {
    const desk = new Desk({ config: tabConfig });
    desk.blocksWindows = true;
    desk.blocksClicks = true;
    desk.rings('call');
    desk.pops.open('call');
    expect(desk.contact('call').status).toBe('blocked');
    const again = desk.reloaded({ config: tabConfig });
    again.blocksWindows = true;
    expect(again.rings('call').contact('call').status).toBe('blocked');
  });
});

describe('More than twelve records in a minute', () => {
  test('become chips until a minute has passed: something is replaying old contacts', () => {
    const desk = new Desk({ config: tabConfig }).after(600_000);
    for (let i = 0; i < 13; i++) desk.rings(`call-${i}`);
    expect(desk.opened).toHaveLength(12);
    expect(desk.contact('call-12').status).toBe('waiting');
    expect(why(desk, 'call-12').at(-1)).toContain('too many records');
    desk.after(59_999).rings('call-12', { queue: 'x' });
    expect(desk.opened).toHaveLength(12);
    desk.after(1).rings('call-12', { queue: 'y' });
    expect(desk.opened).toHaveLength(13);
  });
});

describe('Starting and stopping', () => {
  test('twice does no harm, and a stopped page hears nothing', () => {
    const desk = new Desk();
    let changes = 0;
    const unsubscribe = desk.pops.subscribe(() => changes++);
    desk.pops.start();
    desk.rings('call');
    expect([desk.starts, changes, desk.addresses.length]).toEqual([1, 1, 1]);
    unsubscribe();
    desk.rings('call', { queue: 'Other' });
    expect(changes).toBe(1);
    desk.pops.stop();
    desk.pops.stop();
    desk.rings('other');
    expect([changes, desk.addresses.length]).toEqual([1, 1]);
    desk.pops.start();
    desk.rings('other');
    expect(desk.starts).toBe(2);
    expect(desk.addresses).toHaveLength(2);
  });

  test('an event that changes nothing calls nobody', () => {
    const desk = new Desk().rings('call');
    let changes = 0;
    desk.pops.subscribe(() => changes++);
    desk.views('call').views('').leaves('nobody');
    expect(changes).toBe(0);
  });

  test('several tabs share what has popped', () => {
    const browser = new Browser();
    const first = new Desk({ browser, tab: 'first' });
    const second = new Desk({ browser, tab: 'second' });
    second.leads = false;
    second.rings('call');
    expect(second.contact('call').status).toBe('elsewhere');
    expect(why(second, 'call').at(-1)).toContain('another tab');
    first.rings('call');
    expect(why(second, 'call').at(-1)).toContain('has popped already');
    expect([first.addresses, second.addresses]).toEqual([[jane], []]);
    second.pops.open('call');
    expect(second.addresses).toEqual([jane]);
  });
});
