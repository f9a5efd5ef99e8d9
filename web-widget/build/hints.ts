import type { Plugin } from 'vite';

/**
 * The chunks that draw the desk. No record waits for them, so their hints apply to no medium until the page asks for them, and
 * they are not compiled before they are used.
 */
const desk = /^assets\/(screen-pop-app|repeat|clock|words)-.*\.js$/;

/**
 * Adds to the page what the browser should request before it has read the first script: Streams, which is most of the
 * bytes, the rules and, as soon as the page asks, the desk. Otherwise each would wait for the one that asks for it. Streams
 * is a script of the page at once, because a script that is only fetched in advance is compiled when it is needed.
 */
export function hintsPlugin(): Plugin {
  return {
    name: 'load-hints',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const files = Object.keys(bundle);
        const streams = files.filter((file) => file.includes('connect-streams'));
        return [
          ...streams.map((file) => ({
            tag: 'script',
            attrs: { id: 'streams', async: true, fetchpriority: 'high', src: file },
            injectTo: 'head-prepend' as const,
          })),
          hint({ rel: 'preload', as: 'fetch', href: 'screen-pop.json', crossorigin: true }),
          ...files
            .filter((file) => desk.test(file))
            .map((file) => hint({ rel: 'preload', as: 'script', href: file, crossorigin: true, media: 'not all' })),
        ];
      },
    },
  };
}

function hint(attrs: Record<string, string | boolean>) {
  return { tag: 'link', attrs, injectTo: 'head' as const };
}
