import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RecordFrames } from './record-frames';
import { aFakeDocument, type FakeFrame } from './testing/fake-document';

const jane = 'https://crm.example.test/customers/C-1001';
const john = 'https://crm.example.test/customers/C-2002';

let place: ReturnType<typeof aFakeDocument>;
let records: RecordFrames;
let shown: boolean[];

beforeEach(() => {
  place = aFakeDocument();
  vi.stubGlobal('document', place.document);
  records = new RecordFrames(place.container, () => 'Record');
  // A listener is optional.
  records.show(undefined);
  shown = [];
  records.changed = (seen) => void shown.push(seen);
});
afterEach(() => vi.unstubAllGlobals());

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

  test('keeps its record while the agent works on another contact, and loses it when it leaves', () => {
    records.show('call');
    records.open('call', jane);
    records.open('chat', john);
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

test('A search stays in front of the records until the agent turns to a contact', () => {
  const search = 'https://crm.example.test/search?q=roe';
  records.show('call');
  records.open('call', jane);
  records.open('', search, true);
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

test('A search that is closed gives its place back, and the record of another contact does not', () => {
  const search = 'https://crm.example.test/search?q=roe';
  records.show('call');
  records.open('call', jane);
  records.open('chat', john);
  records.open('', search, true);
  expect(records.close('chat')).toBe(john);
  expect(visible()).toEqual([search]);
  expect(records.close('')).toBe(search);
  expect([visible(), shown.at(-1), records.close('')]).toEqual([[jane], true, undefined]);
});

describe('A prepared frame', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is hidden and nobody’s until a contact needs one, and then the next is prepared', () => {
    records.prepare();
    records.prepare();
    expect(place.frames).toEqual([]);
    vi.runAllTimers();
    expect(place.frames).toMatchObject([{ src: '', hidden: true, title: 'Record', dataset: {} }]);
    expect(records.contactIn(windowOf(0))).toBeUndefined();
    records.show('call');
    records.open('call', jane);
    expect([visible(), place.frames.length, shown.at(-1)]).toEqual([[jane], 1, true]);
    expect(place.frames[0]?.dataset).toEqual({ testid: 'record-frame', contact: 'call' });
    vi.runAllTimers();
    records.prepare();
    vi.runAllTimers();
    expect(place.frames.map(({ hidden }) => hidden)).toEqual([false, true]);
  });

  test('leaves with the others, also while it is still due', () => {
    records.prepare();
    vi.runAllTimers();
    records.clear();
    expect(place.frames).toEqual([]);
    records.prepare();
    records.clear();
    vi.runAllTimers();
    expect(place.frames).toEqual([]);
    records.open('call', jane);
    expect(place.frames).toMatchObject([{ src: jane }]);
  });
});

test('A window and an address identify the contact of the record', () => {
  records.show('call');
  records.open('call', jane);
  records.open('chat', john);
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
