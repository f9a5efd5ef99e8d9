import { describe, expect, test } from 'vitest';
import { explain, englishPhrases as phrases } from './explain';
import { AgentPage, Browser } from './testing/agent-page';
import { aConfig, contract, recordOrigin } from './testing/configs';

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

const why = (page: AgentPage, contactId: string) =>
  explain(page.contact(contactId).trace, { contract, masked: false, phrases });

describe('A call of a known customer', () => {
  test('opens the record while it rings, and says how long that took', () => {
    const page = new AgentPage();
    page.delay = 7;
    page.rings('call');
    expect(page.opened).toEqual([{ contactId: 'call', url: jane, target: 'frame', byAgent: false }]);
    expect(page.contact('call')).toMatchObject({ status: 'opened', ms: 7 });
    expect(why(page, 'call').at(-1)).toBe('Opened after 7 ms.');
  });

  test('opens at the moment the rule names, measured from that moment', () => {
    const config = aConfig({ rules: [{ name: 'R', at: 'connected', open: { target: 'frame', url: jane } }] });
    const page = new AgentPage({ config }).rings('call').after(500);
    expect(page.contact('call').status).toBe('later');
    page.rings('call', { queue: 'Other' });
    expect(why(page, 'call').filter((line) => line.includes('has not come that far'))).toHaveLength(1);
    expect(page.contact('call').ms).toBeUndefined();
    page.accepts('call');
    expect(page.addresses).toEqual([]);
    page.after(500).connects('call');
    expect(page.addresses).toEqual([jane]);
    expect(page.contact('call').ms).toBe(0);
  });

  test.each(['accepts', 'connects'] as const)('opens for a rule at accepted when the agent %s', (verb) => {
    const config = aConfig({ rules: [{ name: 'R', at: 'accepted', open: { target: 'frame', url: jane } }] });
    const page = new AgentPage({ config }).rings('call');
    expect(page.addresses).toEqual([]);
    page[verb]('call');
    expect(page.addresses).toEqual([jane]);
  });

  test('measures from the first sighting when the moment itself was not seen', () => {
    const page = new AgentPage();
    page.leads = false;
    page.connects('call').after(40).takesOver();
    expect(page.contact('call').ms).toBe(40);
  });
});

describe('The end of a conversation', () => {
  test('opens the wrap-up besides the record, once', () => {
    const page = new AgentPage({ config: wrapUp }).rings('call').connects('call').ends('call').ends('call');
    expect(page.addresses).toEqual([jane, `${recordOrigin}/wrap-up/call`]);
    expect(page.reloaded({ config: wrapUp }).ends('call').addresses).toEqual([]);
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
    const first = new AgentPage({ config, browser, tab: 'first' });
    const second = new AgentPage({ config, browser, tab: 'second' });
    second.leads = false;
    for (const page of [second, first]) page.rings('call').connects('call').ends('call');
    expect(first.addresses).toEqual([jane, `${recordOrigin}/wrap-up/call`]);
    expect(second.takesOver().addresses).toEqual([]);
    first.pops.open('call');
    expect(first.addresses.at(-1)).toBe(`${recordOrigin}/wrap-up/call`);
  });

  test('opens nothing for a call nobody answered', () => {
    const page = new AgentPage({ config: wrapUp }).rings('call').ends('call', { unanswered: 'missed' });
    expect(page.addresses).toEqual([jane]);
    expect(page.contact('call').entry.outcome).toBe('missed');
  });

  test('of a missed call leaves the record to the agent’s click', () => {
    const page = new AgentPage().ends('call', { unanswered: 'missed' });
    expect(page.contact('call').status).toBe('none');
    page.pops.open('call');
    expect(page.addresses).toEqual([jane]);
    expect(why(page, 'call')).toEqual(['The agent asked for it.', 'Opened by the click.']);
  });

  test('leaves the record open where no rule is for the end, and the agent can ask for it again', () => {
    const page = new AgentPage().rings('call').connects('call').ends('call');
    expect(page.contact('call')).toMatchObject({ status: 'opened', pop: { rule: 'Known' } });
    page.pops.open('call');
    expect(page.addresses).toEqual([jane, jane]);
  });
});

