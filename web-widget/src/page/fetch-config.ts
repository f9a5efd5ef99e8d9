import type { AttributeDefinition } from '../core/index';
import { type ConfigState, configFile } from './config-file';

/** Reads screen-pop.json once, for a page that asks for it once. */
export function fetchConfig(contract: readonly AttributeDefinition[], path: string): Promise<ConfigState> {
  return configFile({ contract, path }).load();
}
