import type { Contact, Source, SourceEvent } from '../core/index';
import { attempt, readContact } from './facts';
import type { Streams } from './library';

type Emit = (event: SourceEvent) => void;

/**
 * A source of Streams' contacts. Everything is derived from the agent's current contacts, which are read again at every
 * callback that could mean a change. Which callback it was does not matter, so lost, late, repeated and reordered
 * callbacks do no harm. Only ids are kept, never contact objects.
 *
 * Calls ring as `connecting` and queued callbacks as `incoming`; both are sightings here.
 *
 * @param declined contacts that the agent declined on this page, until they leave it; see `createControls`.
 */
export function streamsSource(
  streams: Streams,
  now: () => number = () => performance.now(),
  declined = new Set<string>(),
): Source {
  return {
    start(emit) {
      const watch = new ContactWatch(streams, emit, now, declined);
      const subscriptions: connect.Subscription[] = [];
      const keep = (subscription: unknown) => {
        if (subscription) subscriptions.push(subscription as connect.Subscription);
      };
      keep(streams.contact((contact) => watch.meet(contact)));
      keep(
        streams.agent((agent) => {
          keep(agent.onRefresh(() => watch.look()));
          keep(agent.onMuteToggle?.(({ muted }) => watch.mute(muted === true)));
          watch.look();
        }),
      );
      keep(
        streams.core.onViewContact(({ contactId }) => emit({ type: 'viewed', at: now(), contactId: contactId ?? '' })),
      );
      return () => {
        for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
        watch.leaveAll();
      };
    },
  };
}

/** The callbacks of a contact that can mean a change. */
const changes = ['onIncoming', 'onConnecting', 'onConnected', 'onEnded', 'onRefresh', 'onDestroy'] as const;

/** The last emitted state of each contact, so that only changes are emitted. */
class ContactWatch {
  readonly #streams: Streams;
  readonly #emit: Emit;
  readonly #now: () => number;
  readonly #declined: Set<string>;
  #seen: unknown;
  #microphoneOff = false;
  readonly #followed = new Map<string, connect.Subscription[]>();
  readonly #media = new Map<string, string | undefined>();
  readonly #told = new Map<string, { readonly contact: Contact; readonly text: string }>();

  constructor(streams: Streams, emit: Emit, now: () => number, declined: Set<string>) {
    this.#declined = declined;
    this.#streams = streams;
    this.#emit = emit;
    this.#now = now;
  }

  /** Follows one contact. `connect.contact` calls once per contact, and again when it is offered again. */
  meet(contact: connect.Contact): void {
    const contactId = contact.getContactId();
    this.#leave(contactId);
    this.#media.set(contactId, mediaOf(contact));
    const subscriptions: connect.Subscription[] = [];
    this.#followed.set(contactId, subscriptions);
    const keep = (subscription: unknown) => subscriptions.push(subscription as connect.Subscription);
    for (const callback of changes) keep(contact[callback](() => this.look()));
    // The argument of onAccepted differs between releases: null, bare or missing.
    keep(contact.onAccepted(() => this.#emit({ type: 'accepted', at: this.#now(), contactId })));
    this.look();
  }

  /** Called when the microphone changes. The library reports it only then, and not in snapshots. */
  mute(off: boolean): void {
    this.#microphoneOff = off;
    this.#seen = undefined;
    this.look();
  }

  /** Compares the agent's contacts with what was emitted. */
  look(): void {
    // One update of the library calls back about ten times but is read once.
    const snapshot = snapshotOf(this.#streams);
    if (snapshot !== undefined && snapshot === this.#seen) return;
    const agent = attempt(() => new this.#streams.Agent());
    const contacts = attempt(() => agent?.getContacts());
    if (!contacts) return;
    this.#seen = snapshot;
    const agentState = attempt(() => agent?.getState().name);
    // A new call begins with the microphone on.
    if (contacts.length === 0) this.#microphoneOff = false;
    const here = new Set(contacts.map((contact) => contact.getContactId()));
    for (const contactId of [...this.#told.keys()].filter((id) => !here.has(id))) {
      this.#told.delete(contactId);
      this.#leave(contactId);
      this.#release(contactId);
      this.#declined.delete(contactId);
      this.#emit({ type: 'gone', at: this.#now(), contactId });
    }
    for (const contact of contacts) {
      const declined = this.#declined.has(contact.getContactId());
      this.#tell(readContact(contact, agentState, this.#microphoneOff, declined));
    }
  }

  /** Forgets a contact that has left. A shift can have a thousand contacts. */
  #leave(contactId: string): void {
    for (const subscription of this.#followed.get(contactId) ?? []) subscription.unsubscribe();
    this.#followed.delete(contactId);
  }

  /** Makes the library release a connection's media, which it otherwise never does for an abandoned call. */
  #release(contactId: string): void {
    interface Internals {
      mediaFactory: { destroy(connectionId: string | undefined): void };
    }
    attempt(() => (this.#streams.core as unknown as Internals).mediaFactory.destroy(this.#media.get(contactId)));
    this.#media.delete(contactId);
  }

  leaveAll(): void {
    for (const contactId of [...this.#followed.keys()]) this.#leave(contactId);
  }

  #tell(read: Contact): void {
    // A missed contact that is closed may be offered again in the same update, as a new offer.
    if (read.stage === 'ringing' && this.#told.get(read.contactId)?.contact.stage === 'ended') {
      this.#told.delete(read.contactId);
      this.#declined.delete(read.contactId);
      this.#emit({ type: 'gone', at: this.#now(), contactId: read.contactId });
    }
    const before = this.#told.get(read.contactId);
    const contact = before ? keepKnown(read, before.contact) : read;
    const text = JSON.stringify(contact);
    if (text === before?.text) return;
    this.#told.set(contact.contactId, { contact, text });
    this.#emit({ type: 'contact', at: this.#now(), contact });
  }
}

/** The agent's connection, which has the media. Reading that of a task would start a session. */
function mediaOf(contact: connect.Contact): string | undefined {
  return attempt(() =>
    (contact.getType() as string) === 'task' ? undefined : contact.getAgentConnection().getConnectionId(),
  );
}

/** The library's last snapshot, a new object for each update of the CCP. */
function snapshotOf({ core }: Streams): unknown {
  interface Internals {
    getAgentDataProvider(): { getAgentData(): { snapshot?: unknown } };
  }
  return attempt(() => (core as unknown as Internals).getAgentDataProvider().getAgentData().snapshot);
}

/** Keeps the number and attributes, which the library drops after the end of a contact. */
function keepKnown(read: Contact, before: Contact): Contact {
  const forgotten = Object.keys(read.attributes).length === 0;
  return {
    ...read,
    initialContactId: read.initialContactId ?? before.initialContactId,
    queue: read.queue ?? before.queue,
    title: read.title ?? before.title,
    customerEndpoint: read.customerEndpoint ?? before.customerEndpoint,
    systemEndpoint: read.systemEndpoint ?? before.systemEndpoint,
    attributes: forgotten ? before.attributes : read.attributes,
  };
}
