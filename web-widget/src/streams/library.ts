import streamsUrl from 'amazon-connect-streams/release/connect-streams-min.js?url';

/** The library as it is: one global object, typed by the package. */
export type Streams = typeof connect;

let loading: Promise<Streams> | undefined;

/**
 * Loads Amazon Connect Streams. The released file is served byte for byte as its own chunk and
 * imported when needed: it is six times the size of the rest of the page.
 */
export function loadStreams(): Promise<Streams> {
  loading ??= import(/* @vite-ignore */ streamsUrl).then(() => globalThis.connect);
  return loading;
}
