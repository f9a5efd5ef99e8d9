import streamsUrl from 'amazon-connect-streams/release/connect-streams-min.js?url';

/** The library: one global object, with the package's types. */
export type Streams = typeof connect;

/** The network or a policy prevents the library from loading. */
export class StreamsNotLoaded extends Error {}

let loading: Promise<Streams> | undefined;

/**
 * Loads Amazon Connect Streams, the unmodified released file, as a classic script. It is six times the size of the rest
 * of the page. As a module it would run in strict mode, where it falls back to `new Function`, which the page's
 * security policy blocks.
 */
export function loadStreams(): Promise<Streams> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Streams> {
  // The built page starts the library in its HTML, so that it is compiled while the page's own script is on its way.
  const started = document.querySelector<HTMLScriptElement>('#streams');
  const script = started ?? addScript();
  await new Promise<void>((done) => {
    script.onload = script.onerror = () => done();
    if (globalThis.connect || (started && document.readyState === 'complete')) done();
    // The script may have failed before anybody listened. The page is not complete until then.
    else if (started) window.addEventListener('load', () => done(), { once: true });
  });
  if (globalThis.connect) return globalThis.connect;
  loading = undefined;
  script.remove();
  throw new StreamsNotLoaded('Amazon Connect Streams could not be loaded');
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
