import type { Candidate } from './attributes/lists.js';
import type { Config } from './config/config.js';
import { popKey } from './contact/contact.js';
import { readField } from './contact/fields.js';
import type { SourceEvent } from './ledger/event.js';
import { applyEvent, type Entry, emptyLedger, focusOn, isWorked } from './ledger/ledger.js';
import { hasReached, openPhases } from './ledger/moment.js';
import type { OpenRequest, Screen, Source } from './platform.js';
import { type Decision, decide, type Phase, type Pop } from './rules/decide.js';
import { fillTemplate, type Template } from './template/template.js';
import type { Happening, HappeningStep, OverrideStep, Step } from './trace/step.js';

/** How far the pop of a contact has come. */
export type PopStatus =
  /** No rule wants anything. */
  | 'none'
  /** A rule matched and waits for its moment. */
  | 'later'
  /** Held back as a chip so as not to disturb another contact. */
  | 'waiting'
  /** The browser refused the window; a click opens it. */
  | 'blocked'
  /** On the screen: the record, the card or the picker. */
  | 'opened'
  /** Popped before, or shown by another tab. */
  | 'elsewhere';

/** A contact as the agent's page shows it. */
export interface ContactView {
  readonly entry: Entry;
  readonly status: PopStatus;
  readonly pop: Pop | undefined;
  readonly trace: readonly Step[];
  /** Overrides of this contact that were refused. */
  readonly notices: readonly OverrideStep[];
  /** Milliseconds from the moment the rule asked for to the record. */
  readonly ms: number | undefined;
}

export interface View {
  /** Oldest first. */
  readonly contacts: readonly ContactView[];
  readonly focus: string | undefined;
  /** Contacts that have left, newest first, for the question why. */
  readonly past: readonly ContactView[];
}

export interface ScreenPop {
  readonly view: View;
  /** Safe to call twice, as is {@link stop}. */
  start(): void;
  stop(): void;
  /** Calls back after every change of {@link view}. */
  subscribe(listener: (view: View) => void): () => void;
  /** The agent turned to a contact. */
  select(contactId: string): void;
  /** Opens what waits, was blocked, or has popped before. From a click. */
  open(contactId: string): void;
  /** Opens the record of one of several customers. From a click. */
  pick(contactId: string, candidate: Candidate): void;
  /** Opens the record system's page for a customer nobody knows yet. From a click. */
  create(contactId: string): void;
  /** Opens the record system's search. From a click. */
  search(contactId: string | undefined, query: string): void;
}

/** More automatic pops in a minute than any agent can read: something is replaying old contacts. */
const mostPopsPerMinute = 12;
const pastKept = 20;

interface Handling {
  status: PopStatus;
  decision: Decision;
  /** What the agent chose instead of the rule's record. */
  chosen?: Pop;
  happenings: HappeningStep[];
  ms?: number;
}

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

