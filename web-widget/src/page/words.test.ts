import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConfig, definitions } from '../core/testing/configs';
import { aContact } from '../core/testing/contacts';
import type { SignInPhase } from '../streams/sign-in';
import { aBrowserPage } from './testing/a-page';
import { loadWords, type Words } from './words';

let words: Words;

beforeEach(async () => {
  aBrowserPage();
  words = await loadWords('en');
});
afterEach(() => vi.unstubAllGlobals());

describe('The words of a page of one’s own', () => {
  test('say what to do to sign in, with the instance and the origin of the page', () => {
    const { ccp } = aConfig();
    const said = (phase: SignInPhase, offline = false) => words.signIn({ phase, offline }, ccp);
    expect(said('expired')).toMatch(/^Your session has expired/);
    expect(said('unreachable')).toContain('https://desk.example.test');
    // The CCP's own frame asks, so the page has nothing to add.
    expect(said('frameAsks')).toBe(said('starting'));
    expect(said('ready', true)).toMatch(/connection to Amazon Connect is lost/);
  });

  test('name the states of the agent and of a contact as the agent’s page does', () => {
    expect(words.agentState({ state: 'PendingBusy', states: [] })).toBe('Incoming contact');
    expect(words.agentState({ state: 'Break', states: ['Break'] })).toBe('Break');
    const state = (different: object) => words.contactState(aContact(different));
    expect([
      state({}),
      state({ stage: 'connected' }),
      state({ stage: 'ended' }),
      state({ stage: 'ended', unanswered: 'missed' }),
    ]).toEqual(['Incoming call', 'On a call', 'After-call work', 'Missed']);
  });

  test('name the customer, the line and the number', () => {
    expect([words.caller(aContact()), words.line(aContact()), words.number('+14155550100')]).toEqual([
      'Jane Doe',
      'Acme Support',
      '+1 415 555 0100',
    ]);
  });

  test('give each attribute its label, and an undeclared one its name', () => {
    const rows = words.attributes(
      aContact({ attributes: { customerTier: 'Gold', orderId: 'O-1', 'bad\u202ename': 'x\u202ey', empty: ' ' } }),
    );
    expect(rows).toContainEqual(['Tier', 'Gold']);
    expect(rows).toContainEqual(['Caller', '+1 415 555 0100']);
    expect(rows).toContainEqual(['orderId', 'O-1']);
    expect(rows).toContainEqual(['bad name', 'x y']);
    expect(rows.map(([label]) => label)).not.toContain('empty');
    expect(rows.map(([label]) => label)).not.toContain('lookupStatus');
  });

  test('leave out an attribute that is not set, and one that is only for rules', () => {
    const attributes = { customerName: '', line: '', matchedBy: 'number' };
    expect(words.attributes(aContact({ attributes }))).toEqual([
      ['Dialed', '+1 800 555 0199'],
      ['Caller', '+1 415 555 0100'],
      ['Customer id', 'C-1001'],
    ]);
  });

  test('show a text that looks like a number as it is', () => {
    const rows = words.attributes(aContact({ attributes: { customerAccount: '0012 345 678' } }));
    expect(rows).toContainEqual(['Account', '0012 345 678']);
  });

  test('hide a secret, as the agent’s page does', async () => {
    const [known] = definitions;
    const pin = { ...known, name: 'pin', label: 'PIN', type: 'text', show: 'present', sensitivity: 'secret' };
    vi.doMock('virtual:contract', () => ({ default: [...definitions, pin] }));
    vi.resetModules();
    const own = await (await import('./words')).loadWords('en');
    vi.doUnmock('virtual:contract');
    expect(own.attributes(aContact({ attributes: { pin: '1234' } }))).toContainEqual(['PIN', '••••']);
  });

  test('say how a command ended, and never fail', async () => {
    expect(await words.outcome('Hold', Promise.resolve())).toEqual({ text: 'Hold: done', failed: false });
    expect(await words.outcome('Hold', Promise.reject(new Error('no')))).toMatchObject({ failed: true });
  });
});
