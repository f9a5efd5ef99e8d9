import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AgentPage } from '../../core/testing/agent-page';
import { aView } from '../testing/views';
import { useLanguage } from '../text/text';
import { addToDay, dayEntry, readDay } from './day';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
});
afterAll(() => vi.unstubAllGlobals());

function aStorage(full = false): Storage {
  const kept = new Map<string, string>();
  const setItem = (key: string, text: string) => {
    if (full) throw new DOMException('full', 'QuotaExceededError');
    kept.set(key, text);
  };
  return { getItem: (key: string) => kept.get(key) ?? null, setItem } as unknown as Storage;
}

const talked = [
  { what: 'ringing', at: 1000 },
  { what: 'connected', at: 3000 },
  { what: 'ended', at: 64_400 },
] as const;

test('A contact that left is kept with its outcome and its talk time', () => {
  const answered = aView({}, { entry: { seenAt: 1000, answered: true, outcome: 'answered', milestones: talked } });
  expect(dayEntry(answered, 'Resolved')).toMatchObject({
    name: 'Jane Doe',
    line: 'Acme Support',
    number: '+14155550100',
    seconds: 61,
    result: 'answered',
    outcome: 'Resolved',
  });
  // Nobody saw the end of a contact that vanished.
  const vanished = aView({}, { entry: { answered: true, milestones: talked.slice(0, 2) } });
  expect(dayEntry(vanished)).toMatchObject({ seconds: undefined, result: 'abandoned' });
  const silent = aView({ customerEndpoint: undefined, attributes: { callerNumber: '' } });
  expect(dayEntry(silent)).toMatchObject({ number: undefined, seconds: undefined });
});

test('A contact after a night of sleep, in which the page’s clock stood still, is one of today', () => {
  const morning = new Date(2026, 0, 6, 10).getTime();
  vi.spyOn(Date, 'now').mockReturnValue(morning);
  vi.spyOn(performance, 'now').mockReturnValue(100_000);
  const storage = aStorage();
  addToDay(dayEntry(aView({}, { entry: { seenAt: 40_000 } })), storage);
  expect(readDay(storage).map(({ at }) => at)).toEqual([morning - 60_000]);
  vi.restoreAllMocks();
});

test('The day has the contacts that left since midnight, newest first and each once', () => {
  const storage = aStorage();
  const now = new Date(2026, 0, 5, 12).getTime();
  const entry = (contactId: string, at: number) => ({ ...dayEntry(aView({ contactId })), at });
  addToDay(entry('yesterday', now - 86_400_000), storage, now);
  addToDay(entry('a', now), storage, now);
  addToDay(entry('b', now), storage, now);
  addToDay({ ...entry('a', now), outcome: 'Resolved' }, storage, now);
  expect(readDay(storage, now).map(({ contactId, outcome }) => [contactId, outcome])).toEqual([
    ['a', 'Resolved'],
    ['b', undefined],
  ]);
});

test('A storage that is full or holds another text loses only the list', () => {
  expect(addToDay(dayEntry(aView()), aStorage(true))).toHaveLength(1);
  const broken = { ...aStorage(), getItem: () => '{' } as unknown as Storage;
  expect(readDay(broken)).toEqual([]);
});

test('The talk time is from the connection to the end of the call, and only of a call that was answered', () => {
  const seconds = (entry: object) => dayEntry(aView({}, { entry })).seconds;
  const [ringing, connected, ended] = talked;
  expect(seconds({ answered: true, milestones: [ringing, connected, ended, { what: 'ended', at: 99_000 }] })).toBe(61);
  expect(seconds({ answered: true, milestones: [ringing, ended] })).toBeUndefined();
  expect(seconds({ answered: false, milestones: talked })).toBeUndefined();
  expect(seconds({ answered: true, milestones: [] })).toBeUndefined();
});

describe('After a reload the talk time', () => {
  const began = 1_700_000_000_000;
  const seconds = (page: AgentPage) => page.leaves('call').pops.view.past.map((past) => dayEntry(past).seconds);
  const reloaded = () => new AgentPage().rings('call').connects('call', { since: began }).reloaded();

  test('in mid-call is that of the whole call', () => {
    const page = reloaded().connects('call', { since: began });
    expect(seconds(page.after(4000).ends('call', { since: began + 61_000 }))).toEqual([61]);
  });

  test('is unknown if the service does not say when the call began, or when it ended', () => {
    expect(seconds(reloaded().connects('call').after(4000).ends('call', { since: began }))).toEqual([undefined]);
    expect(seconds(reloaded().connects('call', { since: began }).after(4000).ends('call'))).toEqual([undefined]);
  });

  test('of a task is unknown, because its state begins again after a pause', () => {
    const page = reloaded().connects('call', { channel: 'task', since: began });
    expect(seconds(page.after(4000).ends('call', { channel: 'task', since: began + 61_000 }))).toEqual([undefined]);
  });

  test('in after-contact work is unknown', () => {
    expect(seconds(reloaded().ends('call', { since: began }).after(4000))).toEqual([undefined]);
  });
});

test('The day begins at midnight and has at most a hundred contacts, the latest ones', () => {
  const storage = aStorage();
  const midnight = new Date(2026, 0, 5).getTime();
  const noon = midnight + 12 * 3_600_000;
  const entry = (contactId: string, at: number) => ({ ...dayEntry(aView({ contactId })), at });
  addToDay(entry('late', midnight - 1), storage, noon);
  addToDay(entry('first', midnight), storage, noon);
  expect(readDay(storage, noon).map(({ contactId }) => contactId)).toEqual(['first']);
  for (let at = 0; at < 100; at++) addToDay(entry(`${at}`, noon), storage, noon);
  const day = readDay(storage, noon);
  expect([day.length, day[0]?.contactId, day.at(-1)?.contactId]).toEqual([100, '99', '0']);
});
