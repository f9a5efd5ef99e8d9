import { type Contract, sensitivityOf } from '../attributes/contract.js';
import { readable } from '../attributes/display.js';
import { readFact } from '../attributes/provenance.js';
import type { Contact } from '../contact/contact.js';
import type { Moment } from '../contact/moment.js';
import { type RefusalCode, reasonText } from '../reason.js';
import type { ConditionStep, Test } from '../rules/condition.js';
import type { Target } from '../rules/rule.js';
import type { Happening, HappeningStep, Step } from './step.js';

/** The sentences of a trace. `{…}` are placeholders. Other languages replace the whole table. */
export interface Phrases extends Readonly<Record<Happening, string>> {
  readonly matched: string;
  readonly notMatched: string;
  readonly unusable: string;
  readonly held: string;
  readonly failed: string;
  readonly unconditional: string;
  readonly missing: string;
  readonly anyValue: string;
  readonly noValue: string;
  readonly oneOf: string;
  readonly matching: string;
  readonly hidden: string;
  readonly overrideTaken: string;
  readonly byFlow: string;
  readonly byHandOver: string;
  readonly overrideRefused: string;
  readonly decided: string;
  readonly decidedAddress: string;
  /** The words for targets and moments in the reader's language. */
  readonly targets: Readonly<Record<Target, string>>;
  readonly moments: Readonly<Record<Moment, string>>;
  readonly refusals: Readonly<Record<RefusalCode, string>>;
}

/** The settings of {@link explain}. */
export interface Telling {
  readonly contract: Contract;
  /** The contact of the trace, to distinguish facts from claims. Without it, masking hides both. */
  readonly contact?: Contact | undefined;
  /** Whether to omit every value that is not public or is only a claim, for copying and sending. */
  readonly masked: boolean;
  readonly phrases: Phrases;
}

/** A trace in words, one sentence per line. Conditions are indented under their rule. */
export function explain(trace: readonly Step[], telling: Telling): string[] {
  return trace.flatMap((step) => explainStep(step, telling));
}

function explainStep(step: Step, { contract, contact, masked, phrases }: Telling): string[] {
  const isPublic = (name: string) =>
    contact && sensitivityOf(contract, name) === 'public' && readFact(contract, contact, name) !== undefined;
  const hidden = (name: string) => masked && !isPublic(name);
  const shown = (name: string, value: string) => (hidden(name) ? phrases.hidden : `"${readable(value)}"`);

  switch (step.kind) {
    case 'rule': {
      const phrase = step.matched ? phrases.matched : step.problem ? phrases.unusable : phrases.notMatched;
      const condition = ({ field, test, value, held }: ConditionStep) =>
        fill(held ? phrases.held : phrases.failed, {
          field,
          wanted: wanted(test, phrases),
          value:
            value === undefined ? phrases.missing : isService(field) ? `"${readable(value)}"` : shown(field, value),
        });
      const conditions = step.conditions.length > 0 ? step.conditions.map(condition) : [phrases.unconditional];
      const problem = step.problem && reasonText(step.problem, phrases.refusals);
      return [fill(phrase, { rule: step.rule, problem }), ...conditions.map((line) => `  ${line}`)];
    }
    case 'override': {
      const { attribute } = step;
      const phrase = step.refused ? phrases.overrideRefused : phrases.overrideTaken;
      // The customer may have set the refused value and the host in the reason, so masking hides both.
      const reason = step.refused && { ...step.refused, value: masked ? phrases.hidden : step.refused.value };
      const refused = reason && reasonText(reason, phrases.refusals);
      const by = step.by === 'flow' ? phrases.byFlow : phrases.byHandOver;
      const value = masked && reason ? phrases.hidden : shown(attribute, step.value);
      return [fill(phrase, { attribute, refused, by, value })];
    }
    case 'decision': {
      const url = masked ? (step.template ?? (step.url && phrases.hidden)) : step.url;
      const words = { ...step, url, target: phrases.targets[step.target], at: step.at && phrases.moments[step.at] };
      return [fill(step.url ? phrases.decidedAddress : phrases.decided, words)];
    }
    case 'happening': {
      const { what, ms = 0, detail = '' }: HappeningStep = step;
      return [fill(phrases[what], { ms: Math.round(ms), detail: masked ? phrases.hidden : readable(detail) })];
    }
  }
}

/** The test of a condition in words. */
function wanted(test: Test, phrases: Phrases): string {
  if ('exists' in test) return test.exists ? phrases.anyValue : phrases.noValue;
  if ('equals' in test) return `"${test.equals}"`;
  if ('in' in test) return fill(phrases.oneOf, { values: test.in.map((value) => `"${value}"`).join(', ') });
  return fill(phrases.matching, { pattern: test.matches.source });
}

/** Fills `{name}` in the page's own sentences. Placeholders inside values are not filled. */
export function fill(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Whether a field comes from the service and identifies no person. */
function isService(field: string): boolean {
  return field === 'channel' || field === 'direction' || field === 'queue';
}
