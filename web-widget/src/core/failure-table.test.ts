import { describe, expect, test } from 'vitest';
import { explain, englishPhrases as phrases } from './explain';
import { AgentPage, Browser } from './testing/agent-page';
import { aConfig, contract, recordOrigin } from './testing/configs';
import { hostileValues } from './testing/hostile';

// How screen pops fail in production, and the required behaviour. src/streams/failure-table.test.ts has the rows of the
// Streams adapter; the lookup's tests have its own.
const jane = `${recordOrigin}/customers/C-1001`;

describe('Ways in which screen pops fail in production', () => {
  test('1: the lookup was slow or failed: the card says so and the call goes on', () => {
    const page = new AgentPage().rings('call', { attributes: { lookupStatus: 'error' } });
    expect(page.contact('call')).toMatchObject({ status: 'opened', pop: { target: 'card' } });
    expect(page.opened).toEqual([]);
  });

  test('7: onConnected fires again for old contacts: each pops once', () => {
    const page = new AgentPage().rings('call').connects('call').connects('call');
    for (const old of ['old-1', 'old-2', 'old-3']) page.ends(old).connects(old).leaves(old);
    expect(page.addresses).toEqual([jane]);
  });

  test('7: a contact that was over before the page saw it does not pop, and the trace says why', () => {
    const page = new AgentPage().ends('old');
    expect(page.addresses).toEqual([]);
    expect(explain(page.contact('old').trace, { contract, masked: false, phrases })).toEqual([
      'Nothing pops: the contact was over before this page saw it.',
    ]);
  });

  test('8: onConnected is missing: a live contact pops from whatever is seen first', () => {
    expect(new AgentPage().connects('call').addresses).toEqual([jane]);
    expect(new AgentPage().accepts('call').rings('call').addresses).toEqual([jane]);
  });

  test('8: onViewContact is repeated, or comes with an empty or unknown id', () => {
    const page = new AgentPage().views('').views('call').rings('call').views('call').views('call').views('');
    expect(page.pops.view.focus).toBe('call');
    expect(page.addresses).toEqual([jane]);
  });

  test('9: onEnded and onDestroy both come, in either order, and twice', () => {
    const page = new AgentPage().rings('call').ends('call').leaves('call').leaves('call');
    expect(page.closed).toEqual(['call']);
    expect(page.ends('call').leaves('call').addresses).toEqual([jane]);
    expect(page.closed).toEqual(['call', 'call']);
  });

  test('10: there is no onViewContact for voice: accepting a call moves the focus to it', () => {
    const page = new AgentPage()
      .rings('chat', { channel: 'chat' })
      .connects('chat', { channel: 'chat' })
      .rings('call')
      .accepts('call');
    expect(page.pops.view.focus).toBe('call');
  });

  test('12: attributes are null while monitoring: a supervisor gets no pop', () => {
    const page = new AgentPage({
      config: aConfig({ rules: [{ name: 'Always', open: { target: 'frame', url: recordOrigin } }] }),
    });
    page.connects('call', { monitoring: true });
    expect(page.addresses).toEqual([]);
    expect(page.contact('call')).toMatchObject({ status: 'none', pop: undefined });
    expect(explain(page.contact('call').trace, { contract, masked: true, phrases })).toEqual([
      'Nothing pops: this is silent monitoring.',
    ]);
  });

  test('19: the page is refreshed in mid-call: the frame is filled again, and nothing pops a second time', () => {
    const page = new AgentPage().rings('call').connects('call').reloaded().connects('call').connects('call');
    expect(page.opened).toEqual([{ contactId: 'call', url: jane, target: 'frame', byAgent: false }]);
    expect(explain(page.contact('call').trace, { contract, masked: false, phrases }).at(-1)).toBe(
      'Shown again after the page was reloaded.',
    );
  });

  test('19: the page is refreshed in mid-call: a window that is open is left alone', () => {
    const config = aConfig({ rules: [{ name: 'Tab', open: { target: 'tab', url: jane } }] });
    const again = new AgentPage({ config }).rings('call').reloaded({ config }).connects('call');
    expect(again.addresses).toEqual([]);
    expect(again.contact('call').status).toBe('elsewhere');
  });

  test('20: two tabs are open: one pops, and the next takes over when it closes', () => {
    const browser = new Browser();
    const first = new AgentPage({ browser, tab: 'first' }).rings('call-1');
    const second = new AgentPage({ browser, tab: 'second' });
    second.leads = false;
    second.rings('call-1');
    expect([first.addresses, second.addresses]).toEqual([[jane], []]);
    first.pops.stop();
    second.leaves('call-1').rings('call-2');
    expect(second.addresses).toEqual([]);
    second.takesOver();
    expect(second.addresses).toEqual([jane]);
  });

  test('21: the popup is blocked at ring time: one click opens it', () => {
    const page = new AgentPage({ config: aConfig({ rules: [{ name: 'Tab', open: { target: 'tab', url: jane } }] }) });
    page.blocksWindows = true;
    page.rings('call');
    expect(page.contact('call').status).toBe('blocked');
    page.pops.open('call');
    expect(page.opened).toEqual([{ contactId: 'call', url: jane, target: 'tab', byAgent: true }]);
  });

  test.each(hostileValues)(
    '23: an attribute value is malicious: %j stays inside the record’s folder or opens nothing',
    (customerId) => {
      const page = new AgentPage().rings('call', { attributes: { customerId } });
      for (const address of page.addresses)
        expect(new URL(address).href).toMatch(/^https:\/\/crm\.example\.test\/customers\/[^/?#\\]*$/);
      expect(page.contact('call').status).toBe('opened');
    },
  );

  test.each(['withheld', 'none'])(
    '25: the caller id is withheld or not a number (%s): the card is shown',
    (lookupStatus) => {
      const page = new AgentPage().rings('call', {
        customerEndpoint: undefined,
        attributes: { lookupStatus, callerNumber: '', customerId: '' },
      });
      expect(page.contact('call').pop).toMatchObject({ target: 'card' });
      page.pops.create('call');
      expect(page.addresses).toEqual([`${recordOrigin}/new?phone=`]);
    },
  );

  test('26: the number is shared: the page opens no record by itself', () => {
    const page = new AgentPage().rings('call', {
      attributes: { lookupStatus: 'multiple', customerId: '', candidates: 'broken {' },
    });
    expect(page.addresses).toEqual([]);
  });

  test('27: a warm transfer comes back: its record comes with it, once', () => {
    const page = new AgentPage().rings('first').connects('first').leaves('first');
    page.rings('third', { initialContactId: 'first', direction: 'transfer' });
    // The record’s frame was closed with the first contact: this is a new conversation, not a reload.
    expect(page.opened.map(({ contactId }) => contactId)).toEqual(['first', 'third']);
    expect(page.contact('third').trace.at(-1)).toMatchObject({ what: 'opened' });
    const config = aConfig({ rules: [{ name: 'Tab', open: { target: 'tab', url: jane } }] });
    const tabs = new AgentPage({ config }).rings('first').leaves('first').rings('third', { initialContactId: 'first' });
    expect(tabs.addresses).toEqual([jane, jane]);
  });

  test('32: the clock of the desk is wrong or jumps: order is the order of events', () => {
    const page = new AgentPage().after(1_000_000).rings('call').after(-2_000_000).connects('call').ends('call');
    expect(page.contact('call').entry).toMatchObject({ outcome: 'answered' });
    expect(page.addresses).toEqual([jane]);
  });
});
