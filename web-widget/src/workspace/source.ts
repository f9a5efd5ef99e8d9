import { type Contact, type Source, type SourceEvent, type Stage, stages, type Unanswered } from '../core/index';
import { channelNamed, directionOf, type Facts, readFacts } from './facts';
import { type ContactNews, type Topic, topics, type WorkspacePort } from './port';

type Emit = (event: SourceEvent) => void;

/**
 * The longest a contact waits for its attributes. Streams delivers both together; here a sighting without them would
 * decide by the wrong rule, and a contact decides once.
 */
const attributesMs = 1_500;

export interface WorkspaceSource extends Source {
  /** The contact this instance of the app was opened on, as its `create` says. */
  opened(contactId: string): void;
  /** The agent turned to this contact: the workspace shows the app of it. */
  viewed(contactId: string): void;
  /** The workspace is up: ask for the contacts that were there before this page. Gives them all. */
  seed(): Promise<readonly string[]>;
  /** The workspace answers again: it told nobody what happened meanwhile. Gives the contacts that are there now. */
  refresh(): Promise<readonly string[]>;
}

/**
 * Tells the core what the agent workspace knows. The workspace keeps nothing for an app that comes late and has no
 * snapshot: every event begins a reading, and readings are numbered so that a late answer replaces no newer one.
 */
export function workspaceSource(port: WorkspacePort, now: () => number = () => performance.now()): WorkspaceSource {
  const desk = new Map<string, WorkspaceContact>();
  let emit: Emit | undefined;

  const meet = (news: ContactNews): WorkspaceContact | undefined => {
    if (!emit || !news?.contactId) return undefined;
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
    // Offered anew, a contact that was missed is another offer.
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
      const contacts = await port.contacts().catch(() => []);
      for (const news of contacts) if (!desk.has(news.contactId)) meet(news)?.find(now());
      return [...desk.keys()];
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

/** One contact between the workspace's events and the core's. */
class WorkspaceContact {
  stage: Stage | undefined;
  readonly #contactId: string;
  readonly #port: WorkspacePort;
  readonly #emit: Emit;
  #unanswered: Unanswered | undefined;
  #initialContactId: string | undefined;
  #facts: Facts = { attributes: {} };
  /** Stages that wait for the first answer. Afterwards nothing waits. */
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

  /** No event told of it: it has rung, and the workspace is asked how far it is. */
  find(at: number): void {
    this.#move('ringing', at);
    void this.#read(at, true);
  }

  /** A repeated or late event moves nothing back, and still is a reason to read again. */
  reach(stage: Stage, at: number, unanswered?: Unanswered): void {
    this.#move(stage, at, unanswered);
    // A call that rings has just begun to: a record that is to open waits for no more answers than it needs.
    void this.#read(at, this.stage !== 'ringing');
  }

  #move(stage: Stage, at: number, unanswered?: Unanswered): void {
    const further = this.stage === undefined || stages.indexOf(stage) > stages.indexOf(this.stage);
    if (further) {
      if (stage === 'ended' && this.stage !== 'connected') this.#unanswered = unanswered;
      this.stage = stage;
      if (this.#held) this.#held.push({ stage, at });
      else this.#tell({ stage, at });
    }
    if (this.#held) this.#hold ??= setTimeout(() => this.#release(), attributesMs);
  }

  leave(at: number): void {
    // Missed before it was read: it belongs to the day's contacts all the same.
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
    const stage = facts.parties?.stage;
    if (stage && stages.indexOf(stage) > stages.indexOf(this.stage as Stage)) {
      // Found under way after a reload: what came before was not seen by this page.
      if (this.#held) this.#held = [];
      this.stage = stage;
      this.#held?.push({ stage, at });
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
