import { describe, expect, test } from 'vitest';
import type { ContactView, ScreenPopView } from '../../core/index';
import type { AgentView } from '../../streams/agent-view';
import { aView } from '../testing/views';
import type { KeyAction } from './keys';
import { press } from './press';

const ring = aView({ contactId: 'ring' });
const later = aView({ contactId: 'later', channel: 'chat' });
const call = aView({ contactId: 'call', stage: 'connected' });
const dialed = aView({ contactId: 'dialed', direction: 'outbound' });
const over = aView({ contactId: 'over', stage: 'ended' }, { entry: { outcome: 'answered' } });
const missed = aView({ contactId: 'missed', stage: 'ended' }, { entry: { outcome: 'missed' } });

const onHold = {
  legs: new Map([['call', [{ connectionId: '1', party: 'customer', state: 'hold', label: '', muted: false }]]]),
} as unknown as AgentView;

/** A desk that notes what a key did. `present` are the elements that can be clicked. */
function aDesk(contacts: readonly ContactView[], focus?: string, { lacks = [] as string[], present = [''] } = {}) {
  const done: string[] = [];
  const command = (name: string) => (of: string) => void done.push(`${name} ${of}`);
  const phone = {
    accept: command('accept'),
    decline: command('decline'),
    mute: command('mute'),
    hold: command('hold'),
    open: command('open'),
    endByKey: command('end'),
    close: command('close'),
  };
  const keys = {
    phone,
    lacks,
    select: command('select'),
    click(selector: string) {
      done.push(`click ${selector}`);
      return present.includes(selector);
    },
    search: () => void done.push('search'),
  };
  const view: ScreenPopView = { contacts, focus, past: [] };
  return { done, press: (action: KeyAction, agent?: AgentView) => press(action, view, agent, keys) };
}

describe('A key', () => {
  test.each<[string, KeyAction, ContactView[], string | undefined, string[], boolean]>([
    ['takes the contact that has rung longest', 'accept', [call, ring, later], 'call', ['accept ring'], true],
    ['declines the contact that has rung longest', 'decline', [call, ring], 'call', ['decline ring'], true],
    ['takes nothing while nothing rings', 'accept', [call], 'call', [], false],
    ['takes no call that the agent dials', 'accept', [dialed], 'dialed', [], false],
    ['mutes the call', 'mute', [call], 'call', ['mute call'], true],
    ['mutes nothing without a call', 'mute', [ring], 'ring', [], false],
    ['holds the call while the agent reads a chat', 'hold', [later, call], 'later', ['hold call'], true],
    ['opens the keypad of a call', 'keypad', [call], 'call', ['open keypad'], true],
    ['opens the transfer of a call', 'transfer', [call], 'call', ['open transfer'], true],
    ['opens no part without a call', 'transfer', [over], 'over', [], false],
    ['ends the call', 'end', [call], 'call', ['end call'], true],
    ['ends a call that is dialed', 'end', [dialed], 'dialed', ['end dialed'], true],
    ['ends no call that rings', 'end', [ring], 'ring', [], true],
    ['closes a contact after its work', 'done', [over], 'over', ['close over'], true],
    ['closes a missed contact', 'done', [missed], 'missed', ['close missed'], true],
    ['closes no contact during the call', 'done', [call], 'call', [], true],
    ['opens the note', 'note', [call], 'call', ['click [data-act="note"]'], true],
    ['goes to the search', 'search', [], undefined, ['search'], true],
    ['of another page part is left to the browser', 'nextRegion', [call], 'call', [], false],
    ['selects a contact by its number', { contact: 2 }, [call, later], 'call', ['select later'], true],
    ['selects no contact that is not there', { contact: 3 }, [call, later], 'call', [], false],
  ])('%s', (_, action, contacts, focus, done, used) => {
    const desk = aDesk(contacts, focus);
    expect(desk.press(action)).toBe(used);
    expect(desk.done).toEqual(done);
  });

  test('picks one of several customers, if they are on the card', () => {
    const second = '[data-pick="2"]';
    const desk = aDesk([call], 'call', { present: [second] });
    expect([desk.press({ customer: 2 }), desk.press({ customer: 3 })]).toEqual([true, false]);
    expect(desk.done).toEqual([`click ${second}`, 'click [data-pick="3"]']);
  });

  test('takes a call on hold back', () => {
    const desk = aDesk([call], 'call');
    expect(desk.press('hold', onHold)).toBe(true);
    expect(desk.press('transfer', onHold)).toBe(true);
    expect(desk.done).toEqual(['hold call', 'open transfer']);
  });

  test('of a command that the phone lacks is left to the browser', () => {
    const desk = aDesk([call], 'call', { lacks: ['mute', 'keypad'] });
    expect([desk.press('mute'), desk.press('keypad'), desk.press('hold')]).toEqual([false, false, true]);
    expect(desk.done).toEqual(['hold call']);
  });
});
