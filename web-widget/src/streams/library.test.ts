import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

interface Script {
  name: string;
  src: string;
  onload(): void;
  onerror(): void;
}

let scripts: Script[];
let library: typeof import('./library');

beforeEach(async () => {
  vi.resetModules();
  scripts = [];
  vi.stubGlobal('document', {
    createElement: (name: string) => ({ name }),
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

  test('is the only script that the page’s own policy trusts', () => {
    const named: string[] = [];
    vi.stubGlobal('trustedTypes', {
      createPolicy(name: string, { createScriptURL }: { createScriptURL(url: string): string }) {
        named.push(name);
        expect(createScriptURL('https://elsewhere.example.test/a.js')).toMatch(/connect-streams-min.*\.js/);
        return { createScriptURL: (url: string) => `trusted ${createScriptURL(url)}` };
      },
    });
    library.loadStreams().catch(() => {});
    expect(scripts[0]?.src).toMatch(/^trusted .*connect-streams-min/);
    // A page may create its policy once, but load again after a failure.
    scripts[0]?.onerror();
    void library.loadStreams();
    expect(scripts[1]?.src).toMatch(/^trusted .*connect-streams-min/);
    expect(named).toEqual(['streams-loader']);
  });
});
