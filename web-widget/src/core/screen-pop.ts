import type { Config } from './config.js';
import type { Phase } from './contact/moment.js';
import type { SourceEvent } from './ledger/event.js';
import { applyEvent, type Entry, emptyLedger, focusOn, type Ledger } from './ledger/ledger.js';
import { openPhases } from './ledger/moment.js';
import type { OpenRequest, Screen, Source } from './platform.js';
import { type AgentActions, createAgentActions } from './pop/agent-actions.js';
import { type Handling, Handlings, isSettled, note, undecided } from './pop/handling.js';
import { asLeft, withPast } from './pop/history.js';
import { keyOf, PopPolicy } from './pop/policy.js';
import type { ScreenPopView } from './pop/view.js';
import { decide, type Pop } from './rules/decide.js';
import { checkAddress } from './rules/override.js';
import type { Happening, HappeningStep } from './trace/step.js';

export interface ScreenPop extends AgentActions {
  readonly view: ScreenPopView;
  /** Starts the source. A second call does nothing; the same holds for {@link stop}. */
  start(): void;
  stop(): void;
  /** Calls back after every change of {@link view}. */
  subscribe(listener: (view: ScreenPopView) => void): () => void;
  /** Moves the focus to a contact. */
  select(contactId: string): void;
  /** Marks the record of a contact as blocked in its frame. A click then opens it in a window. */
  refused(contactId: string): void;
  /** Uses another config from now on. Open records stay open. */
  configure(config: Config): void;
}

/** The parts of {@link createScreenPop}. */
export interface ScreenPopParts {
  readonly source: Source;
  readonly config: Config;
  readonly screen: Screen;
}

/** Opens records on a screen for the contacts of a source, as the rules of a config decide. */
export function createScreenPop(parts: ScreenPopParts): ScreenPop {
  const desk = new ScreenPopDesk(parts);
  const actions = createAgentActions(() => desk.config, {
    find: (contactId) => desk.find(contactId),
    openFor: (entry, pop, step) => desk.openByAgent(entry, pop, step),
    followFor: (entry) => desk.follow(entry),
    openAside: (entry, pop, step) => desk.openAside(entry, pop, step),
  });
  let stops: (() => void)[] = [];
  return {
    ...actions,
    get view() {
      return desk.view;
    },
    start() {
      if (stops.length > 0) return;
      stops = [parts.screen.onChange(() => desk.settle()), parts.source.start((event) => desk.take(event))];
    },
    stop() {
      for (const stop of stops) stop();
      if (stops.length > 0) desk.clear();
      stops = [];
    },
    subscribe: (listener) => desk.subscribe(listener),
    select: (contactId) => desk.select(contactId),
    refused: (contactId) => desk.refused(contactId),
    configure(config) {
      desk.config = config;
      desk.settle();
    },
  };
}

/** The happenings that mean that the agent has seen the record. */
const sights: readonly Happening[] = ['opened', 'openedByClick', 'restored'];

/** An agent's contacts and their pops. */
class ScreenPopDesk {
  view: ScreenPopView = { contacts: [], focus: undefined, past: [] };
  #ledger: Ledger = emptyLedger;
  config: Config;
  readonly #screen: Screen;
  readonly #policy: PopPolicy;
  readonly #handlings = new Handlings();
  readonly #listeners = new Set<(view: ScreenPopView) => void>();

  constructor({ config, screen }: ScreenPopParts) {
    this.config = config;
    this.#screen = screen;
    this.#policy = new PopPolicy(screen);
  }

  find(contactId: string): Entry | undefined {
    return this.#ledger.entries.get(contactId);
  }

