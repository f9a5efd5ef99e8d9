import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AgentView, Leg } from '../../streams/agent-view';
import { aView } from '../testing/views';
import { useLanguage } from '../text/text';
import { announcement, otherOffers, progress } from './announce';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
});
afterAll(() => vi.unstubAllGlobals());

const ring = aView({ contactId: 'ring' });
const call = aView({ contactId: 'call', stage: 'connected' });
const customer: Leg = { connectionId: '1', party: 'customer', state: 'connected', label: '', muted: false };
const agent = (muted: boolean, state: Leg['state'] = 'connected') =>
  ({ muted, legs: new Map([['call', [{ ...customer, state }]]]) }) as unknown as AgentView;

test('A ringing contact is announced with its line, its customer, the customer’s tier and the key that takes it', () => {
  expect(announcement({ kind: 'ring', contact: ring })).toBe(
    'Incoming call for Acme Support from Jane Doe. Alt A accepts.',
  );
  const gold = aView({ attributes: { customerTier: 'Gold' } });
  expect(announcement({ kind: 'ring', contact: gold })).toContain('Jane Doe, Gold.');
  // Only a lookup that found one customer knows the tier.
  const several = aView({ attributes: { customerTier: 'Gold', lookupStatus: 'multiple' } });
  expect(announcement({ kind: 'ring', contact: several })).not.toContain('Gold');
  expect([announcement({ kind: 'ready' }), announcement({ kind: 'live', contact: call })]).toEqual(['', '']);
});

test('On a Mac no key is announced, because Option alone types letters', async () => {
  vi.resetModules();
  vi.stubGlobal('navigator', { platform: 'MacIntel' });
  const own = await import('./announce');
  await (await import('../text/text')).useLanguage('en');
  expect(own.announcement({ kind: 'ring', contact: ring })).toBe('Incoming call for Acme Support from Jane Doe.');
});

test('The progress of a call is announced, with the agent’s own silence', () => {
  expect(progress({ kind: 'live', contact: call }, agent(false))).toBe('On a call');
  expect(progress({ kind: 'live', contact: call }, agent(true))).toBe('On a call, You are muted');
  expect(progress({ kind: 'live', contact: call }, undefined)).toBe('On a call');
  expect(progress({ kind: 'held', contact: call }, agent(true, 'hold'))).toBe('On hold, You are muted');
  const over = aView({ contactId: 'call', stage: 'ended' }, { entry: { outcome: 'answered' } });
  expect(progress({ kind: 'wrap', contact: over }, agent(true))).toBe('After-call work');
  expect(progress({ kind: 'wrap', contact: over }, { muted: true, legs: new Map() } as unknown as AgentView)).toBe(
    'After-call work',
  );
  // The announcement of a ringing contact has it already.
  expect([progress({ kind: 'ready' }, undefined), progress({ kind: 'ring', contact: ring }, undefined)]).toEqual([
    '',
    '',
  ]);
});

test('Contacts that ring beside the strip are announced, but not the one on it', () => {
  const chat = aView({ contactId: 'chat', channel: 'chat' });
  const view = { contacts: [ring, chat, call], focus: undefined, past: [] };
  expect(otherOffers({ kind: 'ring', contact: ring }, view)).toBe('Incoming chat for Acme Support from Jane Doe');
  expect(otherOffers({ kind: 'live', contact: call }, view)).toBe(
    'Incoming call for Acme Support from Jane Doe. Incoming chat for Acme Support from Jane Doe',
  );
  expect(otherOffers({ kind: 'ready' }, { ...view, contacts: [call] })).toBe('');
});
