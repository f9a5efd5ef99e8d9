// Runs the agents' pages of a soak in one process. Each line of standard input is a command as JSON, and each line of
// standard output is its answer: {"n", "opened", "tabs"} or {"n", "error"}. The process ends with its standard input.
import '../../../web-widget/src/page/testing/window';
import { createInterface } from 'node:readline';
import { loadConfig } from '../../../web-widget/src/config/index';
import type { AttributeDefinition, Config } from '../../../web-widget/src/core/index';
import type { Snapshot } from '../../../web-widget/src/streams/testing/snapshot-streams';
import { Agent, type Delivery } from './agent';

interface Command {
  readonly n: number;
  readonly agent: string;
  /** Milliseconds on the agent's clock. */
  readonly at: number;
  readonly do: string;
  readonly tab: string;
  readonly contactId: string;
  readonly snapshot: Snapshot;
  readonly delivery: Delivery;
  readonly config: unknown;
  readonly contract: readonly AttributeDefinition[];
}

const agents = new Map<string, Agent>();
let faulted = 0;
// An unhandled rejection of the page must not end the process silently.
process.on('unhandledRejection', () => faulted++);

function configOf({ config, contract }: Command): Config {
  const loaded = loadConfig(config, contract);
  if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults));
  return loaded.config;
}

function agentOf({ agent, at }: Command): Agent {
  const found = agents.get(agent);
  if (!found) throw new Error(`There is no agent ${agent}`);
  found.time = at;
  return found;
}

const commands: Record<string, (command: Command) => void | Promise<void>> = {
  signIn: (command) => {
    agents.set(command.agent, new Agent(configOf(command)));
  },
  openTab: (command) => agentOf(command).openTab(command.tab),
  closeTab: (command) => agentOf(command).closeTab(command.tab),
  reload: (command) => agentOf(command).reload(command.tab),
  update: (command) => agentOf(command).update(command.snapshot, command.delivery),
  accepted: (command) => agentOf(command).accepted(command.contactId),
  loseSocket: (command) => agentOf(command).loseSocket(command.tab),
  regainSocket: (command) => agentOf(command).regainSocket(command.tab),
  expireSession: (command) => agentOf(command).expireSession(command.tab),
  renewSession: (command) => agentOf(command).renewSession(command.tab),
  click: (command) => agentOf(command).click(command.contactId),
  look: () => {},
};

async function answer(command: Command): Promise<object> {
  try {
    await commands[command.do]?.(command);
    // By then, messages between tabs and the hand-over of a lock have arrived.
    await new Promise((resolve) => setImmediate(resolve));
    if (faulted > 0) throw new Error(`${faulted} promises were rejected with nobody to see it`);
    return { n: command.n, ...agents.get(command.agent)?.report() };
  } catch (error) {
    return { n: command.n, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}

// The pages that are still open have timers.
process.exit();
