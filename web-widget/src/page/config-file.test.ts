import { afterEach, describe, expect, test, vi } from 'vitest';
import { aFile, definitions } from '../core/testing/configs';
import { configFile } from './config-file';

const good = JSON.stringify(aFile(), null, 2);
const ccp = 'https://acme.example.test/ccp-v2/';

/** A browser that stores `kept`, and a server with given answers. */
function aFileThat(answers: (string | number | Error)[], kept = new Map<string, string>()) {
  const source = configFile({
    contract: definitions,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) },
    fetch: async () => {
      const answer = answers.shift() as string | number | Error;
      if (answer instanceof Error) throw answer;
      return typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer);
    },
  });
  return { source, kept };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('screen-pop.json', () => {
  test('that is good is used and kept', async () => {
    const { source, kept } = aFileThat([good]);
    const { config, faults } = await source.load();
    expect([config?.rules.length, faults]).toEqual([2, []]);
    expect(kept.get('screen-pop.config')).toBe(good);
  });

  test.each<[string, string | number | Error, RegExp]>([
    ['a server that is down', 503, /HTTP 503/],
    ['no network', new Error('Failed to fetch'), /Failed to fetch/],
    ['a stray comma', good.replace('"version": 1,', '"version": 1,,'), /line 2, column 16: property name expected/],
    ['a sign-in page', '<!doctype html>', /line 1, column 1/],
    ['a wrong target', good.replace('"card"', '"crad"'), /line \d+, column \d+: rules\[1\]\.open\.target/],
    ['an empty file', '', /line 1, column 1/],
    ['null', 'null', /must be an object/],
  ])('with %s has a fault with its place, and the last good file stays in use', async (_, answer, fault) => {
    const { kept } = aFileThat([]);
    kept.set('screen-pop.config', good);
    const { config, faults } = await aFileThat([answer], kept).source.load();
    expect(faults.join('\n')).toMatch(fault);
    expect([config?.ccp.url, config?.rules.length]).toEqual([ccp, 2]);
    expect(kept.get('screen-pop.config')).toBe(good);
  });

  test('that was never good shows the phone as long as its address can be read', async () => {
    const comma = await aFileThat([good.replace('"version": 1,', '"version": 1,,')]).source.load();
    expect([comma.config?.ccp.url, comma.config?.rules]).toEqual([ccp, []]);
    const mode = await aFileThat([JSON.stringify(aFile({ ccp: { url: ccp, mode: 'custm' } }))]).source.load();
    expect(mode.config?.ccp).toMatchObject({ url: ccp, mode: 'native' });
    expect(mode.faults.join()).toMatch(/line 1, column \d+: ccp\.mode/);
    const nothing = await aFileThat([503]).source.load();
    expect(nothing.config).toBeUndefined();
  });

  test('takes a new address of the CCP from a file whose rules are faulty', async () => {
    const { kept } = aFileThat([]);
    kept.set('screen-pop.config', good);
    const moved = JSON.stringify(aFile({ ccp: { url: 'https://new.example.test/ccp-v2/' }, rules: [{}] }));
    const { config } = await aFileThat([moved], kept).source.load();
    expect([config?.ccp.url, config?.rules.length]).toEqual(['https://new.example.test/ccp-v2/', 2]);
  });

  test('that was kept by an older page, and that this one cannot use, does not hide the phone', async () => {
    const { kept } = aFileThat([]);
    kept.set('screen-pop.config', JSON.stringify(aFile({ version: 0 })));
    const comma = await aFileThat([good.replace('"version": 1,', '"version": 1,,')], kept).source.load();
    expect([comma.config?.ccp.url, comma.config?.rules]).toEqual([ccp, []]);
    expect((await aFileThat([503], kept).source.load()).config).toBeUndefined();
  });

  test('that is down at the start is replaced by the kept one', async () => {
    const { kept } = aFileThat([]);
    kept.set('screen-pop.config', good);
    const { config, faults } = await aFileThat([503], kept).source.load();
    expect([config?.rules.length, faults]).toEqual([2, ['screen-pop.json could not be loaded: HTTP 503']]);
  });

  test('is named in a fault of the whole file, and a fault in it has its place alone', async () => {
    const text = good.replace('"version": 1,', '"version": 1,,');
    expect((await aFileThat([text]).source.load()).faults).toEqual([
      'screen-pop.json, line 2, column 16: property name expected',
    ]);
    const { faults } = await aFileThat([JSON.stringify(aFile({ rules: 5 }))]).source.load();
    expect(faults).toEqual(['line 1, column 306: rules: must be a list']);
  });

  test('is asked for afresh, for at most eight seconds', async () => {
    const over = new AbortController().signal;
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(over);
    const fetched = vi.fn(async () => new Response(good));
    vi.stubGlobal('fetch', fetched);
    await configFile({ contract: definitions }).load();
    await configFile({ contract: definitions, path: '../ours.json' }).load();
    const options = { cache: 'no-cache', signal: over };
    expect(fetched.mock.calls).toEqual([
      ['screen-pop.json', options],
      ['../ours.json', options],
    ]);
    expect(timeout).toHaveBeenCalledWith(8000);
  });

  test('that is faulty is the same state while its text is the same', async () => {
    const { source } = aFileThat(['{', '{', good]);
    const first = await source.load();
    expect(await source.load()).toBe(first);
    expect((await source.load()).faults).toEqual([]);
  });

  test('is the same config while its text is the same, and while the server is down', async () => {
    const { source } = aFileThat([good, good, 503]);
    const first = await source.load();
    expect(await source.load()).toBe(first);
    expect((await source.load()).config).toBe(first.config);
  });

  test('is read even if the browser forbids storage', async () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const source = configFile({
      contract: definitions,
      storage: { getItem: forbidden, setItem: forbidden },
      fetch: async () => new Response(good),
    });
    expect((await source.load()).config?.rules).toHaveLength(2);
    const down = async () => new Response('', { status: 503 });
    const other = configFile({
      contract: definitions,
      storage: { getItem: forbidden, setItem: forbidden },
      fetch: down,
    });
    expect(await other.load()).toEqual({
      config: undefined,
      faults: ['screen-pop.json could not be loaded: HTTP 503'],
    });
  });
});
