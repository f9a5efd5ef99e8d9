import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RecordFrames } from './record-frames';
import { aFakeDocument, type FakeFrame } from './testing/fake-document';

const jane = 'https://crm.example.test/customers/C-1001';
const john = 'https://crm.example.test/customers/C-2002';

let place: ReturnType<typeof aFakeDocument>;
let records: RecordFrames;
let shown: boolean[];
let due: (() => void)[];

beforeEach(() => {
  place = aFakeDocument();
  vi.stubGlobal('document', place.document);
  due = [];
  records = new RecordFrames(
    place.container,
    () => 'Record',
    () => new Promise((resolve) => due.push(resolve)),
  );
  // A listener is optional.
  records.show(undefined);
  shown = [];
  records.changed = (seen) => void shown.push(seen);
});
afterEach(() => vi.unstubAllGlobals());

/** The browser paints what the page has drawn. */
async function paint(): Promise<void> {
  for (const resolve of due.splice(0)) resolve();
  await Promise.resolve();
}

const visible = () => place.frames.filter(({ hidden }) => !hidden).map(({ src }) => src);
const windowOf = (at: number) => (place.frames[at] as FakeFrame).contentWindow as MessageEventSource;

describe('Each contact', () => {
  test('has one frame, which may do everything except navigate the page', () => {
    records.show('call');
    records.open('call', jane);
    records.open('call', `${jane}?tab=2`);
    expect(place.frames).toHaveLength(1);
    expect(place.frames[0]).toMatchObject({ src: `${jane}?tab=2`, title: 'Record', dataset: { contact: 'call' } });
    expect(place.frames[0]?.sandboxed).toEqual([
      'allow-scripts',
      'allow-same-origin',
      'allow-forms',
      'allow-modals',
      'allow-downloads',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      'allow-storage-access-by-user-activation',
    ]);
    expect(place.frames[0]).toMatchObject({ allow: 'local-network-access', dataset: { testid: 'record-frame' } });
    expect(shown.at(-1)).toBe(true);
  });

  test('keeps its record while the agent works on another contact, and loses it when it leaves', async () => {
    records.show('call');
    records.open('call', jane);
    records.open('chat', john);
    await paint();
    expect(visible()).toEqual([jane]);
    records.show('chat');
    expect(visible()).toEqual([john]);
    records.close('chat');
    records.close('nobody');
    expect([visible(), shown.at(-1)]).toEqual([[], false]);
    records.show('call');
    expect(visible()).toEqual([jane]);
    records.clear();
    expect([place.frames, shown.at(-1)]).toEqual([[], false]);
  });
});

test('A new record loads at once and takes its place after the paint, unless the agent has turned away', async () => {
  records.show('call');
  records.open('call', jane);
  expect([place.frames[0]?.src, visible(), shown.at(-1)]).toEqual([jane, [], true]);
  await paint();
  expect(visible()).toEqual([jane]);
  // A record that is there already stays while it loads another address.
  records.open('call', john);
  expect(visible()).toEqual([john]);
  records.open('chat', jane);
  records.show('chat');
  records.show('call');
  await paint();
  expect(visible()).toEqual([john]);
  records.open('task', jane);
  records.close('task');
  const told = shown.length;
  await paint();
  expect([visible(), shown.length]).toEqual([[john], told]);
});

test('A search stays in front of the records until the agent turns to a contact', async () => {
  const search = 'https://crm.example.test/search?q=roe';
  records.show('call');
  records.open('call', jane);
  records.open('', search, true);
  await paint();
  expect(visible()).toEqual([search]);
  // The page shows the same contact again at each of its changes.
  records.show('call');
  expect(visible()).toEqual([search]);
  records.turnTo('call');
  expect(visible()).toEqual([jane]);
  records.open('', search, true);
  records.open('call', john, true);
  expect(visible()).toEqual([john]);
  records.open('', search, true);
  records.open('call', jane);
  expect(visible()).toEqual([search]);
  records.show('chat');
  expect(visible()).toEqual([]);
});

test('A search that is closed gives its place back, and the record of another contact does not', async () => {
  const search = 'https://crm.example.test/search?q=roe';
  records.show('call');
  records.open('call', jane);
  records.open('chat', john);
  records.open('', search, true);
  await paint();
  expect(records.close('chat')).toBe(john);
  expect(visible()).toEqual([search]);
  expect(records.close('')).toBe(search);
  expect([visible(), shown.at(-1), records.close('')]).toEqual([[jane], true, undefined]);
});

describe('A prepared frame', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is hidden and nobody’s until a contact needs one, and then the next is prepared', async () => {
    records.prepare();
    records.prepare();
    await paint();
    expect(place.frames).toEqual([]);
    vi.runAllTimers();
    expect(place.frames).toMatchObject([{ src: '', hidden: true, title: 'Record', dataset: {} }]);
    expect(records.contactIn(windowOf(0))).toBeUndefined();
    records.show('call');
    records.open('call', jane);
    await paint();
    expect([visible(), place.frames.length, shown.at(-1)]).toEqual([[jane], 1, true]);
    expect(place.frames[0]?.dataset).toEqual({ testid: 'record-frame', contact: 'call' });
    vi.runAllTimers();
    records.prepare();
    await paint();
    vi.runAllTimers();
    expect(place.frames.map(({ hidden }) => hidden)).toEqual([false, true]);
  });

  test('waits for the paint: a browser that waits for the time of its next paint is idle too', async () => {
    records.prepare();
    vi.runAllTimers();
    expect(place.frames).toEqual([]);
    await paint();
    vi.runAllTimers();
    expect(place.frames).toHaveLength(1);
  });

  test('leaves with the others, also while it is still due', async () => {
    records.prepare();
    await paint();
    vi.runAllTimers();
    records.clear();
    expect(place.frames).toEqual([]);
    records.prepare();
    await paint();
    records.clear();
    vi.runAllTimers();
    expect(place.frames).toEqual([]);
    records.prepare();
    records.clear();
    await paint();
    vi.runAllTimers();
    expect(place.frames).toEqual([]);
    records.open('call', jane);
    expect(place.frames).toMatchObject([{ src: jane }]);
  });
});

test('A window and an address identify the contact of the record', async () => {
  records.show('call');
  records.open('call', jane);
  records.open('chat', john);
  await paint();
  expect([records.contactIn(windowOf(1)), records.contactIn(null)]).toEqual(['chat', undefined]);
  expect([records.isShown(windowOf(0)), records.isShown(windowOf(1)), records.isShown(null)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(records.contactOf(john)).toBe('chat');
  // A browser may report only the origin.
  expect(records.contactOf('https://crm.example.test')).toBe('call');
  expect(records.contactOf('https://other.example.test')).toBeUndefined();
});

test('An address that a record leads to identifies the only frame that loads, or else the last that has loaded', () => {
  const signIn = 'https://login.example.test';
  const clock = vi.spyOn(performance, 'now').mockReturnValue(5000);
  records.open('call', jane);
  expect(records.contactOf(signIn)).toBe('call');
  records.open('chat', john);
  expect(records.contactOf(signIn)).toBeUndefined();
  clock.mockReturnValue(5001);
  place.frames[0]?.onload();
  expect(records.contactOf(signIn)).toBe('chat');
  clock.mockReturnValue(6000);
  expect(records.contactOf(signIn)).toBe('chat');
  place.frames[1]?.onload();
  clock.mockReturnValue(6999);
  expect(records.contactOf(signIn)).toBe('chat');
  clock.mockReturnValue(7000);
  expect(records.contactOf(signIn)).toBeUndefined();
  clock.mockRestore();
});
