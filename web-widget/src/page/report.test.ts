import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NoteBook } from '../core/contact/note';
import type { ContactView, Step } from '../core/index';
import { aConfig } from '../core/testing/configs';
import { aView } from '../ui/testing/views';
import { useLanguage } from '../ui/text/text';
import { reportOf, saveFile } from './report';
import { aBrowserPage } from './testing/a-page';

let browser: ReturnType<typeof aBrowserPage>;

beforeEach(async () => {
  browser = aBrowserPage();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-02T12:00:00Z') });
  await useLanguage('en');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const notes = {
  of: (contactId: string) => ({ outcome: contactId === 'call' ? 'Resolved' : undefined, text: 'x', state: 'none' }),
} as unknown as NoteBook;

async function report(contacts: ContactView[], past: ContactView[] = []) {
  return JSON.parse(await reportOf({ contacts, past, focus: undefined }, aConfig(), notes));
}

const milestones = [
  { what: 'ringing', at: 1000.2 },
  { what: 'accepted', at: 2500.9 },
] as const;
const trace = [
  {
    kind: 'rule',
    rule: 'Known',
    matched: true,
    conditions: [{ field: 'customerName', test: { equals: 'Jane Doe' }, value: 'Jane Doe', held: true }],
  },
  { kind: 'happening', what: 'opened', ms: 8 },
] as unknown as readonly Step[];
const pop = { rule: 'Known', at: 'ringing', target: 'frame', url: 'https://crm.example.test/C-1001' } as const;

test('A contact is in the report with its course and its reasons', async () => {
  const call = aView(
    { contactId: 'call', initialContactId: 'first', stage: 'connected' },
    { pop, status: 'opened', ms: 7.6, trace, entry: { seenAt: 1000, milestones } },
  );
  expect(await report([call])).toEqual({
    saved: '2026-01-02T12:00:00.000Z',
    popBudgetMs: aConfig().popBudgetMs,
    contacts: [
      {
        contactId: 'call',
        initialContactId: 'first',
        channel: 'voice',
        direction: 'inbound',
        queue: 'Support',
        outcome: 'connected',
        wrapUp: 'Resolved',
        pop: { rule: 'Known', at: 'ringing', target: 'frame', status: 'opened', ms: 8 },
        timeline: [
          { what: 'ringing', ms: 0 },
          { what: 'accepted', ms: 1501 },
        ],
        why: ['Rule "Known" matched.', '  customerName is (hidden), as wanted.', 'Opened after 8 ms.'],
      },
    ],
  });
});

test('A contact that popped nothing has no pop, and one that is over its outcome', async () => {
  const missed = aView({ contactId: 'chat', stage: 'ended' }, { entry: { outcome: 'missed' } });
  const [contact] = (await report([], [missed])).contacts;
  expect(contact).toMatchObject({ contactId: 'chat', outcome: 'missed', timeline: [], why: [] });
  expect(contact).not.toHaveProperty('pop');
  expect(contact).not.toHaveProperty('wrapUp');
});

test('A pop that was not timed has no milliseconds', async () => {
  const [contact] = (await report([aView({}, { pop, status: 'blocked' })])).contacts;
  expect(contact.pop).toEqual({ rule: 'Known', at: 'ringing', target: 'frame', status: 'blocked' });
});

test('The newest contact is first, and the past ones follow', async () => {
  const [first, second, left] = ['first', 'second', 'left'].map((contactId) => aView({ contactId }));
  const { contacts } = await report([first, second] as ContactView[], [left] as ContactView[]);
  expect(contacts.map(({ contactId }: { contactId: string }) => contactId)).toEqual(['second', 'first', 'left']);
});

test('The report is for people too: its lines are indented', async () => {
  const text = await reportOf({ contacts: [], past: [], focus: undefined }, aConfig(), notes);
  expect(text.split('\n')[1]).toBe('  "saved": "2026-01-02T12:00:00.000Z",');
});

test('A file is saved under its name, as JSON, and its address is given back', async () => {
  const given: Blob[] = [];
  const back: string[] = [];
  const createObjectURL = (blob: Blob) => `blob:${given.push(blob)}`;
  vi.stubGlobal('URL', Object.assign(class extends URL {}, { createObjectURL, revokeObjectURL: back.push.bind(back) }));
  saveFile('report.json', '{}');
  expect(browser.document.links).toMatchObject([{ tag: 'a', href: 'blob:1', download: 'report.json', clicks: 1 }]);
  expect([given[0]?.type, await given[0]?.text(), back]).toEqual(['application/json', '{}', ['blob:1']]);
});
