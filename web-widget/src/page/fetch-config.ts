import { loadConfig } from '../config/load';
import type { AttributeDefinition, Config } from '../core/index';

export interface Fetched {
  /** Absent when not even the CCP can be shown. */
  readonly config: Config | undefined;
  readonly faults: readonly string[];
}

/**
 * Fetches screen-pop.json. A faulty file pops nothing at all, but as long as it says where the CCP
 * is the agent can go on taking calls.
 */
export async function fetchConfig(
  contract: readonly AttributeDefinition[],
  path = 'screen-pop.json',
): Promise<Fetched> {
  let file: { ccp?: unknown } | null;
  try {
    const answer = await fetch(path, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    file = (await answer.json()) as typeof file;
  } catch (error) {
    return { config: undefined, faults: [`could not be loaded: ${(error as Error).message}`] };
  }
  const loaded = loadConfig(file, contract);
  if ('config' in loaded) return { config: loaded.config, faults: [] };
  const bare = loadConfig({ version: 1, ccp: file?.ccp, rules: [] }, contract);
  const { faultText } = await import('../config/fault-text');
  return { config: 'config' in bare ? bare.config : undefined, faults: loaded.faults.map(faultText) };
}
