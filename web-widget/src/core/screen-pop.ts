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

/** How far a pop has come, and what to say about it. */
interface Progress {
  readonly status: PopStatus;
  readonly what?: Happening;
  readonly ms?: number;
}

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
  const handlings = new Map<string, Map<Phase, Handling>>();
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
    note(handling, contact.monitoring ? { status: 'none', what: 'monitoring' } : advance(entry, phase, handling));
  }

  /** Goes as far with a decided pop as the contact, the other contacts and the browser allow. */
  function advance(entry: Entry, phase: Phase, { decision: { pop }, ms }: Handling): Progress {
    if (!pop) return { status: 'none' };
    if (!hasReached(entry, pop.at)) return { status: 'later', what: 'notYet' };
    if (pop.url === undefined) return { status: 'opened', what: 'shown', ms: ms ?? sinceMoment(entry, pop) };

    const { contactId } = entry.contact;
    const key = keyOf(entry, phase);
    const popped = screen.popped(key);
    if (popped === 'here' && pop.target === 'frame') {
      screen.open(requestOf(contactId, pop.url, pop));
      return { status: 'opened', what: 'restored' };
    }
    if (popped) return { status: 'elsewhere', what: 'alreadyPopped' };
    if (!screen.leads) return { status: 'elsewhere', what: 'otherTab' };
    if (disturbs(entry, pop)) return { status: 'waiting', what: 'otherContact' };
    if (!mayPopNow()) return { status: 'waiting', what: 'tooMany' };
    if (screen.open(requestOf(contactId, pop.url, pop)) === 'blocked') return { status: 'blocked', what: 'blocked' };
    screen.remember(key);
    return { status: 'opened', what: 'opened', ms: sinceMoment(entry, pop) };
  }

  function mayPopNow(): boolean {
    const now = screen.now();
    popTimes = popTimes.filter((time) => now - time < 60_000);
    return popTimes.length < mostPopsPerMinute && popTimes.push(now) > 0;
  }

  /** Milliseconds since the moment the rule asked for, or since the contact was first seen. */
  function sinceMoment(entry: Entry, pop: Pop): number {
    const reached = entry.milestones.find(({ what }) => what === pop.at);
    return screen.now() - (reached?.at ?? entry.seenAt);
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
    const wanted = handling.chosen ?? decide(config, entry.contact, phase).pop ?? lastPop(contactId);
    if (wanted?.url !== undefined) {
      const outcome = screen.open(requestOf(contactId, wanted.url, wanted, true));
      if (outcome === 'opened') screen.remember(keyOf(entry, phase));
      note(handling, { status: outcome, what: outcome });
    }
    settle();
  }

  /** The record of the conversation, when its end has no pop of its own. */
  function lastPop(contactId: string): Pop | undefined {
    const live = handlings.get(contactId)?.get('live');
    return live?.chosen ?? live?.decision.pop;
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
    else screen.open(requestOf(contactId, url, pop, true));
  }

  function handlingOf(contactId: string, phase: Phase): Handling {
    const phases = handlings.get(contactId) ?? new Map<Phase, Handling>();
    handlings.set(contactId, phases);
    const fresh: Handling = { status: 'none', decision: undecided, happenings: [] };
    const handling = phases.get(phase) ?? fresh;
    phases.set(phase, handling);
    return handling;
  }

  function viewOf(entry: Entry): ContactView {
    const phases = [...(handlings.get(entry.contact.contactId)?.values() ?? [])];
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

function note(handling: Handling, { status, what, ms }: Progress): void {
  handling.status = status;
  if (ms !== undefined) handling.ms = ms;
  if (what !== undefined && handling.happenings.at(-1)?.what !== what) {
    handling.happenings.push({ ...happening(what), ms });
  }
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

function requestOf(contactId: string, url: string, pop: Pop, byAgent = false): OpenRequest {
  return { contactId, url, target: pop.target as OpenRequest['target'], byAgent };
}
