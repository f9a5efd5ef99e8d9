import { type Contact, type Source, type SourceEvent, type Stage, stages, type Unanswered } from '../core/index';
import { channelNamed, directionOf, type Facts, readFacts } from './facts';
import { type ContactNews, type Topic, topics, type WorkspacePort } from './port';

type Emit = (event: SourceEvent) => void;

/**
 * The longest wait of a contact for its attributes, in milliseconds. Streams delivers both together. Here a contact
 * without its attributes would match the wrong rule, and its decision is final.
 */
const attributesMs = 1_500;

export interface WorkspaceSource extends Source {
  /** Adds the contact of this instance of the app, from its `create`. */
  opened(contactId: string): void;
  /** Call this when the workspace shows the app of this contact, because the agent turned to it. */
  viewed(contactId: string): void;
  /**
   * Asks for the contacts that were there before this page. Returns the ids of all contacts; `undefined` if the workspace
   * does not list them, or if the source has stopped.
   */
  seed(): Promise<readonly string[] | undefined>;
  /** Asks for the contacts after an interruption, during which no event came. Returns the ids of all contacts. */
  refresh(): Promise<readonly string[]>;
}

/**
 * The agent workspace as a source. The workspace has no snapshot and repeats no event for an app that comes late, so
 * every event starts a read. Reads are numbered, so that a late answer replaces no newer one.
 */
export function workspaceSource(port: WorkspacePort, now: () => number = () => performance.now()): WorkspaceSource {
  const desk = new Map<string, WorkspaceContact>();
  let emit: Emit | undefined;

  const meet = (news: ContactNews): WorkspaceContact | undefined => {
    if (!emit || !news.contactId) return undefined;
    const met = desk.get(news.contactId) ?? new WorkspaceContact(news.contactId, port, emit);
    desk.set(news.contactId, met);
    met.learn(news);
    return met;
  };
  const leave = (contactId: string) => {
    desk.get(contactId)?.leave(now());
    desk.delete(contactId);
  };
  const hear = (topic: Topic) => (news: ContactNews) => {
    const means = topics[topic];
    if (means === 'gone') return leave(news.contactId);
    // A missed contact that rings again is a new offer.
    if (means.stage === 'ringing' && desk.get(news.contactId)?.stage === 'ended') leave(news.contactId);
    meet(news)?.reach(means.stage, now(), 'unanswered' in means ? means.unanswered : undefined);
  };

  return {
    start(listener) {
      emit = listener;
      const stops = (Object.keys(topics) as Topic[]).map((topic) => port.on(topic, hear(topic)));
      return () => {
        emit = undefined;
        for (const stop of stops) stop();
        for (const contact of desk.values()) contact.forget();
        desk.clear();
      };
    },
    opened: (contactId) => meet({ contactId })?.find(now()),
    viewed: (contactId) => emit?.({ type: 'viewed', at: now(), contactId }),
    async seed() {
      const listed = await port.contacts().catch(() => undefined);
      for (const news of listed ?? []) if (!desk.has(news.contactId)) meet(news)?.find(now());
      return listed && emit ? [...desk.keys()] : undefined;
    },
    async refresh() {
      const before = [...desk.keys()];
      const listed = await port.contacts().catch(() => undefined);
      const there = listed ?? before.map((contactId) => ({ contactId }));
      // A contact that came while the list was on its way may not be in it.
      for (const contactId of before) if (!there.some((news) => news.contactId === contactId)) leave(contactId);
      for (const news of there) meet(news)?.find(now());
      return [...desk.keys()];
    },
  };
}

interface Reached {
  readonly stage: Stage;
  readonly at: number;
}

/** One contact of the workspace. Turns its events into the core's. */
class WorkspaceContact {
  stage: Stage | undefined;
  readonly #contactId: string;
  readonly #port: WorkspacePort;
  readonly #emit: Emit;
  #unanswered: Unanswered | undefined;
  #initialContactId: string | undefined;
  #facts: Facts = { attributes: {} };
  /** The stages that wait for the first answer; `undefined` after it. */
  #held: Reached[] | undefined = [];
  #hold: ReturnType<typeof setTimeout> | undefined;
  #reading = 0;
  #told = '';
  #gone = false;

  constructor(contactId: string, port: WorkspacePort, emit: Emit) {
    this.#contactId = contactId;
    this.#port = port;
    this.#emit = emit;
  }

  learn({ initialContactId, type }: ContactNews): void {
    this.#initialContactId = initialContactId || this.#initialContactId;
    const channel = channelNamed(type);
    if (channel) this.#facts = { ...this.#facts, channel };
  }

  /** Adds a contact that no event reported. It counts as ringing until a read finds its stage. */
  find(at: number): void {
    this.#move('ringing', at);
    void this.#read(at, true);
  }

  /** Moves the contact to a stage. A repeated or late event moves nothing back, but still starts a read. */
  reach(stage: Stage, at: number, unanswered?: Unanswered): void {
    this.#move(stage, at, unanswered);
    // A ringing contact needs no read of the agent's own state, so its record does not wait for one.
    void this.#read(at, this.stage !== 'ringing');
  }

  #move(stage: Stage, at: number, unanswered?: Unanswered): void {
    if (this.#isBefore(stage)) {
      if (this.stage !== 'connected') this.#unanswered = unanswered;
      this.stage = stage;
      if (this.#held) this.#held.push({ stage, at });
      else this.#tell({ stage, at });
    }
    this.#hold ??= setTimeout(() => this.#release(), attributesMs);
  }

  #isBefore(stage: Stage): boolean {
    return stages.indexOf(stage) > stages.indexOf(this.stage as Stage);
  }

  leave(at: number): void {
    // A contact that was missed before it was read still belongs to the day's contacts.
    if (this.stage === 'ended') this.#release();
    const told = this.#told !== '';
    this.forget();
    if (told) this.#emit({ type: 'gone', at, contactId: this.#contactId });
  }

  forget(): void {
    clearTimeout(this.#hold);
    this.#held = undefined;
    this.#gone = true;
  }

  async #read(at: number, asksStage: boolean): Promise<void> {
    const reading = ++this.#reading;
    const facts = await readFacts(this.#port, this.#contactId, this.#facts, asksStage);
    if (this.#gone || reading !== this.#reading) return;
    this.#facts = facts;
    const { stage, unanswered } = facts.parties ?? {};
    if (stage && this.#isBefore(stage)) {
      this.#unanswered = unanswered;
      // After a reload the contact is already under way, and this page did not see its earlier stages.
      this.#held = [{ stage, at }];
      this.stage = stage;
    }
    if (this.#held) this.#release();
    else this.#tell({ stage: this.stage as Stage, at });
  }

  #release(): void {
    clearTimeout(this.#hold);
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const reached of held) this.#tell(reached);
  }

  #tell({ stage, at }: Reached): void {
    const { channel, parties, attributes, queue, customerEndpoint } = this.#facts;
    const contact: Contact = {
      contactId: this.#contactId,
      initialContactId: this.#initialContactId,
      channel: channel ?? 'voice',
      direction: directionOf(this.#contactId, this.#initialContactId, parties?.outbound),
      stage,
      unanswered: stage === 'ended' ? this.#unanswered : undefined,
      monitoring: parties?.monitoring || undefined,
      queue,
      customerEndpoint,
      attributes,
    };
    const text = JSON.stringify(contact);
    if (text === this.#told) return;
    this.#told = text;
    this.#emit({ type: 'contact', at, contact });
  }
}
