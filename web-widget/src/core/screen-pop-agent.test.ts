import { describe, expect, test } from 'vitest';
import { explain, englishPhrases as phrases } from './explain';
import { AgentPage } from './testing/agent-page';
import { aConfig, contract, recordOrigin } from './testing/configs';

const jane = `${recordOrigin}/customers/C-1001`;
const john = { attributes: { customerId: 'C-2002', customerName: 'John Roe' } };
const tabConfig = aConfig({
  rules: [{ name: 'Tab', open: { target: 'tab', url: `${recordOrigin}/customers/{customerId}` } }],
});
const why = (page: AgentPage, contactId: string) =>
  explain(page.contact(contactId).trace, { contract, masked: false, phrases });

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

  test('sees the refused overrides of a contact', () => {
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

  test('waits as a chip while the agent handles one, and a click opens it', () => {
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

  test('does not take over the window with the record of a handled contact, even when accepted', () => {
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

test('A record that the browser refused to show in a frame is one click away in a window', () => {
  const page = new AgentPage().rings('call');
  page.pops.refused('call');
  expect(page.contact('call')).toMatchObject({ status: 'blocked', ms: undefined });
  expect(page.contact('call').trace.filter(({ kind }) => kind === 'happening')).toEqual([
    { kind: 'happening', what: 'refused', ms: undefined },
  ]);
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

  test('is kept after a reload, on this tab only', () => {
    const page = pick(new AgentPage()).reloaded().rings('call', several);
    expect(page.addresses).toEqual([picked]);
    expect(page.contact('call')).toMatchObject({ status: 'opened', pop: { url: picked } });
  });

  test('still has a window after a reload', () => {
    const config = aConfig({
      records: { customer: `${recordOrigin}/customers/{customerId}`, target: 'tab' },
      rules: [{ name: 'Several', open: { target: 'picker' } }],
    });
    const page = pick(new AgentPage({ config })).reloaded({ config }).rings('call', several);
    expect(page.addresses).toEqual([]);
    expect(page.contact('call').pop).toMatchObject({ url: picked });
  });

  test('is forgotten when its origin is no longer approved', () => {
    const config = aConfig({ allowedOrigins: [], records: {}, rules: [{ name: 'Card', open: { target: 'card' } }] });
    const page = pick(new AgentPage()).reloaded({ config }).rings('call', several);
    expect([page.addresses, page.contact('call').pop?.target]).toEqual([[], 'card']);
  });
});
