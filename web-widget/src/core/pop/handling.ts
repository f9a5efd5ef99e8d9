import type { Phase } from '../contact/moment.js';
import type { Entry } from '../ledger/ledger.js';
import type { Decision, Pop } from '../rules/decide.js';
import type { OverrideStep } from '../rules/step.js';
import type { Happening, HappeningStep } from '../trace/step.js';
import type { ContactView, PopStatus } from './view.js';

/** The decision for one phase of a contact, and its progress. */
export interface Handling {
  status: PopStatus;
  decision: Decision;
  /** The record that the agent chose instead of the rule's. */
  chosen?: Pop;
  /** The record that the rules choose now, if it differs from the one they opened. */
  changed?: Pop | undefined;
  happenings: HappeningStep[];
  ms?: number | undefined;
}

export const undecided: Decision = { pop: undefined, trace: [] };

/** The status of a pop after each happening. */
const statusAfter: Partial<Record<Happening, PopStatus>> = {
  notYet: 'later',
  shown: 'opened',
  opened: 'opened',
  openedByClick: 'opened',
  restored: 'opened',
  alreadyPopped: 'elsewhere',
  otherTab: 'elsewhere',
  otherContact: 'waiting',
  tooMany: 'waiting',
  blocked: 'blocked',
  refused: 'blocked',
};

/** Records what happened to a pop. A repeated happening is recorded once. */
export function note(handling: Handling, what: Happening | undefined, ms?: number): void {
  const { happenings } = handling;
  handling.status = (what && statusAfter[what]) ?? 'none';
  if (what && happenings.at(-1)?.what !== what) happenings.push({ kind: 'happening', what, ms });
}

/** Whether the decision is final: a record is open or blocked, or the agent chose one. */
export function isSettled({ status, chosen, decision }: Handling): boolean {
  return chosen !== undefined || status === 'blocked' || (status === 'opened' && decision.pop?.url !== undefined);
}

/** The handlings of the current contacts, by contact and phase. */
export class Handlings {
  readonly #byContact = new Map<string, Partial<Record<Phase, Handling>>>();

  of(contactId: string, phase: Phase): Handling {
    const phases = this.#byContact.get(contactId) ?? {};
    this.#byContact.set(contactId, phases);
    phases[phase] ??= { status: 'none', decision: undecided, happenings: [] };
    return phases[phase];
  }

  forget(contactId: string): void {
    this.#byContact.delete(contactId);
  }

  viewOf(entry: Entry): ContactView {
    const phases = Object.values(this.#byContact.get(entry.contact.contactId) ?? {});
    const trace = phases.flatMap(({ decision, happenings }) => [...decision.trace, ...happenings]);
    const latest = phases.findLast(({ status }) => status !== 'none') ?? phases.at(-1);
    return {
      entry,
      status: latest?.status ?? 'none',
      pop: latest?.chosen ?? latest?.decision.pop,
      trace: phases.length > 0 ? trace : [{ kind: 'happening', what: 'over' }],
      notices: trace.filter((step): step is OverrideStep => step.kind === 'override' && step.refused !== undefined),
      changed: latest?.changed,
      ms: latest?.ms,
    };
  }
}
