import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

interface Script {
  name: string;
  src: string;
  onload(): void;
  onerror(): void;
  remove(): void;
}

let scripts: Script[];
let page: EventTarget;
/** The script in the page's HTML, if there is one. */
let started: Partial<Script> | undefined;
let library: typeof import('./library');

beforeEach(async () => {
  vi.resetModules();
  scripts = [];
  started = undefined;
  page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', {
    readyState: 'interactive',
    querySelector: () => started,
    createElement: (name: string) => ({ name, remove() {} }),
    head: { append: (script: Script) => void scripts.push(script) },
  });
  library = await import('./library');
});
afterEach(() => vi.unstubAllGlobals());

/** Lets these scripts fail as they are added. */
async function fails(...which: number[]): Promise<void> {
  for (const index of which) (await vi.waitFor(() => scripts[index] ?? Promise.reject(new Error('not yet')))).onerror();
}

describe('Amazon Connect Streams', () => {
  test('is loaded once, as the released file', async () => {
    const loading = library.loadStreams();
    expect(library.loadStreams()).toBe(loading);
    expect(scripts).toMatchObject([{ name: 'script', src: expect.stringMatching(/connect-streams-min.*\.js/) }]);
    vi.stubGlobal('connect', { core: {} });
    scripts[0]?.onload();
    expect(await loading).toBe(globalThis.connect);
  });

  test('that fails once is loaded again for everybody who waits', async () => {
    const loading = Promise.all([library.loadStreams(), library.loadStreams()]);
    scripts[0]?.onerror();
    await vi.waitFor(() => expect(scripts).toHaveLength(2));
    vi.stubGlobal('connect', { core: {} });
    scripts[1]?.onload();
    expect(await loading).toEqual([globalThis.connect, globalThis.connect]);
  });

  test('that cannot be loaded says so, and the next call tries again', async () => {
    const loading = library.loadStreams();
    await fails(0, 1);
    await expect(loading).rejects.toBeInstanceOf(library.StreamsNotLoaded);
    await expect(loading).rejects.toThrow('Amazon Connect Streams could not be loaded');
    void library.loadStreams();
    expect(scripts).toHaveLength(3);
  });

  describe('in the HTML of the built page', () => {
    beforeEach(() => {
      started = { remove: () => (started = undefined) };
    });

    test('is not loaded a second time', async () => {
      const loading = library.loadStreams();
      vi.stubGlobal('connect', { core: {} });
      started?.onload?.();
      expect(await loading).toBe(globalThis.connect);
      expect(scripts).toEqual([]);
    });

    test('may run before the page’s own script', async () => {
      vi.stubGlobal('connect', { core: {} });
      expect(await library.loadStreams()).toBe(globalThis.connect);
    });

    test.each<[string, () => void, string?]>([
      ['while the page waits', () => started?.onerror?.()],
      ['before the page waits', () => page.dispatchEvent(new Event('load'))],
      ['before the page’s own script runs', () => undefined, 'complete'],
    ])('may fail %s, and is loaded again', async (_, fail, readyState = 'interactive') => {
      Object.assign(document, { readyState });
      const loading = library.loadStreams();
      fail();
      await vi.waitFor(() => expect(scripts).toHaveLength(1));
      expect(started).toBeUndefined();
      vi.stubGlobal('connect', { core: {} });
      scripts[0]?.onload();
      expect(await loading).toBe(globalThis.connect);
    });

    test('that failed once is not declared lost again by the end of the page’s loading', async () => {
      const loading = library.loadStreams();
      started?.onerror?.();
      await vi.waitFor(() => expect(scripts).toHaveLength(1));
      page.dispatchEvent(new Event('load'));
      expect(library.loadStreams()).toBe(loading);
      vi.stubGlobal('connect', { core: {} });
      scripts[0]?.onload();
      expect(await loading).toBe(globalThis.connect);
    });
  });

  test('is the only script that the page’s own policy trusts', async () => {
    const named: string[] = [];
    vi.stubGlobal('trustedTypes', {
      createPolicy(name: string, { createScriptURL }: { createScriptURL(url: string): string }) {
        named.push(name);
        expect(createScriptURL('https://elsewhere.example.test/a.js')).toMatch(/connect-streams-min.*\.js/);
        return { createScriptURL: (url: string) => `trusted ${createScriptURL(url)}` };
      },
    });
    const loading = library.loadStreams();
    expect(scripts[0]?.src).toMatch(/^trusted .*connect-streams-min/);
    // A page may create its policy once, but load again after a failure.
    await fails(0, 1);
    await expect(loading).rejects.toBeInstanceOf(library.StreamsNotLoaded);
    expect(scripts[1]?.src).toMatch(/^trusted .*connect-streams-min/);
    expect(named).toEqual(['streams-loader']);
  });
});
