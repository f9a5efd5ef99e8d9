import { describe, expect, test } from 'vitest';
import { explain, englishPhrases as phrases } from './explain';
import { AgentPage, Browser } from './testing/agent-page';
import { aConfig, contract, recordOrigin } from './testing/configs';

const jane = `${recordOrigin}/customers/C-1001`;
const john = { attributes: { customerId: 'C-2002', customerName: 'John Roe' } };
const hostConfig = aConfig({
  rules: [{ name: 'Host', open: { target: 'host', url: `${recordOrigin}/customers/{customerId}` } }],
});
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
    expect(why(page, 'call').filter((line) => line.includes('the moment of the rule has not come'))).toHaveLength(1);
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

  test('opens nothing for an unanswered call', () => {
    const page = new AgentPage({ config: wrapUp }).rings('call').ends('call', { unanswered: 'missed' });
    expect(page.addresses).toEqual([jane]);
    expect(page.contact('call').entry.outcome).toBe('missed');
  });

  test('is still after-contact work on a page that was reloaded, and opens nothing again', () => {
    const page = new AgentPage({ config: wrapUp }).rings('call').connects('call').reloaded({ config: wrapUp });
    page.ends('call');
    expect(page.addresses).toEqual([]);
    expect(page.contact('call').entry.outcome).toBe('answered');
    page.leaves('call');
    expect(page.pops.view.past.map(({ entry }) => entry.outcome)).toEqual(['answered']);
  });

  test('that a page did not see opens nothing, and a caller who gives up is no conversation', () => {
    const page = new AgentPage({ config: wrapUp }).ends('call').ends('call', { queue: 'Other' });
    expect([page.contact('call').status, page.addresses]).toEqual(['none', []]);
    expect(why(page, 'call')).toEqual(['Nothing pops: the contact was over before this page saw it.']);
    page.leaves('call').rings('next').ends('next').leaves('next');
    expect(page.pops.view.past.map(({ entry }) => entry.outcome)).toEqual(['abandoned', 'answered']);
  });

  test('of a missed call opens no record before the agent clicks', () => {
    const page = new AgentPage().ends('call', { unanswered: 'missed' });
    expect(page.contact('call').status).toBe('none');
    page.pops.open('call');
    expect(page.addresses).toEqual([jane]);
    expect(why(page, 'call')).toEqual(['The agent asked for it.', 'Opened by the click.']);
  });

  test('leaves the record open when no rule is for the end, and the agent can ask for it again', () => {
    const page = new AgentPage().rings('call').connects('call').ends('call');
    expect(page.contact('call')).toMatchObject({ status: 'opened', pop: { rule: 'Known' } });
    page.pops.open('call');
    expect(page.addresses).toEqual([jane, jane]);
  });
});

describe('A lookup without a match', () => {
  test('shows the card and keeps the time that this took', () => {
    const page = new AgentPage().rings('call', { attributes: { lookupStatus: 'none' } }).after(90);
    page.rings('call', { attributes: { lookupStatus: 'none', line: 'Other' } });
    expect(page.contact('call')).toMatchObject({ status: 'opened', ms: 0, pop: { target: 'card' } });
    expect(page.opened).toEqual([]);
  });

  test('opens a record when the flow finds it later', () => {
    const page = new AgentPage().rings('call', { attributes: { lookupStatus: 'none' } }).rings('call');
    expect(page.addresses).toEqual([jane]);
  });

  test('that no rule matches pops nothing and says so', () => {
    const page = new AgentPage({ config: aConfig({ rules: [] }) }).rings('call');
    expect(page.contact('call')).toMatchObject({ status: 'none', pop: undefined });
    expect(why(page, 'call')).toEqual(['No rule matched: nothing pops.']);
    page.pops.open('call');
    expect(page.opened).toEqual([]);
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

  test('an event that changes nothing calls no listener', () => {
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
    expect(why(second, 'call').at(-1)).toContain('Another tab');
    first.rings('call');
    expect(why(second, 'call').at(-1)).toContain('has popped already');
    expect([first.addresses, second.addresses]).toEqual([[jane], []]);
    second.pops.open('call');
    expect(second.addresses).toEqual([jane]);
  });
});

test('After a reload a record for the host is filled again only where it stands in a frame of this page', () => {
  const page = new AgentPage({ config: hostConfig }).connects('call');
  const hosted = page.reloaded({ config: hostConfig });
  expect(hosted.connects('call').addresses).toEqual([]);
  const alone = page.reloaded({ config: hostConfig });
  alone.hosted = false;
  expect(alone.connects('call').addresses).toEqual([jane]);
});

describe('A contact that comes back', () => {
  const back = { contactId: 'back', initialContactId: 'call' };

  test('as a transfer opens its window again', () => {
    const page = new AgentPage({ config: tabConfig }).connects('call').leaves('call').rings('back', back);
    expect(page.addresses).toEqual([jane, jane]);
  });

  test('under its own id keeps its window, or gets a new frame that the trace does not call a reload', () => {
    const page = new AgentPage({ config: tabConfig }).rings('call').leaves('call').rings('call');
    expect(page.addresses).toEqual([jane]);
    const frames = new AgentPage().rings('call').leaves('call').rings('call');
    expect(frames.addresses).toEqual([jane, jane]);
    expect(frames.contact('call').trace.at(-1)).toMatchObject({ what: 'opened' });
  });

  test('under its own id is sent to the host again, which was told to close its record', () => {
    const page = new AgentPage({ config: hostConfig }).rings('call').leaves('call').rings('call');
    expect([page.closed, page.addresses]).toEqual([['call'], [jane, jane]]);
  });

  test('has its record on one tab, also when another tab leads afterwards', () => {
    const browser = new Browser();
    const [first, second] = ['tab-1', 'tab-2'].map((tab) => new AgentPage({ browser, tab })) as [AgentPage, AgentPage];
    second.leads = false;
    for (const page of [first, second]) page.rings('call').leaves('call');
    for (const page of [first, second]) page.rings('call').ends('call');
    expect(first.addresses).toEqual([jane, jane]);
    expect(second.takesOver().addresses).toEqual([]);
    for (const page of [first, second]) page.leaves('call');
    for (const page of [first, second]) page.rings('call');
    expect(second.takesOver().addresses).toEqual([]);
    expect(first.addresses).toEqual([jane, jane, jane]);
  });

  test('in mid-conversation is a replay, and a page forgets contacts that left long ago', () => {
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
  test('is announced, and a click opens the new record', () => {
    const page = new AgentPage().rings('call').connects('call', john);
    expect(page.contact('call').changed).toMatchObject({ url: `${recordOrigin}/customers/C-2002` });
    page.pops.follow('call');
    expect(page.addresses).toEqual([jane, `${recordOrigin}/customers/C-2002`]);
    expect(page.contact('call').changed).toBeUndefined();
    page.connects('call', { ...john, queue: 'Other' });
    expect(page.contact('call').changed).toBeUndefined();
  });

  test('is not announced after a change back, nor without a record', () => {
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

test('New rules apply to contacts that ring from now on', () => {
  const page = new AgentPage().rings('call');
  page.pops.configure(tabConfig);
  page.leaves('call').rings('next', john);
  expect(page.opened.map(({ target }) => target)).toEqual(['frame', 'tab']);
});

test('A stopped page has no contacts, and a restarted one has the current contacts', () => {
  const page = new AgentPage().rings('ghost');
  page.pops.stop();
  expect(page.pops.view.contacts).toEqual([]);
  page.pops.stop();
  page.pops.start();
  expect(page.rings('call').pops.view.contacts).toHaveLength(1);
});
