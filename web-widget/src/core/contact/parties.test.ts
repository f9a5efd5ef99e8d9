import { describe, expect, test } from 'vitest';
import { aContact } from '../testing/contacts';
import type { Contact, Party } from './contact';
import { customerHasLeft, isCall, isOnHold, isTalking } from './parties';

const party = (role: Party['role'], state: Party['state']): Party => ({ id: `${role}-${state}`, role, state });
const call = (...parties: Party[]): Contact => aContact({ stage: 'connected', parties });

describe('A call', () => {
  test.each<[boolean, Party[]]>([
    [false, []],
    [false, [party('agent', 'connected'), party('customer', 'connected')]],
    [true, [party('agent', 'connected'), party('customer', 'hold')]],
    [true, [party('agent', 'hold'), party('customer', 'connected')]],
    // The customer waits while the agent asks a colleague.
    [false, [party('agent', 'connected'), party('customer', 'hold'), party('other', 'connected')]],
    [false, [party('agent', 'connected'), party('customer', 'hold'), party('other', 'connecting')]],
    [true, [party('agent', 'connected'), party('customer', 'hold'), party('other', 'hold')]],
    [true, [party('customer', 'hold'), party('other', 'left')]],
    [false, [party('agent', 'connected'), party('customer', 'left')]],
  ])('is on hold (%s) with %j', (onHold, parties) => {
    expect(isOnHold(call(...parties))).toBe(onHold);
    expect(isTalking(call(...parties))).toBe(!onHold);
  });

  test('that rings is neither on hold nor active; a monitored call and a chat are not active', () => {
    const ringing = { ...call(party('customer', 'hold')), stage: 'ringing' as const };
    expect([isOnHold(ringing), isTalking(ringing)]).toEqual([false, false]);
    expect(isTalking({ ...call(), monitoring: true })).toBe(false);
    expect(isTalking({ ...call(), channel: 'chat' })).toBe(false);
    expect(isOnHold(aContact({ stage: 'connected' }))).toBe(false);
    expect([isCall({ ...call(), channel: 'callback' }), isCall({ ...call(), channel: 'task' })]).toEqual([true, false]);
  });

  test('is left by its customer while a colleague is there', () => {
    const [left, colleague] = [party('customer', 'left'), party('other', 'connected')];
    expect(customerHasLeft(call(left, colleague))).toBe(true);
    expect(customerHasLeft(call(left, party('other', 'left')))).toBe(false);
    // An agent who was added to the call does not see the agent who added them.
    expect(customerHasLeft(call(left, party('agent', 'connected')))).toBe(true);
    expect(customerHasLeft(call(party('customer', 'hold'), colleague))).toBe(false);
    expect(customerHasLeft({ ...call(left, colleague), stage: 'ended' })).toBe(false);
    expect(customerHasLeft(aContact({ stage: 'connected' }))).toBe(false);
  });
});
