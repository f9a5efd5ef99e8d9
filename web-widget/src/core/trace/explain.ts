import { type Contract, sensitivityOf } from '../attributes/contract.js';
import { readable } from '../attributes/display.js';
import type { ConditionStep, Happening, Step } from './step.js';

/** The sentences of a trace. `{…}` are filled in; other languages replace the whole table. */
export interface Phrases extends Readonly<Record<Happening, string>> {
  readonly matched: string;
  readonly notMatched: string;
  readonly unusable: string;
  readonly held: string;
  readonly failed: string;
  readonly unconditional: string;
  readonly missing: string;
  readonly hidden: string;
  readonly overrideTaken: string;
  readonly overrideRefused: string;
  readonly decided: string;
  readonly decidedAddress: string;
}

export const englishPhrases: Phrases = {
  matched: 'Rule "{rule}" matched.',
  notMatched: 'Rule "{rule}" did not match.',
  unusable: 'Rule "{rule}" matched but could not be used: it {problem}.',
  held: '{field} is {value}, as wanted.',
  failed: '{field} is {value}; wanted {wanted}.',
  unconditional: 'It has no conditions.',
  missing: 'missing',
  hidden: '(hidden)',
  overrideTaken: "The contact's own attribute {attribute} = {value} was followed.",
  overrideRefused: "The contact's own attribute {attribute} = {value} was refused: it {refused}.",
  decided: 'Decided: {target}, when {at}.',
  decidedAddress: 'Decided: open {url} in the {target}, when {at}.',
  noRule: 'No rule matched: nothing pops.',
  notYet: 'Waiting: the contact has not come that far.',
  monitoring: 'Nothing pops: this is silent monitoring.',
  over: 'Nothing pops: the contact was over before this page saw it.',
  alreadyPopped: 'Not again: this contact has popped already.',
  otherTab: 'Left to another tab of this browser, which shows the pops.',
  otherContact: 'Waiting as a chip: another contact is being worked.',
  tooMany: 'Waiting as a chip: too many records were opened in the last minute.',
  opened: 'Opened after {ms} ms.',
  shown: 'Shown on the card after {ms} ms.',
  blocked: 'The browser blocked the window: one click opens it.',
  restored: 'Shown again after the page was reloaded.',
  picked: 'The agent picked {detail}.',
  create: 'The agent opened a new record.',
  search: 'The agent searched for {detail}.',
  clicked: 'The agent asked for it.',
};

/** How a trace is told. */
export interface Telling {
  readonly contract: Contract;
  /** Leave out every value that is not public: for copying and sending. */
  readonly masked: boolean;
  readonly phrases?: Phrases;
}

/** A trace in plain language, one sentence a line; conditions are indented under their rule. */
export function explain(trace: readonly Step[], telling: Telling): string[] {
  return trace.flatMap((step) => explainStep(step, telling));
}

function explainStep(step: Step, { contract, masked, phrases = englishPhrases }: Telling): string[] {
  const hidden = (name: string) => masked && sensitivityOf(contract, name) !== 'public';
  const shown = (name: string, value: string) => (hidden(name) ? phrases.hidden : `"${readable(value)}"`);

  switch (step.kind) {
    case 'rule': {
      const phrase = step.matched ? phrases.matched : step.problem ? phrases.unusable : phrases.notMatched;
      const condition = ({ field, wanted, value, held }: ConditionStep) =>
        fill(held ? phrases.held : phrases.failed, {
          field,
          wanted,
          value: value === undefined ? phrases.missing : isService(field) ? `"${value}"` : shown(field, value),
        });
      const conditions = step.conditions.length > 0 ? step.conditions.map(condition) : [phrases.unconditional];
      return [fill(phrase, { ...step }), ...conditions.map((line) => `  ${line}`)];
    }
    case 'override': {
      const { attribute, refused } = step;
      const phrase = refused === undefined ? phrases.overrideTaken : phrases.overrideRefused;
      return [fill(phrase, { attribute, refused, value: shown(attribute, step.value) })];
    }
    case 'decision': {
      const url = masked ? (step.template ?? (step.url && phrases.hidden)) : step.url;
      return [fill(step.url ? phrases.decidedAddress : phrases.decided, { ...step, url })];
    }
    case 'happening': {
      const detail = masked ? phrases.hidden : readable(step.detail ?? '');
      return [fill(phrases[step.what], { ms: Math.round(step.ms ?? 0), detail })];
    }
  }
}

/** Replaces `{name}` in our own sentences; values are not looked at again. */
export function fill(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Channel, direction and queue come from the service and name nobody. */
function isService(field: string): boolean {
  return field === 'channel' || field === 'direction' || field === 'queue';
}
