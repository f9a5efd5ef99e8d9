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

describe('Amazon Connect Streams', () => {
  test('is loaded once, as the released file', async () => {
    const loading = library.loadStreams();
    expect(library.loadStreams()).toBe(loading);
    expect(scripts).toMatchObject([{ name: 'script', src: expect.stringMatching(/connect-streams-min.*\.js/) }]);
    vi.stubGlobal('connect', { core: {} });
    scripts[0]?.onload();
    expect(await loading).toBe(globalThis.connect);
  });

  test('that cannot be loaded says so, and the next call tries again', async () => {
    const loading = library.loadStreams();
    scripts[0]?.onerror();
    await expect(loading).rejects.toBeInstanceOf(library.StreamsNotLoaded);
    await expect(loading).rejects.toThrow('Amazon Connect Streams could not be loaded');
    void library.loadStreams();
    expect(scripts).toHaveLength(2);
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

    test.each([
      ['while the page waits', () => started?.onerror?.()],
      ['before the page waits', () => page.dispatchEvent(new Event('load'))],
    ])('may fail %s, and the next call loads it', async (_, fail) => {
      const loading = library.loadStreams();
      fail();
      await expect(loading).rejects.toBeInstanceOf(library.StreamsNotLoaded);
      void library.loadStreams();
      expect(scripts).toHaveLength(1);
    });

    test('may have failed when the page is complete', async () => {
      Object.assign(document, { readyState: 'complete' });
      await expect(library.loadStreams()).rejects.toBeInstanceOf(library.StreamsNotLoaded);
      expect(started).toBeUndefined();
    });

    test('that failed once is not declared lost again by the end of the page’s loading', async () => {
      const loading = library.loadStreams();
      started?.onerror?.();
      await loading.catch(() => undefined);
      const again = library.loadStreams();
      page.dispatchEvent(new Event('load'));
      expect(library.loadStreams()).toBe(again);
      vi.stubGlobal('connect', { core: {} });
      scripts[0]?.onload();
      expect(await again).toBe(globalThis.connect);
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
    scripts[0]?.onerror();
    await expect(loading).rejects.toBeInstanceOf(library.StreamsNotLoaded);
    void library.loadStreams();
    expect(scripts[1]?.src).toMatch(/^trusted .*connect-streams-min/);
    expect(named).toEqual(['streams-loader']);
  });
});