describe('What the lookup did not find', () => {
  test('is shown on the card, and the time of that is kept', () => {
    const page = new AgentPage().rings('call', { attributes: { lookupStatus: 'none' } }).after(90);
    page.rings('call', { attributes: { lookupStatus: 'none', line: 'Other' } });
    expect(page.contact('call')).toMatchObject({ status: 'opened', ms: 0, pop: { target: 'card' } });
    expect(page.opened).toEqual([]);
  });

  test('becomes a record when the flow finds it later', () => {
    const page = new AgentPage().rings('call', { attributes: { lookupStatus: 'none' } }).rings('call');
    expect(page.addresses).toEqual([jane]);
  });

  test('and matches no rule, pops nothing and says so', () => {
    const page = new AgentPage({ config: aConfig({ rules: [] }) }).rings('call');
    expect(page.contact('call')).toMatchObject({ status: 'none', pop: undefined });
    expect(why(page, 'call')).toEqual(['No rule matched: nothing pops.']);
    page.pops.open('call');
    expect(page.opened).toEqual([]);
  });
});

describe('Several customers', () => {
  const candidates = JSON.stringify([
    { id: 'C-1002', name: 'Ann' },
    { id: '../x', name: 'Ben' },
  ]);
  const shared = { attributes: { lookupStatus: 'multiple', customerId: '', candidates } };

  test('wait for the agent, and the picked one’s record opens and stays', () => {
    const page = new AgentPage().rings('call', shared);
    expect(page.opened).toEqual([]);
    page.pops.pick('call', { id: 'C-1002', name: 'Ann' });
    expect(page.opened).toEqual([
      { contactId: 'call', url: `${recordOrigin}/customers/C-1002`, target: 'frame', byAgent: true },
    ]);
    const told = why(page, 'call');
    page.connects('call', shared);
    expect(page.contact('call')).toMatchObject({ status: 'opened', pop: { rule: 'picked' } });
    expect(told.slice(-2)).toEqual(['The agent picked Ann.', 'Opened by the click.']);
    expect(why(page, 'call')).toEqual(told);
    page.pops.open('call');
    expect(page.addresses).toHaveLength(2);
    expect(page.addresses[1]).toBe(page.addresses[0]);
  });

  test('can be corrected by picking again', () => {
    const page = new AgentPage().rings('call', shared);
    page.pops.pick('call', { id: 'C-1002', name: 'Ann' });
    page.pops.pick('call', { id: 'C-1003', name: 'Bea' });
    expect(page.addresses.at(-1)).toBe(`${recordOrigin}/customers/C-1003`);
  });

  test('open nothing when the id of one cannot be part of an address', () => {
    const page = new AgentPage().rings('call', shared);
    page.pops.pick('call', { id: '..', name: 'Evil' });
    expect(why(page, 'call').join()).not.toContain('Evil');
    page.pops.pick('nobody', { id: 'C-1', name: 'Ann' });
    expect(page.opened.map(({ contactId }) => contactId)).toEqual(['']);
  });
});

