import streamsUrl from 'amazon-connect-streams/release/connect-streams-min.js?url';

/** The library as it is: one global object, typed by the package. */
export type Streams = typeof connect;

/** The network or a policy keeps the library from the page. */
export class StreamsNotLoaded extends Error {}

let loading: Promise<Streams> | undefined;

/**
 * Loads Amazon Connect Streams, the released file byte for byte, as a classic script: it is six
 * times the size of the rest of the page, and as a module it would run in strict mode, where it
 * falls back to `new Function`, which the page's security policy refuses.
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

/** Vouches for the one script this page ever adds, where the browser asks for it. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return (
    trustedTypes?.createPolicy('streams-loader', { createScriptURL: () => streamsUrl }).createScriptURL(url) ?? url
  );
}
