#!/usr/bin/env node
// Decides the pop for one contact with the rule code of the agent's page.
//
// stdin:  {"config": <screen-pop.json, placeholders filled>, "contact": {contactId, channel,
//          direction, queue, attributes, customerEndpoint, systemEndpoint}}
// stdout: {"pop": {rule, at, target, url} | null, "trace": [...], "explanation": ["..."]}
//         With --lint the contact is not needed: {"faults": ["place: what is wrong"]}
// With --masked the explanation and the trace omit every value that is not public.
// Exit code 2 and one line per fault on stderr when the input cannot be used.
import { readFileSync } from 'node:fs';
import { describeFaults, faultText, loadConfig } from '../dist/config/index.js';
import { englishPhrases, explain } from '../dist/core/explain.js';
import { decide } from '../dist/core/index.js';

const masked = process.argv.includes('--masked');
const lint = process.argv.includes('--lint');

function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readInput() {
  try {
    return JSON.parse(readFileSync(0, 'utf8'));
  } catch (error) {
    return refuse(`The input is not JSON: ${error.message}`);
  }
}

/** Turns Lambda-style null, numbers and missing members into the forms that the rules know: text or nothing. */
function contactOf({ attributes, ...given }) {
  const text = ([name, value]) => (value === null || value === undefined ? [] : [[name, String(value)]]);
  return {
    contactId: 'unknown',
    channel: 'voice',
    direction: 'inbound',
    stage: 'ringing',
    ...Object.fromEntries(Object.entries(given).flatMap(text)),
    attributes: Object.fromEntries(Object.entries(attributes ?? {}).flatMap(text)),
  };
}

const { config: file, contact } = readInput() ?? {};
const contract = JSON.parse(readFileSync(new URL('../dist/core/attributes.json', import.meta.url), 'utf8'));
const loaded = loadConfig(file, contract);

if (lint) {
  process.stdout.write(`${JSON.stringify({ faults: (loaded.faults ?? []).map(faultText) })}\n`);
} else if (loaded.faults) {
  refuse(describeFaults(loaded.faults));
} else if (typeof contact !== 'object' || contact === null) {
  refuse('The input has no "contact".');
} else {
  const asked = contactOf(contact);
  const { pop, trace } = decide(loaded.config, asked);
  const { contract } = loaded.config;
  const explanation = explain(trace, { contract, contact: asked, masked, phrases: englishPhrases });
  const answer = { pop: pop ? { ...pop, url: pop.url ?? null } : null, trace: masked ? [] : trace, explanation };
  const sources = (_, value) => (value instanceof RegExp ? value.source : value);
  process.stdout.write(`${JSON.stringify(answer, sources)}\n`);
}
