import streamsUrl from 'amazon-connect-streams/release/connect-streams-min.js?url';

/** The library: one global object, with the package's types. */
export type Streams = typeof connect;

/** The network or a policy prevents the library from loading, twice. */
export class StreamsNotLoaded extends Error {}

let loading: Promise<Streams> | undefined;

/**
 * Loads Amazon Connect Streams, the unmodified released file, as a classic script. It is six times the size of the rest
 * of the page. As a module it would run in strict mode, where it falls back to `new Function`, which the page's
 * security policy blocks. A script that fails is loaded once more, because a network fails for a moment now and then.
 */
export function loadStreams(): Promise<Streams> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Streams> {
  const streams = (await loadedBy(htmlScript() ?? addScript())) ?? (await loadedBy(addScript()));
  if (streams) return streams;
  loading = undefined;
  throw new StreamsNotLoaded('Amazon Connect Streams could not be loaded');
}

/** The library once the script has run, or `undefined` if it failed. */
async function loadedBy(script: HTMLScriptElement): Promise<Streams | undefined> {
  await new Promise<void>((done) => {
    script.onload = script.onerror = () => done();
    if (globalThis.connect) return done();
    if (script !== htmlScript()) return undefined;
    // This script may have failed before anybody listened. The page is not complete until then.
    if (document.readyState === 'complete') return done();
    return window.addEventListener('load', () => done(), { once: true });
  });
  if (!globalThis.connect) script.remove();
  return globalThis.connect;
}

/** The script of the built page's HTML, which is compiled while the page's own script is on its way. */
function htmlScript(): HTMLScriptElement | null {
  return document.querySelector<HTMLScriptElement>('#streams');
}

function addScript(): HTMLScriptElement {
  const script = document.createElement('script');
  script.src = trusted(streamsUrl);
  document.head.append(script);
  return script;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * Marks the URL of the page's only added script as trusted, if the browser enforces Trusted Types. A page may create its
 * policy only once, but load the script again after a failure.
 */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('streams-loader', { createScriptURL: () => streamsUrl });
  return policy?.createScriptURL(url) ?? url;
}
