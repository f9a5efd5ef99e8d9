import type { Plugin } from 'vite';

/**
 * Adds to the page what the browser should request before it has read the first script: Streams, which is most of the
 * bytes, and the rules. Otherwise each would wait for the one that asks for it. Streams is a script of the page at once,
 * because a script that is only fetched in advance is compiled when it is needed.
 */
export function hintsPlugin(): Plugin {
  return {
    name: 'load-hints',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => [
        ...Object.keys(bundle)
          .filter((file) => file.includes('connect-streams'))
          .map((src) => ({
            tag: 'script',
            attrs: { id: 'streams', async: true, fetchpriority: 'high', src },
            injectTo: 'head-prepend' as const,
          })),
        {
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', href: 'screen-pop.json', crossorigin: true },
          injectTo: 'head',
        },
      ],
    },
  };
}
