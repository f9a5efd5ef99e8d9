#!/usr/bin/env node
// Replays the messages that an agent's page received about a contact. The released Streams library, the page's own adapter
// and the page's own core receive them. Prints the recorded and the new trace of the contact.
//
// stdin:  {"config": <screen-pop.json, placeholders filled>, "contactId": "...",
//          "agents": [{"agent", "streams": [{"atMs", "event", "data"}], "widget": {"trace": [...]} | null}]}
//         Dates in the data travel as {"$date": milliseconds}.
// stdout: {"agents": [{"agent", "recorded": ["..."] | null, "replayed": ["..."]}]}, the traces in plain language.
// Exit code 2 and one line per fault on stderr when the input cannot be used.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describeFaults, loadConfig } from '../dist/config/index.js';
import { englishPhrases, explain } from '../dist/core/explain.js';
import { createScreenPop } from '../dist/core/index.js';
import { loadStreamsInNode } from './streams-in-node.mjs';

const revive = (_, value) => (typeof value?.$date === 'number' ? new Date(value.$date) : value);
const { config: file, contactId, agents } = JSON.parse(readFileSync(0, 'utf8'), revive);
const contract = JSON.parse(readFileSync(new URL('../dist/core/attributes.json', import.meta.url), 'utf8'));
const { config, faults } = loadConfig(file, contract);
if (faults) {
  process.stderr.write(`${describeFaults(faults)}\n`);
  process.exit(2);
}

/** The page's adapter, which is built into the page only. */
async function loadStreamsSource() {
  const bundle = await rolldown({ input: fileURLToPath(new URL('../src/streams/source.ts', import.meta.url)) });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return (await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)).streamsSource;
}

/** A screen that opens every record at once. */
function aScreen(now) {
  const popped = new Set();
  return {
    open: () => 'opened',
    close: () => {},
    leads: true,
    popped: (key) => (popped.has(key) ? 'elsewhere' : undefined),
    remember: (key) => popped.add(key),
    onChange: () => () => {},
    now,
  };
}

function play(streamsSource, messages) {
  let clock = 0;
  const now = () => clock;
  const { streams, receive } = loadStreamsInNode();
  const pops = createScreenPop({ source: streamsSource(streams, now), config, screen: aScreen(now) });
  pops.start();
  receive({ event: 'acknowledge', data: { id: 'replay' } });
  for (const { atMs, event, data } of messages) {
    clock = atMs;
    receive({ event, data });
  }
  const { contacts, past } = pops.view;
  return [...contacts, ...past].find(({ entry }) => entry.contact.contactId === contactId)?.trace ?? [];
}

const byAgent = ['clicked', 'picked', 'create', 'search'];
/** The results of a pop in a browser. The decision behind them is the same. */
const outcomes = ['opened', 'blocked', 'restored', 'otherTab', 'alreadyPopped'];

/** The trace without the parts that depend on the moment: clicks and their records, other tabs, durations. */
function tell(trace) {
  const comparable = trace
    .filter(
      ({ what }, at) => !byAgent.includes(what) && !(outcomes.includes(what) && byAgent.includes(trace[at - 1]?.what)),
    )
    .map(({ ms, ...step }) => (outcomes.includes(step.what) ? { ...step, what: 'opened' } : step))
    .filter((step, at, all) => step.what === undefined || step.what !== all[at - 1]?.what);
  return explain(comparable, { contract: config.contract, masked: false, phrases: englishPhrases });
}

const streamsSource = await loadStreamsSource();
const answer = agents.map(({ agent, streams, widget }) => ({
  agent,
  recorded: widget ? tell(widget.trace) : null,
  replayed: tell(play(streamsSource, streams)),
}));
process.stdout.write(`${JSON.stringify({ agents: answer })}\n`);
process.exit(0);
