import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hearHost, tellHost } from './host';

const crm = 'https://crm.example.test';
const records = 'https://records.example.test';

/** The page's own window, and another window that posts to it. */
let page: EventTarget;
const stranger = () => ({ postMessage: vi.fn() });

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('window', page);
});
afterEach(() => vi.unstubAllGlobals());

async function post(source: object | null, origin: string, data: unknown): Promise<void> {
  page.dispatchEvent(Object.assign(new Event('message'), { source, origin, data }));
  await Promise.resolve();
  await Promise.resolve();
}

function hearing({ hostOrigin = crm, shown = [] as object[] } = {}) {
  const host = stranger();
  const calls = { dial: vi.fn(async () => 'Calling'), showing: vi.fn(), working: vi.fn() };
  const isShown = (source: MessageEventSource | null) => shown.includes(source as object);
  const stop = hearHost({ hostOrigin, allowedOrigins: [records], isShown }, calls, host as unknown as Window);
  return { host, calls, stop };
}

describe('The embedding page', () => {
  test('receives a record at its own origin only', () => {
    const host = stranger();
    const message = { type: 'screen-pop:close', contactId: 'call' } as const;
    expect(tellHost(message, crm, host as unknown as Window)).toBe(true);
    expect(host.postMessage).toHaveBeenCalledWith(message, crm);
    expect(tellHost(message, undefined, host as unknown as Window)).toBe(false);
    expect(tellHost(message, crm, page as unknown as Window)).toBe(false);
    vi.stubGlobal('window', Object.assign(page, { parent: page }));
    expect(tellHost(message, crm)).toBe(false);
  });

  test('asks for a call and receives the result', async () => {
    const { host, calls } = hearing();
    await post(host, crm, { type: 'screen-pop:dial', number: '+14155550142' });
    expect(calls.dial).toHaveBeenCalledWith('+14155550142', crm);
    expect(host.postMessage).toHaveBeenCalledWith(
      { type: 'screen-pop:dialed', said: 'Calling' },
      { targetOrigin: crm },
    );
  });

  test('is ignored if it has another origin or does not embed this page', async () => {
    const { host, calls } = hearing();
    await post(host, 'https://other.example.test', { type: 'screen-pop:dial', number: '1' });
    await post(stranger(), crm, { type: 'screen-pop:dial', number: '1' });
    await post(stranger(), crm, { type: 'screen-pop:activity' });
    await post(host, crm, null);
    expect([calls.dial, calls.working].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  test('is not this page itself when no page embeds it', async () => {
    const calls = { dial: vi.fn(async () => ''), showing: vi.fn(), working: vi.fn() };
    vi.stubGlobal('window', Object.assign(page, { parent: page }));
    hearHost({ hostOrigin: crm, allowedOrigins: [], isShown: () => false }, calls);
    await post(page, crm, { type: 'screen-pop:activity' });
    expect(calls.working).not.toHaveBeenCalled();
  });
});

describe('A record', () => {
  test('reports its address and the agent’s activity, visible or not', async () => {
    const { calls, stop } = hearing();
    const record = stranger();
    await post(record, records, { type: 'screen-pop:record', url: `${records}/1` });
    await post(record, records, { type: 'screen-pop:activity' });
    await post(record, crm, { type: 'screen-pop:record', url: `${crm}/1` });
    expect(calls.showing.mock.calls).toEqual([[record, `${records}/1`]]);
    expect(calls.working).toHaveBeenCalledTimes(1);
    stop();
    await post(record, records, { type: 'screen-pop:activity' });
    expect(calls.working).toHaveBeenCalledTimes(1);
  });

  test('may dial only while it is visible', async () => {
    const [seen, hidden] = [stranger(), stranger()];
    const { calls } = hearing({ shown: [seen] });
    await post(hidden, records, { type: 'screen-pop:dial', number: '+14155550142' });
    expect(calls.dial).not.toHaveBeenCalled();
    await post(seen, records, { type: 'screen-pop:dial', number: '+14155550142' });
    expect(calls.dial).toHaveBeenCalledTimes(1);
    // Its window may be closed by the time of the answer.
    await post(null, records, { type: 'screen-pop:dial', number: '+14155550142' });
    expect(seen.postMessage).toHaveBeenCalledTimes(1);
  });

  test('whose window has closed gets no answer', async () => {
    const { calls } = hearing({ shown: [null as unknown as object] });
    await post(null, records, { type: 'screen-pop:dial', number: '+14155550142' });
    expect(calls.dial).toHaveBeenCalledTimes(1);
  });

  test.each([
    [undefined],
    [null],
    [7],
    [['+14155550142']],
    [{ toString: 1, valueOf: 1 }],
    [{ toString: null }],
    [new Map()],
  ])('that sends %j in place of a text shows no record, and learns that there is no number', async (value) => {
    const { host, calls } = hearing();
    await post(host, crm, { type: 'screen-pop:dial', number: value });
    await post(stranger(), records, { type: 'screen-pop:record', url: value });
    expect([calls.dial.mock.calls, calls.showing.mock.calls]).toEqual([[['', crm]], []]);
    expect(host.postMessage).toHaveBeenCalledTimes(1);
  });
});