/** The whole of it: contacts from a source, decided by a config, shown on a screen. */
export function createScreenPop({
  source,
  config,
  screen,
}: {
  readonly source: Source;
  readonly config: Config;
  readonly screen: Screen;
}): ScreenPop {
  let ledger = emptyLedger;
  let view: View = { contacts: [], focus: undefined, past: [] };
  let stops: (() => void)[] = [];
  const handlings = new Map<string, Partial<Record<Phase, Handling>>>();
  const listeners = new Set<(view: View) => void>();
  let popTimes: number[] = [];

  function take(event: SourceEvent): void {
    const before = ledger;
    ledger = applyEvent(ledger, event);
    if (ledger === before) return;
    if (event.type === 'gone') leave(event.contactId, before.entries.get(event.contactId) as Entry);
    settle();
  }

  function leave(contactId: string, entry: Entry): void {
    // Whoever leaves while ringing gave up, or was taken by somebody else.
    const outcome = entry.outcome ?? (entry.answered ? 'answered' : 'abandoned');
    view = { ...view, past: [viewOf({ ...entry, outcome }), ...view.past].slice(0, pastKept) };
    handlings.delete(contactId);
    screen.close(contactId);
  }

  function settle(): void {
    for (const entry of ledger.entries.values()) {
      for (const phase of openPhases(entry)) consider(entry, phase);
    }
    view = { ...view, contacts: [...ledger.entries.values()].map(viewOf), focus: ledger.focus };
    for (const listener of listeners) listener(view);
  }

  function consider(entry: Entry, phase: Phase): void {
    const { contact } = entry;
    const handling = handlingOf(contact.contactId, phase);
    if (isSettled(handling)) return;
    handling.decision = contact.monitoring ? undecided : decide(config, contact, phase);
    const what = contact.monitoring ? 'monitoring' : advance(entry, phase, handling.decision.pop);
    if (what === 'opened') handling.ms = sinceMoment(entry, handling.decision.pop);
    if (what === 'shown') handling.ms ??= sinceMoment(entry, handling.decision.pop);
    note(handling, what, handling.ms);
  }

  /** Goes as far with a decided pop as the contact, the other contacts and the browser allow. */
  function advance(entry: Entry, phase: Phase, pop: Pop | undefined): Happening | undefined {
    if (!pop) return undefined;
    if (!hasReached(entry, pop.at)) return 'notYet';
    if (pop.url === undefined) return 'shown';

    const { contactId } = entry.contact;
    const key = keyOf(entry, phase);
    const popped = screen.popped(key);
    if (popped === 'here' && pop.target === 'frame') {
      open(contactId, pop);
      return 'restored';
    }
    if (popped) return 'alreadyPopped';
    if (!screen.leads) return 'otherTab';
    if (disturbs(entry, pop)) return 'otherContact';
    if (!mayPopNow()) return 'tooMany';
    const outcome = open(contactId, pop);
    if (outcome === 'opened') screen.remember(key);
    return outcome;
  }

  function open(contactId: string, { url, target }: Pop, byAgent = false): 'opened' | 'blocked' {
    return screen.open({ contactId, url, target, byAgent } as OpenRequest);
  }

  function mayPopNow(): boolean {
    const now = screen.now();
    popTimes = popTimes.filter((time) => now - time < 60_000);
    return popTimes.length < mostPopsPerMinute && popTimes.push(now) > 0;
  }

  /** Milliseconds since the moment the rule asked for, or since the contact was first seen. */
  function sinceMoment({ milestones, seenAt }: Entry, pop: Pop | undefined): number {
    return screen.now() - (milestones.find(({ what }) => what === pop?.at)?.at ?? seenAt);
  }

  /** A frame belongs to its contact, so turning to the contact may fill it; a window may not. */
  function disturbs({ contact }: Entry, pop: Pop): boolean {
    if (pop.target === 'frame' && ledger.focus === contact.contactId) return false;
    return [...ledger.entries.values()].some((other) => isWorked(other) && popKey(other.contact) !== popKey(contact));
  }

  function openByAgent(entry: Entry, pop: Pop | undefined, step: HappeningStep): void {
    const { contactId } = entry.contact;
    ledger = focusOn(ledger, contactId);
    const phase = openPhases(entry).at(-1) ?? 'live';
    const handling = handlingOf(contactId, phase);
    if (pop) handling.chosen = pop;
    handling.happenings.push(step);
    const live = handlingOf(contactId, 'live');
    // At the end without a pop of its own it is the record of the conversation.
    const wanted = handling.chosen ?? decide(config, entry.contact, phase).pop ?? live.chosen ?? live.decision.pop;
    if (wanted?.url !== undefined) {
      const outcome = open(contactId, wanted, true);
      if (outcome === 'opened') screen.remember(keyOf(entry, phase));
      note(handling, outcome === 'opened' ? 'openedByClick' : outcome);
    }
    settle();
  }

  /** Opens one of the record system's own addresses for a contact. */
  function openRecord(
    contactId: string,
    template: Template | undefined,
    values: Record<string, string>,
    step: HappeningStep,
  ) {
    const entry = ledger.entries.get(contactId);
    const url = template && addressOf(template, entry, values);
    if (!url) return;
    const pop: Pop = { rule: step.what, at: 'ringing', target: config.records.target, url };
    if (entry) openByAgent(entry, pop, step);
    else open(contactId, pop, true);
  }

  function handlingOf(contactId: string, phase: Phase): Handling {
    const phases = handlings.get(contactId) ?? {};
    handlings.set(contactId, phases);
    phases[phase] ??= { status: 'none', decision: undecided, happenings: [] };
    return phases[phase];
  }

  function viewOf(entry: Entry): ContactView {
    const phases = Object.values(handlings.get(entry.contact.contactId) ?? {});
    const trace = phases.flatMap(({ decision, happenings }) => [...decision.trace, ...happenings]);
    const telling = phases.findLast(({ status }) => status !== 'none') ?? phases.at(-1);
    return {
      entry,
      status: telling?.status ?? 'none',
      pop: telling?.chosen ?? telling?.decision.pop,
      trace: phases.length > 0 ? trace : [{ kind: 'happening', what: 'over' }],
      notices: trace.filter((step): step is OverrideStep => step.kind === 'override' && step.refused !== undefined),
      ms: telling?.ms,
    };
  }

  return {
    get view() {
      return view;
    },
    start() {
      if (stops.length > 0) return;
      stops = [screen.onChange(settle), source.start(take)];
    },
    stop() {
      for (const stop of stops) stop();
      stops = [];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    select(contactId) {
      ledger = focusOn(ledger, contactId);
      settle();
    },
    open(contactId) {
      const entry = ledger.entries.get(contactId);
      if (entry) openByAgent(entry, undefined, happening('clicked'));
    },
    pick: (contactId, { id, name }) =>
      openRecord(contactId, config.records.customer, { customerId: id }, happening('picked', name)),
    create: (contactId) => openRecord(contactId, config.records.create, {}, happening('create')),
    search: (contactId, query) =>
      openRecord(contactId ?? '', config.records.search, { query }, happening('search', query)),
  };
}

const undecided: Decision = { pop: undefined, trace: [] };

/** What is on the screen, or could not be, stays decided; the rest is decided anew each time. */
function isSettled({ status, chosen, decision }: Handling): boolean {
  return chosen !== undefined || status === 'blocked' || (status === 'opened' && decision.pop?.url !== undefined);
}

/** Keeps what happened to a pop, once however often it is found anew. */
function note(handling: Handling, what: Happening | undefined, ms?: number): void {
  const { happenings } = handling;
  handling.status = (what && statusAfter[what]) ?? 'none';
  if (what && happenings.at(-1)?.what !== what) happenings.push({ kind: 'happening', what, ms });
}

function happening(what: Happening, detail?: string): HappeningStep {
  return { kind: 'happening', what, detail };
}

function keyOf({ contact }: Entry, phase: Phase): string {
  return phase === 'ended' ? `${popKey(contact)}#ended` : popKey(contact);
}

function addressOf(template: Template, entry: Entry | undefined, values: Record<string, string>): string | undefined {
  const read = (name: string) => values[name] ?? (entry && readField(entry.contact, name));
  const filled = fillTemplate(template, read);
  return 'url' in filled ? filled.url : undefined;
}