describe('The agent', () => {
  test('opens a new record with the number filled in, and searches with and without a contact', () => {
    const page = new AgentPage().rings('call', { attributes: { lookupStatus: 'none' } });
    page.pops.create('call');
    page.pops.search('call', 'Doe & Sons');
    page.pops.search(undefined, 'Roe');
    expect(page.opened.map(({ contactId, url }) => [contactId, url])).toEqual([
      ['call', `${recordOrigin}/new?phone=%2B14155550100`],
      ['', `${recordOrigin}/search?q=Doe%20%26%20Sons`],
      ['', `${recordOrigin}/search?q=Roe`],
    ]);
    expect(page.opened.every(({ byAgent }) => byAgent)).toBe(true);
    expect(why(page, 'call')).toEqual(
      expect.arrayContaining(['The agent opened a new record.', 'The agent searched for Doe & Sons.']),
    );
  });

  test('gets nothing from addresses that are not configured, and from contacts that are not there', () => {
    const page = new AgentPage({ config: aConfig({ records: {} }) }).rings('call');
    page.pops.create('call');
    page.pops.search('call', 'x');
    page.pops.open('nobody');
    page.pops.select('nobody');
    expect(page.addresses).toEqual([jane]);
    expect(page.pops.view.focus).toBe('call');
  });

  test('sees what was refused of a contact’s own wishes', () => {
    const config = aConfig({ overrides: { urls: [jane], byFlow: true } });
    const page = new AgentPage({ config }).rings('call', {
      attributes: { popUrl: 'https://evil.example.test/', popAt: 'ringing' },
    });
    expect(page.addresses).toEqual([jane]);
    expect(page.contact('call').notices.map(({ attribute }) => attribute)).toEqual(['popUrl']);
  });

  test('finds contacts that have left, newest first and twenty at most', () => {
    const page = new AgentPage();
    for (let i = 0; i < 25; i++) page.after(60_000).rings(`call-${i}`).leaves(`call-${i}`);
    expect(page.pops.view.past).toHaveLength(20);
    expect(page.pops.view.past[0]?.entry).toMatchObject({ contact: { contactId: 'call-24' }, outcome: 'abandoned' });
    expect(page.closed).toHaveLength(25);
    page.rings('answered').connects('answered').leaves('answered');
    expect(page.pops.view.past[0]?.entry.outcome).toBe('answered');
    page.rings('missed').ends('missed', { unanswered: 'missed' }).leaves('missed');
    expect(page.pops.view.past[0]?.entry.outcome).toBe('missed');
  });
});

describe('Another contact', () => {
  const chat = { channel: 'chat', ...john } as const;
  const johns = `${recordOrigin}/customers/C-2002`;

  test('waits as a chip while one is worked, and a click opens it', () => {
    const page = new AgentPage().rings('call').connects('call').rings('chat', chat);
    expect(page.contact('chat').status).toBe('waiting');
    expect(page.pops.view.focus).toBe('call');
    expect(why(page, 'chat').at(-1)).toContain('another contact is being worked');
    page.pops.open('chat');
    expect(page.opened.at(-1)).toMatchObject({ url: johns, byAgent: true });
    expect(page.contact('chat').status).toBe('opened');
    expect(page.pops.view.focus).toBe('chat');
  });

  test('opens in its own frame when the agent accepts it, looks at it, or selects it', () => {
    for (const turn of [
      (page: AgentPage) => page.accepts('chat'),
      (page: AgentPage) => page.views('chat'),
      (page: AgentPage) => page.pops.select('chat'),
    ]) {
      const page = new AgentPage().rings('call').connects('call').rings('chat', chat);
      turn(page);
      expect(page.addresses).toEqual([jane, johns]);
    }
  });

  test('does not take over the window that shows a worked contact’s record, even when accepted', () => {
    const page = new AgentPage({ config: tabConfig })
      .rings('call')
      .connects('call')
      .rings('chat', chat)
      .accepts('chat');
    expect(page.contact('chat').status).toBe('waiting');
    page.leaves('call');
    expect(page.addresses).toEqual([jane, johns]);
  });

  test('does not wait for a contact that only rings', () => {
    const page = new AgentPage({ config: tabConfig }).rings('call').rings('chat', chat);
    expect(page.addresses).toEqual([jane, johns]);
  });

  test('does not wait for another part of the same chain of transfers', () => {
    const chain = { initialContactId: 'first' };
    const page = new AgentPage({ config: tabConfig });
    page.connects('part-1', { ...chain, attributes: { customerId: '' } }).rings('part-2', chain);
    expect(page.addresses).toEqual([jane]);
  });
});

describe('A blocked window', () => {
  test('becomes one click, and is not remembered as popped before it opens', () => {
    const page = new AgentPage({ config: tabConfig });
    page.blocksWindows = true;
    page.rings('call').connects('call');
    expect(page.contact('call').status).toBe('blocked');
    expect(page.attempts).toBe(1);
    expect(why(page, 'call').at(-1)).toContain('one click opens it');
    const again = page.reloaded({ config: tabConfig });
    again.blocksWindows = true;
    again.connects('call');
    expect(again.contact('call').status).toBe('blocked');
    again.pops.open('call');
    expect(again.opened).toEqual([{ contactId: 'call', url: jane, target: 'tab', byAgent: true }]);
    expect(again.contact('call').status).toBe('opened');
    expect(again.reloaded({ config: tabConfig }).connects('call').addresses).toEqual([]);
  });

  test('that stays blocked on the click says so again', () => {
    const page = new AgentPage({ config: tabConfig });
    page.blocksWindows = true;
    page.blocksClicks = true;
    page.rings('call');
    page.pops.open('call');
    expect(page.contact('call').status).toBe('blocked');
    const again = page.reloaded({ config: tabConfig });
    again.blocksWindows = true;
    expect(again.rings('call').contact('call').status).toBe('blocked');
  });
});

