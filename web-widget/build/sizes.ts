import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type OutputBundle, rolldown } from 'rolldown';
import type { Plugin } from 'vite';

/** Limits in kB (1,000 bytes, minified, gzip -9): the core, everything before the first record, and the desk. */
export const limits = { core: 6, page: 30, desk: 35, styles: 2 } as const;

/** Gzipped bytes of each part of the built page. Streams is Amazon's and counts separately. */
export interface Sizes {
  /** Everything that an agent's page loads before the first record, with the largest language. */
  readonly html: number;
  readonly script: number;
  readonly language: number;
  /** The sum of the above, which has the limit. */
  readonly page: number;
  /** The desk with its styles, which loads beside Streams. A record opens without it. */
  readonly desk: number;
  /** The tokens and the styles of the document itself. */
  readonly styles: number;
  /** The controls of a call, and of dialing. */
  readonly controls: number;
  /** The parts that load when the page is ready: alerts, the day, notes, why a record popped, number formats. */
  readonly afterwards: number;
  /** Clicks on numbers, requests of records and of the embedding page, new rules. Loads beside Streams. */
  readonly requests: number;
  /** Words and places for the faults of a refused screen-pop.json. */
  readonly faults: number;
  readonly streams: number;
}

const languages = /^assets\/(en|de|es|pt|ja|fr)-/;

export function sizesOf(bundle: OutputBundle): Sizes {
  const sized = Object.entries(bundle).map(([name, file]) => ({
    name,
    bytes: gzipped(file.type === 'chunk' ? file.code : file.source),
  }));
  const of = (pattern: RegExp) => sized.filter(({ name }) => pattern.test(name)).map(({ bytes }) => bytes);
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  const parts = {
    html: sum(of(/\.html$/)),
    script: sum(of(/^assets\/index-.*\.js$/)),
    language: Math.max(...of(languages)),
  };
  const desk = sum(of(/^assets\/(screen-pop-app|repeat|clock|words)-/));
  const styles = sum(of(/\.css$/));
  const controls = sum(of(/^assets\/controls-/));
  const afterwards = sum(of(/^assets\/afterwards-/));
  const requests = sum(of(/^assets\/requests-/));
  const faults = sum(of(/^assets\/(fault-text|english|place)-/));
  return {
    ...parts,
    page: sum(Object.values(parts)),
    desk,
    styles,
    controls,
    afterwards,
    requests,
    faults,
    streams: sum(of(/connect-streams/)),
  };
}

/** The core alone, as another application would bundle it. */
export async function coreSize(entry = 'index'): Promise<number> {
  const bundle = await rolldown({ input: fileURLToPath(new URL(`../src/core/${entry}.ts`, import.meta.url)) });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  return gzipped(output[0].code);
}

/** Fails a build that exceeds a limit, and names the excess. */
export function sizeGate(): Plugin {
  return {
    name: 'size-gate',
    apply: 'build',
    enforce: 'post',
    async writeBundle(_, bundle) {
      const sizes = { ...sizesOf(bundle as OutputBundle), core: await coreSize() };
      const over = (['core', 'page', 'desk', 'styles'] as const).filter((part) => sizes[part] > limits[part] * 1000);
      for (const part of over) this.error(`The ${part} has ${sizes[part]} bytes; the limit is ${limits[part]} kB.`);
    },
  };
}

function gzipped(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}
