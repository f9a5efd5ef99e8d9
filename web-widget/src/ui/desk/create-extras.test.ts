import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStorage } from '../../browser/storage';
import type { NoteBook } from '../../core/contact/note';
import type { ContactView } from '../../core/index';
import { numberText, useNumberFormat } from '../format';
import { aView } from '../testing/views';
import { useLanguage } from '../text/text';
import { createExtras } from './create-extras';

const left = (contactId: string) =>
  aView(
    { contactId, stage: 'ended' },
    { entry: { seenAt: Date.now() - performance.timeOrigin, answered: true, outcome: 'answered' } },
  );
const view = (past: readonly ContactView[], contacts: readonly ContactView[] = []) => ({
  contacts,
  past,
  focus: undefined,
});

let page: { title: string };

beforeEach(async () => {
  page = Object.assign(
    { title: 'Screen Pop' },
    { documentElement: {}, querySelector: () => null, hasFocus: () => true },
  );
  vi.stubGlobal('document', page);
  vi.stubGlobal('localStorage', memoryStorage());
  await useLanguage('en');
});
afterEach(() => {
  useNumberFormat((number) => number);
  vi.unstubAllGlobals();
});

/** The agent's notes, with the contacts whose notes were sent. */
function someNotes() {
  const sent: string[] = [];
  const notes = {
    of: (contactId: string) => ({ outcome: contactId === 'call' ? 'Resolved' : undefined, text: '', state: 'none' }),
    finish: (contactId: string) => void sent.push(contactId),
  } as unknown as NoteBook;
  return { notes, sent };
}

describe('A contact that leaves', () => {
  test('is in the day with its outcome, and its note is sent, once', async () => {
    const session = memoryStorage();
    const extras = await createExtras(session);
    const { notes, sent } = someNotes();
    const call = left('call');
    expect(extras.show(view([call]), notes).map(({ contactId, outcome }) => [contactId, outcome])).toEqual([
      ['call', 'Resolved'],
    ]);
    const chat = left('chat');
    extras.show(view([chat, call]), notes);
    expect(sent).toEqual(['call', 'chat']);
    expect(extras.day(notes).map(({ contactId }) => contactId)).toEqual(['chat', 'call']);
    // A reload keeps the day of the tab.
    expect((await createExtras(session)).day(undefined)).toHaveLength(2);
    extras.stop();
  });

  test('is in the day again if it comes back and leaves once more', async () => {
    const extras = await createExtras(memoryStorage());
    const { notes, sent } = someNotes();
    const call = left('call');
    extras.show(view([call]), notes);
    extras.show(view([]), notes);
    extras.show(view([call]), notes);
    expect([sent, extras.day(notes).length]).toEqual([['call', 'call'], 1]);
  });

  test('is in the day without notes too', async () => {
    const day = (await createExtras(memoryStorage())).show(view([left('call')]), undefined);
    expect(day.map(({ contactId, outcome }) => [contactId, outcome])).toEqual([['call', undefined]]);
  });
});

test('The parts that load late ring in the title, group numbers and know the customer’s local time', async () => {
  const extras = await createExtras(memoryStorage());
  expect(numberText('+14155550100')).toBe('+1 415 555 0100');
  extras.show(view([], [aView()]), undefined);
  expect(page.title).toContain('Jane Doe');
  const [here, there] = [extras.localTime('+14155550100'), extras.localTime('+12125550100')];
  // The agent's own time zone gives none, so at least one of two zones gives one.
  expect(`${here}${there}`).toMatch(/\d:\d\d/);
  extras.stop();
  expect(page.title).toBe('Screen Pop');
});

test('The agent’s choice of alerts holds from the next contact on', async () => {
  const shown: string[] = [];
  vi.stubGlobal(
    'Notification',
    class {
      constructor(title: string) {
        shown.push(title);
      }
      close() {}
    },
  );
  Object.assign(page, { hasFocus: () => false });
  const extras = await createExtras(memoryStorage());
  const settings = { sound: false, notifications: true, keys: true, devices: {} };
  extras.show(view([], [aView({ contactId: 'call' })]), undefined);
  extras.change(settings);
  extras.show(view([], [aView({ contactId: 'chat', channel: 'chat' })]), undefined);
  extras.change({ ...settings, notifications: false });
  extras.show(view([], [aView({ contactId: 'task', channel: 'task' })]), undefined);
  expect(shown).toEqual(['Incoming chat for Acme Support']);
  extras.stop();
});

test('The reasons of refused wishes are there with the extras', async () => {
  const { refusalTexts } = await import('../text/phrases');
  await createExtras(memoryStorage());
  expect(refusalTexts()).toMatchObject({ granted: expect.stringContaining('is not granted') });
});