describe('More than twelve records in a minute', () => {
  test('become chips until a minute has passed: something is replaying old contacts', () => {
    const page = new AgentPage({ config: tabConfig }).after(600_000);
    for (let i = 0; i < 13; i++) page.rings(`call-${i}`);
    expect(page.opened).toHaveLength(12);
    expect(page.contact('call-12').status).toBe('waiting');
    expect(why(page, 'call-12').at(-1)).toContain('too many records');
    page.after(59_999).rings('call-12', { queue: 'x' });
    expect(page.opened).toHaveLength(12);
    page.after(1).rings('call-12', { queue: 'y' });
    expect(page.opened).toHaveLength(13);
  });
});

describe('Starting and stopping', () => {
  test('twice does no harm, and a stopped page hears nothing', () => {
    const page = new AgentPage();
    let changes = 0;
    const unsubscribe = page.pops.subscribe(() => changes++);
    page.pops.start();
    page.rings('call');
    expect([page.starts, changes, page.addresses.length]).toEqual([1, 1, 1]);
    unsubscribe();
    page.rings('call', { queue: 'Other' });
    expect(changes).toBe(1);
    page.pops.stop();
    page.pops.stop();
    page.rings('other');
    expect([changes, page.addresses.length]).toEqual([1, 1]);
    page.pops.start();
    page.rings('other');
    expect(page.starts).toBe(2);
    expect(page.addresses).toHaveLength(2);
  });

  test('an event that changes nothing calls nobody', () => {
    const page = new AgentPage().rings('call');
    let changes = 0;
    page.pops.subscribe(() => changes++);
    page.views('call').views('').leaves('nobody');
    expect(changes).toBe(0);
  });

  test('several tabs share what has popped', () => {
    const browser = new Browser();
    const first = new AgentPage({ browser, tab: 'first' });
    const second = new AgentPage({ browser, tab: 'second' });
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

describe('A contact that comes back', () => {
  const back = { contactId: 'back', initialContactId: 'call' };

  test('as a transfer opens its window again', () => {
    const page = new AgentPage({ config: tabConfig }).connects('call').leaves('call').rings('back', back);
    expect(page.addresses).toEqual([jane, jane]);
  });

  test('under its own id has its window still, and gets a new frame that is not told as a reload', () => {
    const page = new AgentPage({ config: tabConfig }).rings('call').leaves('call').rings('call');
    expect(page.addresses).toEqual([jane]);
    const frames = new AgentPage().rings('call').leaves('call').rings('call');
    expect(frames.addresses).toEqual([jane, jane]);
    expect(frames.contact('call').trace.at(-1)).toMatchObject({ what: 'opened' });
  });

  test('in mid-conversation is a replay, and a page forgets who left long ago', () => {
    const replayed = new AgentPage({ config: tabConfig }).rings('call').leaves('call').connects('back', back);
    expect(replayed.addresses).toEqual([jane]);
    const page = new AgentPage({ config: tabConfig }).rings('call').leaves('call');
    for (let other = 0; other < 100; other++) page.after(10_000).rings(`${other}`).leaves(`${other}`);
    const before = page.addresses.length;
    expect(page.rings('back', back).addresses).toHaveLength(before);
  });
});

describe('Two calls at once', () => {
  const customer = (state: 'hold' | 'connected') => [{ id: 'c', role: 'customer' as const, state }];
  const held = { parties: customer('hold') };

  test('the second record waits until the agent takes the call and holds the first', () => {
    const page = new AgentPage({ config: tabConfig }).connects('first').rings('second', john);
    expect(page.contact('second').status).toBe('waiting');
    page.connects('first', held).connects('second', john);
    expect(page.addresses).toEqual([jane, `${recordOrigin}/customers/C-2002`]);
    expect(page.pops.view.focus).toBe('second');
  });
});

describe('A customer who changes after the record was opened', () => {
  test('is told of, and followed by a click', () => {
    const page = new AgentPage().rings('call').connects('call', john);
    expect(page.contact('call').changed).toMatchObject({ url: `${recordOrigin}/customers/C-2002` });
    page.pops.follow('call');
    expect(page.addresses).toEqual([jane, `${recordOrigin}/customers/C-2002`]);
    expect(page.contact('call').changed).toBeUndefined();
    page.connects('call', { ...john, queue: 'Other' });
    expect(page.contact('call').changed).toBeUndefined();
  });

  test('who is the same again is no news, nor is one without a record', () => {
    const page = new AgentPage().rings('call').connects('call', john).connects('call');
    expect(page.contact('call').changed).toBeUndefined();
    page.connects('call', { attributes: { lookupStatus: 'none' } });
    expect(page.contact('call').changed).toBeUndefined();
    page.pops.follow('call');
    page.pops.follow('nobody');
    expect(page.addresses).toEqual([jane]);
  });
});

test('A page that does not know yet whether it leads says nothing and waits', () => {
  const page = new AgentPage();
  page.leads = undefined;
  page.rings('call');
  expect(page.contact('call')).toMatchObject({ status: 'none' });
  expect(page.takesOver().addresses).toEqual([jane]);
  expect(page.contact('call').trace).not.toContainEqual(expect.objectContaining({ what: 'otherTab' }));
});

test('New rules hold for what rings from now on', () => {
  const page = new AgentPage().rings('call');
  page.pops.configure(tabConfig);
  page.leaves('call').rings('next', john);
  expect(page.opened.map(({ target }) => target)).toEqual(['frame', 'tab']);
});

test('A page that stops has nobody on its desk, and starts anew with who is there', () => {
  const page = new AgentPage().rings('ghost');
  page.pops.stop();
  expect(page.pops.view.contacts).toEqual([]);
  page.pops.stop();
  page.pops.start();
  expect(page.rings('call').pops.view.contacts).toHaveLength(1);
});

test('A record that the browser refused to show in a frame is one click away in a window', () => {
  const page = new AgentPage().rings('call');
  page.pops.refused('call');
  expect(page.contact('call').status).toBe('blocked');
  page.pops.open('call');
  expect(page.opened.at(-1)).toMatchObject({ url: jane, target: 'tab', byAgent: true });
  page.pops.refused('nobody');
  const card = new AgentPage({ config: aConfig({ rules: [] }) }).rings('call');
  card.pops.refused('call');
  expect(card.contact('call').status).toBe('none');
  const missed = new AgentPage().rings('call').ends('call', { unanswered: 'missed' });
  missed.pops.refused('call');
  expect(missed.contact('call').status).toBe('blocked');
});

describe('A customer whom the agent picked', () => {
  const several = { attributes: { lookupStatus: 'multiple' } };
  const picked = `${recordOrigin}/customers/C-2002`;
  const pick = (page: AgentPage) => {
    page.rings('call', several);
    page.pops.pick('call', { id: 'C-2002', name: 'John Roe' });
    return page;
  };

  test('is the one after a reload, on this tab only', () => {
    const page = pick(new AgentPage()).reloaded().rings('call', several);
    expect(page.addresses).toEqual([picked]);
    expect(page.contact('call')).toMatchObject({ status: 'opened', pop: { url: picked } });
  });

  test('has a window still after a reload', () => {
    const config = aConfig({
      records: { customer: `${recordOrigin}/customers/{customerId}`, target: 'tab' },
      rules: [{ name: 'Several', open: { target: 'picker' } }],
    });
    const page = pick(new AgentPage({ config })).reloaded({ config }).rings('call', several);
    expect(page.addresses).toEqual([]);
    expect(page.contact('call').pop).toMatchObject({ url: picked });
  });

  test('is forgotten with an origin that is approved no more', () => {
    const config = aConfig({ allowedOrigins: [], records: {}, rules: [{ name: 'Card', open: { target: 'card' } }] });
    const page = pick(new AgentPage()).reloaded({ config }).rings('call', several);
    expect([page.addresses, page.contact('call').pop?.target]).toEqual([[], 'card']);
  });
});
