import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aFile } from '../core/testing/configs';
import { signInLibrary } from '../streams/testing/sign-in-library';
import { aBrowserPage } from './testing/a-page';

let streams: ReturnType<typeof signInLibrary>;
let failure: Error | undefined;
let file: Response;
const fetched = vi.fn(async (_: string) => file);

vi.mock('../streams/library', async (original) => ({
  ...(await original<object>()),
  loadStreams: async () => {
    if (failure) throw failure;
    return streams.library;
  },
}));

const place = { replaceChildren() {} } as unknown as HTMLElement;

beforeEach(() => {
  vi.resetModules();
  aBrowserPage();
  vi.stubGlobal('fetch', fetched);
  fetched.mockClear();
  streams = signInLibrary();
  failure = undefined;
  file = new Response(JSON.stringify(aFile()));
});
afterEach(() => vi.unstubAllGlobals());

/** A fresh page, because a page has one panel. */
const fresh = async () => (await import('./embed-panel')).embedPanel;

test('A panel starts once, at the address of the settings, and says where the sign-in stands', async () => {
  const embed = await fresh();
  const [panel, again] = await Promise.all([
    embed({ place, settings: 'my.json' }),
    embed({ place, settings: 'other.json', languages: ['de'] }),
  ]);
  expect(panel).toBe(again);
  expect(fetched.mock.calls.map(([path]) => path)).toEqual(['my.json']);
  const options = expect.objectContaining({ ccpUrl: 'https://acme.example.test/ccp-v2/' });
  expect(streams.core.initCCP).toHaveBeenCalledExactlyOnceWith(place, options);
  expect(panel.standing()).toMatch(/^Connecting/);
  streams.fire('onAccessDenied');
  expect(panel.standing()).not.toMatch(/^Connecting/);
  panel.session.stop();
});

test('A panel uses the language that it is given', async () => {
  const panel = await (await fresh())({ place, settings: 'my.json', languages: ['de'] });
  expect(panel.standing()).toMatch(/^Verbindung/);
  panel.session.stop();
});

test('Without settings there is no panel, and the reason says why', async () => {
  file = new Response('', { status: 404 });
  await expect((await fresh())({ place, settings: 'my.json' })).rejects.toThrow('HTTP 404');
});

test('Every fault of the settings is in the reason', async () => {
  file = new Response(JSON.stringify({ rules: 5 }));
  await expect((await fresh())({ place, settings: 'my.json' })).rejects.toThrow(
    /version: must be one of 1; line 1, column 1: ccp\.url/,
  );
});

test('Without Streams there is no panel, and the reason says what to do', async () => {
  const embed = await fresh();
  const { StreamsNotLoaded } = await import('../streams/library');
  failure = new StreamsNotLoaded('blocked');
  await expect(embed({ place, settings: 'my.json' })).rejects.toThrow(/Check the network/);
});

test('Any other failure of Streams is told as it is', async () => {
  failure = new TypeError('connect is not defined');
  await expect((await fresh())({ place, settings: 'my.json' })).rejects.toThrow('connect is not defined');
});
