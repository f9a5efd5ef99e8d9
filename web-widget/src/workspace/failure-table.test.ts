import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConfig, recordOrigin } from '../core/testing/configs';
import { hostileValues } from '../core/testing/hostile';
import { popping } from './testing/popping';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answers = () => vi.advanceTimersByTimeAsync(0);
const jane = `${recordOrigin}/customers/C-1001`;
const inATab = () => aConfig({ rules: [{ name: 'Tab', open: { target: 'tab', url: jane } }] });

/** A contact that rings with these attributes. */
async function rings(attributes: unknown, options: Parameters<typeof popping>[0] = {}) {
  const desk = popping(options);
  desk.workspace.attributes = attributes;
  desk.workspace.fire('contact/connecting', 'call', { type: 'voice' });
  await answers();
  return desk;
}

const known = { lookupStatus: 'match', customerId: { name: 'customerId', value: 'C-1001' } };

// Rows of the table in src/core/failure-table.test.ts that can happen in the agent workspace too.
describe('Ways in which screen pops fail in production, in the agent workspace', () => {
  test('1: the lookup was slow or failed: the card says so and the call goes on', async () => {
    const { contact, opened } = await rings({ lookupStatus: 'error' });
    expect(contact('call')).toMatchObject({ status: 'opened', pop: { target: 'card' } });
    expect(opened).toEqual([]);
  });

  test('7: events of old contacts come again: a contact that is over does not pop', async () => {
    const desk = popping();
    desk.workspace.fire('contact/acw', 'old', { type: 'voice' });
    await answers();
    expect(desk.addresses()).toEqual([]);
  });

  test('8: only the last event came: a live contact pops from whatever is seen first', async () => {
    const desk = popping();
    desk.workspace.attributes = known;
    desk.workspace.fire('contact/connected', 'call', { type: 'voice' });
    await answers();
    expect(desk.addresses()).toEqual([jane]);
  });

  test('12: a supervisor who listens in gets no pop', async () => {
    const desk = popping();
    desk.workspace.participants = [{ participantId: 'p', type: 'monitoring', isInitial: false, isSelf: true }];
    desk.workspace.selfState = 'silent_monitor';
    desk.workspace.fire('contact/connected', 'call', { type: 'voice' });
    await answers();
    expect(desk.addresses()).toEqual([]);
  });

  test('19: the app is reloaded in mid-call: the frame is filled again and nothing pops a second time', async () => {
    const { popped } = await rings(known);
    const again = popping({ popped });
    again.workspace.listed = [{ contactId: 'call', type: 'voice' }];
    again.workspace.participants = [{ participantId: 'p', type: 'agent', isInitial: false, isSelf: true }];
    again.workspace.selfState = 'connected';
    again.workspace.attributes = known;
    await again.source.seed();
    await answers();
    expect(again.opened).toEqual([{ contactId: 'call', url: jane, target: 'frame', byAgent: false }]);
    expect(again.contact('call').trace.at(-1)).toMatchObject({ what: 'restored' });
  });

  test.each([
    ['disconnected', 'answered'],
    ['rejected', 'rejected'],
  ])(
    '19: the app is reloaded after the end: nothing pops, and a contact in state %s was %s',
    async (state, outcome) => {
      const desk = popping();
      desk.workspace.listed = [{ contactId: 'call', type: 'voice' }];
      desk.workspace.participants = [{ participantId: 'p', type: 'agent', isInitial: false, isSelf: true }];
      desk.workspace.selfState = state;
      desk.workspace.attributes = known;
      await desk.source.seed();
      await answers();
      expect(desk.opened).toEqual([]);
      expect(desk.contact('call').entry.outcome).toBe(outcome);
    },
  );

  test('20: it has popped in another instance: it is offered here and not opened', async () => {
    const popped = new Map([['call', 'elsewhere' as const]]);
    const { contact, addresses } = await rings(known, { popped });
    expect([contact('call').status, addresses()]).toEqual(['elsewhere', []]);
  });

  test('21: the window is refused at ring time: one click opens it', async () => {
    const desk = popping({ config: inATab() });
    desk.screen.blocks = true;
    desk.workspace.fire('contact/connecting', 'call', { type: 'voice' });
    await answers();
    expect(desk.contact('call').status).toBe('blocked');
    desk.pops.open('call');
    expect(desk.opened.at(-1)).toEqual({ contactId: 'call', url: jane, target: 'tab', byAgent: true });
  });

  test.each(hostileValues.flatMap((value) => [value, { name: 'customerId', value }]))(
    '23: an attribute value is malicious: %j stays inside the record’s folder or opens nothing',
    async (customerId) => {
      const { contact, addresses } = await rings({ lookupStatus: 'match', customerId });
      for (const address of addresses())
        expect(new URL(address).href).toMatch(/^https:\/\/crm\.example\.test\/customers\/[^/?#\\]*$/);
      expect(contact('call').status).toBe('opened');
    },
  );

  test('25: the caller id is withheld: the card is shown, and a new record has no number', async () => {
    const { contact, pops, addresses } = await rings({ lookupStatus: 'withheld', callerNumber: '', customerId: '' });
    expect(contact('call').pop).toMatchObject({ target: 'card' });
    pops.create('call');
    expect(addresses()[0]).toContain(`${recordOrigin}/new?phone=`);
  });

  test('26: the number is shared: the page opens no record by itself', async () => {
    const { addresses } = await rings({ lookupStatus: 'multiple', customerId: '', candidates: 'broken {' });
    expect(addresses()).toEqual([]);
  });

  test('27: a transfer comes back: its record comes with it, once', async () => {
    const desk = await rings(known);
    desk.workspace.fire('contact/cleared', 'call');
    desk.workspace.fire('contact/connecting', 'third', { type: 'voice', initialContactId: 'call' });
    await answers();
    desk.workspace.fire('contact/connected', 'third', { type: 'voice', initialContactId: 'call' });
    await answers();
    expect(desk.opened.map(({ contactId }) => contactId)).toEqual(['call', 'third']);
  });
});
