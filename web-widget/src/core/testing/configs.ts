import { readContract } from '../../../build/contract.ts';
import { describeFaults } from '../../config/fault-text';
import { loadConfig } from '../../config/load';
import { type Config, contractOf } from '../index';

export const recordOrigin = 'https://crm.example.test';

export const definitions = readContract();
export const contract = contractOf(definitions);

/** Cases for a property that guards against hostile values; fewer under mutation testing. */
export const manyRuns = process.env.STRYKER_MUTATOR_WORKER ? 100 : 10_000;

/** A file with a rule for known customers and a card for everybody else. */
export function aFile(different: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    version: 1,
    ccp: { url: 'https://acme.example.test/ccp-v2/' },
    allowedOrigins: [recordOrigin],
    records: {
      customer: `${recordOrigin}/customers/{customerId}`,
      create: `${recordOrigin}/new?phone={callerNumber?}`,
      search: `${recordOrigin}/search?q={query}`,
    },
    rules: [
      {
        name: 'Known',
        when: { lookupStatus: 'match' },
        open: { target: 'frame', url: `${recordOrigin}/customers/{customerId}` },
      },
      { name: 'Others', open: { target: 'card' } },
    ],
    ...different,
  };
}

/** The config of a file that must be valid. */
export function aConfig(different: Record<string, unknown> = {}): Config {
  const loaded = loadConfig(aFile(different), definitions);
  if ('faults' in loaded) throw new Error(describeFaults(loaded.faults));
  return loaded.config;
}

/** The faults of a file that must be invalid, one per line. */
export function faultsOf(different: Record<string, unknown>): string[] {
  const loaded = loadConfig(aFile(different), definitions);
  return 'faults' in loaded ? describeFaults(loaded.faults).split('\n') : [];
}
