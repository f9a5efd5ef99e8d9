import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import { type Moment, type Phase, phaseOf } from '../contact/moment.js';
import type { Refusal } from '../reason.js';
import { fillTemplate } from '../template/template.js';
import { tryCondition } from './condition.js';
import { type Override, readOverride } from './override.js';
import { addressTargets, type Rule, type Target } from './rule.js';
import type { RuleBook } from './rule-book.js';
import type { DecidingStep, Wisher } from './step.js';

/** A decided pop: the target, the moment and the address. */
export interface Pop {
  /** Name of the rule; `popUrl` when no rule matched and the contact's own attribute decided. */
  readonly rule: string;
  readonly at: Moment;
  readonly target: Target;
  /** `undefined` for a target without an address. */
  readonly url: string | undefined;
  /** The source of the address if the contact's own attribute chose it. */
  readonly wishedBy?: Wisher | undefined;
}

export interface Decision {
  readonly pop: Pop | undefined;
  readonly trace: readonly DecidingStep[];
}

/** Decides by the first matching rule in file order. Pure: the same contact always gets the same decision. */
export function decide(book: RuleBook, contact: Contact, phase: Phase = 'live'): Decision {
  const override = readOverride(book, contact);
  const trace: DecidingStep[] = [...override.steps];
  const inPhase: Partial<Override> = phaseOf(override.at ?? 'ringing') === phase ? override : {};
  const found = firstMatch(book, contact, phase, inPhase.url, trace) ?? alone(inPhase.url);
  if (!found) {
    trace.push({ kind: 'happening', what: 'noRule' });
    return { pop: undefined, trace };
  }
  const pop = overridden(found, inPhase, trace);
  const { wishedBy: _, ...decided } = pop;
  trace.push({ kind: 'decision', ...decided, template: inPhase.url ? undefined : found.rule.template?.text });
  return { pop: pop.target === 'none' ? undefined : pop, trace };
}

/** A match for the contact's own address when no rule matches. */
function alone(url: string | undefined): Match | undefined {
  return url
    ? { rule: { name: 'popUrl', when: [], at: 'ringing', target: 'frame', template: undefined }, url }
    : undefined;
}

interface Match {
  readonly rule: Rule;
  readonly url: string | undefined;
  /** The source of the address if the contact's own attribute chose it. */
  readonly wishedBy?: Wisher | undefined;
}

function firstMatch(
  book: RuleBook,
  contact: Contact,
  phase: Phase,
  popUrl: string | undefined,
  trace: DecidingStep[],
): Match | undefined {
  const read = (name: string) => readField(contact, name);
  for (const rule of book.rules) {
    if (phaseOf(rule.at) !== phase) continue;
    const conditions = rule.when.map((condition) => tryCondition(condition, read(condition.field)));
    const held = conditions.every((condition) => condition.held);
    const filled = !held || popUrl || !rule.template ? { url: popUrl } : fillTemplate(rule.template, read);
    const problem = 'problem' in filled ? filled.problem : undefined;
    const matched = held && 'url' in filled;
    trace.push({ kind: 'rule', rule: rule.name, conditions, matched, problem });
    if (matched) return { rule, url: filled.url };
  }
  return undefined;
}

/** The rule's pop with the overrides of the contact applied. */
function overridden({ rule, url }: Match, override: Partial<Override>, trace: DecidingStep[]): Pop {
  const asked = override.target;
  const impossible = asked !== undefined && needsAddress(asked) && url === undefined;
  if (impossible) {
    const refused: Refusal = { why: 'noAddress', value: rule.name };
    trace.push({ kind: 'override', attribute: 'popTarget', value: asked, refused });
  }
  const wished = impossible || asked === undefined ? rule.target : asked;
  // An address from popUrl opens even if the rule itself only shows the card.
  const target = override.url && asked === undefined && !needsAddress(wished) ? 'frame' : wished;
  const shown = needsAddress(target) ? url : undefined;
  const wishedBy = shown && override.url ? override.by : undefined;
  return { rule: rule.name, at: override.at ?? rule.at, target, url: shown, wishedBy };
}

function needsAddress(target: Target): boolean {
  return addressTargets.includes(target);
}
