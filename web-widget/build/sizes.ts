import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type OutputBundle, rolldown } from 'rolldown';
import type { Plugin } from 'vite';

/**
 * Limits in kB (1,000 bytes, minified, gzip -9): the core, the files of a page before its first record, the drawn desk, the
 * styles, and the files of the workspace's app before its first record.
 */
export const limits = { core: 6, page: 30, desk: 35, styles: 2, workspace: 45 } as const;

/** Bytes of each part of the built page, by gzip. Streams is Amazon's and counted separately. */
export interface Sizes {
  /** Every agent's page loads this, `script` and `language`, the largest language, before the first record. */
  readonly html: number;
  readonly script: number;
  readonly language: number;
  /** The sum of the above. The limit applies to it. */
  readonly page: number;
  /** The code and styles that draw the desk. They load beside Streams, and a record opens without them. */
  readonly desk: number;
  /** The design tokens and the styles of the document itself. */
  readonly styles: number;
  /** The controls of a call. They also load at the first click on a number. */
  readonly controls: number;
  /** The files that load after the page is ready: alerts, the day, notes, why a record popped, all countries' number rules. */
  readonly afterwards: number;
  /** The code for clicks on numbers, requests of records and of the embedding page, and new rules. It loads beside Streams. */
  readonly requests: number;
  /** The words and places for the faults of a refused screen-pop.json. */
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
  const afterwards = sum(of(/^assets\/(afterwards|numbers)-/));
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

/** Bytes of the app of the agent workspace, by gzip. Amazon's packages are counted separately. */
export interface WorkspaceSizes {
  /** The app's files before its first record, with the largest language and the styles. The limit applies to them. */
  readonly first: number;
  /** The code that draws the pane. It loads beside the rules, and a record opens without it. */
  readonly pane: number;
  readonly packages: number;
  /** The service's files before its first launch. */
  readonly service: number;
}

export function workspaceSizesOf(bundle: OutputBundle): WorkspaceSizes {
  const files = Object.values(bundle);
  const bytes = (name: string) => {
    const file = bundle[name];
    return file ? gzipped(file.type === 'chunk' ? file.code : file.source) : 0;
  };
  const named = (pattern: RegExp) => files.map(({ fileName }) => fileName).filter((name) => pattern.test(name));
  const packages = named(/^assets\/amazon-connect-/);
  /** These files and their imports, without the files of `but`. */
  const comingWith = (names: readonly string[], but: ReadonlySet<string>): Set<string> => {
    const found = new Set<string>();
    const walk = (name: string) => {
      const file = bundle[name];
      if (found.has(name) || but.has(name) || !file) return;
      found.add(name);
      if (file.type === 'chunk') file.imports.forEach(walk);
    };
    names.forEach(walk);
    return found;
  };
  const total = (names: Iterable<string>) => [...names].reduce((all, name) => all + bytes(name), 0);
  const app = comingWith(named(/^assets\/app-.*\.js$/), new Set(packages));
  const language = Math.max(...named(languages).map(bytes));
  return {
    first: total([...app, ...named(/workspace\/index\.html$/), ...named(/^assets\/app-.*\.css$/)]) + language,
    pane: total(comingWith(named(/^assets\/workspace-app-/), new Set([...packages, ...app]))),
    packages: total(packages),
    service: total([
      ...comingWith(named(/^assets\/service-/), new Set(packages)),
      ...named(/workspace\/service\.html$/),
    ]),
  };
}

/** The core alone, as another shell would bundle it. */
export async function coreSize(entry = 'index'): Promise<number> {
  const bundle = await rolldown({ input: fileURLToPath(new URL(`../src/core/${entry}.ts`, import.meta.url)) });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  return gzipped(output[0].code);
}

/** Fails the build if the workspace's app exceeds its limit, and reports its size. */
export function workspaceSizeGate(): Plugin {
  return {
    name: 'workspace-size-gate',
    apply: 'build',
    enforce: 'post',
    writeBundle(_, bundle) {
      const { first } = workspaceSizesOf(bundle as OutputBundle);
      if (first > limits.workspace * 1000)
        this.error(`The workspace's app has ${first} bytes; the limit is ${limits.workspace} kB.`);
    },
  };
}

/** Fails the build if a part of the page exceeds its limit, and reports its size. */
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
