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
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = trusted(streamsUrl);
    script.onload = () => resolve(globalThis.connect);
    script.onerror = () => {
      loading = undefined;
      reject(new StreamsNotLoaded('Amazon Connect Streams could not be loaded'));
    };
    document.head.append(script);
  });
  return loading;
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
