import type { Phase } from '../contact/moment.js';
import type { Entry } from '../ledger/ledger.js';
import type { Decision, Pop } from '../rules/decide.js';
import type { OverrideStep } from '../rules/step.js';
import type { Happening, HappeningStep } from '../trace/step.js';
import type { ContactView, PopStatus } from './view.js';

/** What was decided for one phase of a contact, and what has become of it. */
export interface Handling {
  status: PopStatus;
  decision: Decision;
  /** What the agent chose instead of the rule's record. */
  chosen?: Pop;
  /** What the rules would open now, where that is not what they opened. */
  changed?: Pop | undefined;
  happenings: HappeningStep[];
  ms?: number;
}

export const undecided: Decision = { pop: undefined, trace: [] };

/** How far a pop has come when this is the last that happened to it. */
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
};

/** Records what happened to a pop. The same happening twice in a row is recorded once. */
export function note(handling: Handling, what: Happening | undefined, ms?: number): void {
  const { happenings } = handling;
  handling.status = (what && statusAfter[what]) ?? 'none';
  if (what && happenings.at(-1)?.what !== what) happenings.push({ kind: 'happening', what, ms });
}

/** Whether the decision stands: a record is on the screen or blocked, or the agent chose one. */
export function isSettled({ status, chosen, decision }: Handling): boolean {
  return chosen !== undefined || status === 'blocked' || (status === 'opened' && decision.pop?.url !== undefined);
}

/** The handlings of the contacts on the desk, by contact and phase. */
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