  subscribe(listener: (view: ScreenPopView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  take(event: SourceEvent): void {
    const before = this.#ledger;
    this.#ledger = applyEvent(before, event);
    if (this.#ledger === before) return;
    if (event.type === 'gone') this.#leave(before.entries.get(event.contactId) as Entry);
    this.settle();
  }

  /** Forgets all contacts, because the source has stopped. */
  clear(): void {
    for (const contactId of this.#ledger.entries.keys()) this.#handlings.forget(contactId);
    this.#ledger = emptyLedger;
    this.settle();
  }

  select(contactId: string): void {
    this.#ledger = focusOn(this.#ledger, contactId);
    this.settle();
  }

  /** Makes the open decisions of each contact and notifies the listeners. */
  settle(): void {
    const entries = [...this.#ledger.entries.values()];
    for (const entry of entries) for (const phase of openPhases(entry)) this.#consider(entry, phase);
    this.#show({ contacts: entries.map((entry) => this.#handlings.viewOf(entry)), focus: this.#ledger.focus });
  }

  open(contactId: string, { url, target }: Pop, byAgent = false): 'opened' | 'blocked' {
    return this.#screen.open({ contactId, url, target, byAgent } as OpenRequest);
  }

  refused(contactId: string): void {
    const entry = this.find(contactId);
    if (!entry) return;
    const { pop } = this.#handlings.viewOf(entry);
    if (pop?.url === undefined) return;
    const handling = this.#handlings.of(contactId, openPhases(entry).at(-1) ?? 'live');
    handling.chosen = { ...pop, target: 'tab' };
    // The frame did not show the record, so the agent has not seen it.
    handling.happenings = handling.happenings.filter(({ what }) => !sights.includes(what));
    handling.ms = undefined;
    note(handling, 'refused');
    this.settle();
  }

  openAside(entry: Entry | undefined, pop: Pop, step: HappeningStep): void {
    if (entry) this.#handlings.of(entry.contact.contactId, 'live').happenings.push(step);
    this.open('', pop, true);
    this.settle();
  }

  follow(entry: Entry): void {
    const { changed } = this.#handlings.viewOf(entry);
    if (changed) this.openByAgent(entry, changed, { kind: 'happening', what: 'clicked' });
  }

  openByAgent(entry: Entry, pop: Pop | undefined, step: HappeningStep): void {
    const { contactId } = entry.contact;
    this.#ledger = focusOn(this.#ledger, contactId);
    const phase = openPhases(entry).at(-1) ?? 'live';
    const handling = this.#handlings.of(contactId, phase);
    if (pop) {
      handling.chosen = pop;
      handling.changed = undefined;
      this.#screen.choose?.(keyOf(entry, phase), pop);
    }
    handling.happenings.push(step);
    const live = this.#handlings.of(contactId, 'live');
    // A wrap-up phase without its own pop keeps the record of the conversation.
    const decided = decide(this.config, entry.contact, phase).pop;
    const wanted = handling.chosen ?? decided ?? live.chosen ?? live.decision.pop;
    if (wanted?.url !== undefined) {
      const outcome = this.open(contactId, wanted, true);
      if (outcome === 'opened') this.#screen.remember(keyOf(entry, phase));
      note(handling, outcome === 'opened' ? 'openedByClick' : outcome);
    }
    this.settle();
  }

  #leave(entry: Entry): void {
    const { contactId } = entry.contact;
    const left = this.#handlings.viewOf(asLeft(entry));
    this.view = { ...this.view, past: withPast(this.view.past, left) };
    this.#handlings.forget(contactId);
    this.#policy.left(entry);
    this.#screen.close(contactId);
  }

  #consider(entry: Entry, phase: Phase): void {
    const { contact } = entry;
    const handling = this.#handlings.of(contact.contactId, phase);
    if (isSettled(handling)) {
      this.#compare(entry, phase, handling);
      return;
    }
    if (handling.happenings.length === 0 && this.#chooseAgain(entry, phase, handling)) return;
    handling.decision = contact.monitoring ? undecided : decide(this.config, contact, phase);
    const { pop } = handling.decision;
    const what = contact.monitoring ? 'monitoring' : pop && this.#advance(entry, phase, pop);
    if (what === 'opened') handling.ms = this.#sinceMoment(entry, pop);
    if (what === 'shown') handling.ms ??= this.#sinceMoment(entry, pop);
    note(handling, what, handling.ms);
  }

  /** Restores the record that the agent chose before a reload, if its origin is still approved. */
  #chooseAgain(entry: Entry, phase: Phase, handling: Handling): boolean {
    const chosen = this.#screen.chosen?.(keyOf(entry, phase));
    if (!chosen?.url || typeof checkAddress(this.config, chosen.url) !== 'string') return false;
    handling.chosen = chosen;
    if (chosen.target === 'frame') this.open(entry.contact.contactId, chosen);
    note(handling, 'restored');
    return true;
  }

  /**
   * Compares the open record with the rules' current choice. A later module or a second lookup may change the customer.
   */
  #compare({ contact }: Entry, phase: Phase, handling: Handling): void {
    const shown = handling.chosen ?? handling.decision.pop;
    const now = decide(this.config, contact, phase).pop;
    const decided = handling.decision.pop?.url;
    handling.changed = now?.url !== undefined && now.url !== shown?.url && now.url !== decided ? now : undefined;
  }

  /** Opens a decided pop if the policy and the browser allow it. */
  #advance(entry: Entry, phase: Phase, pop: Pop): Happening | undefined {
    const { contactId } = entry.contact;
    const verdict = this.#policy.judge(entry, phase, pop, this.#ledger);
    if (verdict === 'restore') {
      this.open(contactId, pop);
      return 'restored';
    }
    if (verdict !== 'open') return verdict;
    const outcome = this.open(contactId, pop);
    if (outcome === 'opened') this.#screen.remember(keyOf(entry, phase));
    return outcome;
  }

  /** Milliseconds since the rule's moment, or since the contact was first seen. */
  #sinceMoment({ milestones, seenAt }: Entry, pop: Pop | undefined): number {
    return this.#screen.now() - (milestones.find(({ what }) => what === pop?.at)?.at ?? seenAt);
  }

  #show(part: Partial<ScreenPopView>): void {
    this.view = { ...this.view, ...part };
    for (const listener of this.#listeners) listener(this.view);
  }
}
