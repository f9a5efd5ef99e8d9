import { localStore } from '../browser/storage';
import { type Loaded, loadConfig } from '../config/load';
import type { AttributeDefinition, Config } from '../core/index';

/** The state of screen-pop.json. */
export interface ConfigState {
  /** The config in use; absent when not even the CCP's address is known. */
  readonly config: Config | undefined;
  /** The faults of the current file, one per line, each with its place. */
  readonly faults: readonly string[];
}

/** A source of configs. */
export interface ConfigSource {
  /** Reads the config again. Never fails: the result has the faults. */
  load(): Promise<ConfigState>;
}

const keptKey = 'screen-pop.config';
/** The timeout of a request in milliseconds. The agent's phone waits for the answer. */
const patienceMs = 8000;

export interface ConfigFileParts {
  readonly contract: readonly AttributeDefinition[];
  readonly path?: string;
  readonly fetch?: typeof fetch;
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * Reads screen-pop.json beside the page and keeps the last valid file in the browser. The agent keeps the phone and the
 * records after a stray comma, or while the server is down. The `ccp` of a faulty file is read separately, because the
 * change may concern its address.
 */
export function configFile({ contract, path = 'screen-pop.json', ...parts }: ConfigFileParts): ConfigSource {
  const get = parts.fetch ?? fetch.bind(globalThis);
  const storage = parts.storage ?? localStore();
  let last: { readonly text: string; readonly state: ConfigState } | undefined;

  const read = (json: unknown): Config | undefined => {
    const loaded = loadConfig(json, contract);
    return 'config' in loaded ? loaded.config : undefined;
  };

  return {
    async load() {
      const answer = await textOf(get, path);
      if ('fault' in answer) {
        const config = last?.state.config ?? read(parsed(keptIn(storage)));
        return { config, faults: [`screen-pop.json could not be loaded: ${answer.fault}`] };
      }
      const { text } = answer;
      if (text === last?.text) return last.state;
      const json = parsed(text);
      const loaded: Loaded = loadConfig(json, contract);
      if ('config' in loaded) keep(storage, text);
      const state = 'config' in loaded ? { config: loaded.config, faults: [] } : await explained(text, loaded, json);
      last = { text, state };
      return state;
    },
  };

  async function explained(text: string, { faults }: Extract<Loaded, { faults: unknown }>, json: unknown) {
    const [{ readTolerantly }, { faultText }] = await Promise.all([import('./place'), import('../config/fault-text')]);
    const { value, fault, placeOf } = readTolerantly(text);
    const kept = parsed(keptIn(storage)) as Partial<Record<string, unknown>> | undefined;
    const told = faults.map((each) => `${placeOf(each.at)}: ${faultText(each)}`);
    return {
      config: usable(kept, (json ?? value) as { ccp?: unknown } | undefined),
      faults: json === undefined ? [`screen-pop.json, ${fault}`] : told,
    };
  }

  /** The last valid file with the current CCP address, or as much of the new file as is needed to show a phone. */
  function usable(kept: object | undefined, file: { ccp?: unknown } | undefined): Config | undefined {
    const ccp = file?.ccp as { url?: unknown } | undefined;
    // A kept file may be older than this page and no longer valid.
    const known = kept && read(kept);
    const base = known ? kept : { version: 1, rules: [] };
    return read({ ...base, ccp }) ?? known ?? read({ ...base, ccp: { url: ccp?.url } });
  }
}

async function textOf(get: typeof fetch, path: string): Promise<{ text: string } | { fault: string }> {
  try {
    const answer = await get(path, { cache: 'no-cache', signal: AbortSignal.timeout(patienceMs) });
    return answer.ok ? { text: await answer.text() } : { fault: `HTTP ${answer.status}` };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function keptIn(storage: Pick<Storage, 'getItem'>): string | null {
  try {
    return storage.getItem(keptKey);
  } catch {
    return null;
  }
}

function keep(storage: Pick<Storage, 'setItem'>, text: string): void {
  try {
    storage.setItem(keptKey, text);
  } catch {
    // Without storage, a faulty file leaves the agent the phone but not the records.
  }
}
