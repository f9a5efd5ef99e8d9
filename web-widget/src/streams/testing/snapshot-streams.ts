import type { Streams } from '../library';

type Handler = (argument?: unknown) => void;

export interface SnapshotConnection {
  readonly connectionId?: string;
  readonly type: string;
  readonly state?: { readonly type: string };
  readonly initial: boolean;
  readonly endpoint: object | null;
  readonly chatMediaInfo: object | null;
}

export interface SnapshotContact {
  readonly contactId: string;
  readonly initialContactId: string | null;
  readonly type: string;
  readonly state: { readonly type: string };
  readonly attributes: Record<string, { name: string; value: string }> | null;
  readonly queue: object | null;
  readonly name: string | null;
  readonly initiationMethod: string;
  readonly connections: readonly SnapshotConnection[];
  readonly customerEndpoint: object | null;
  readonly connectSystemEndpoint: object | null;
}

/** The parts of an agent's snapshot that the adapter reads. */
export interface Snapshot {
  readonly state: { readonly name: string };
  readonly contacts: readonly SnapshotContact[];
}

/** The order of the callbacks of one snapshot. */
export type Order = 'usual' | 'reversed';

const eventOfState: Readonly<Record<string, string>> = {
  incoming: 'onIncoming',
  connecting: 'onConnecting',
  connected: 'onConnected',
  ended: 'onEnded',
  missed: 'onEnded',
  rejected: 'onEnded',
  error: 'onEnded',
};

/**
 * Replaces Amazon Connect Streams. It derives callbacks from two consecutive snapshots. Its objects read the latest
 * snapshot and throw when the contact has left, as the library's do. The library itself needs a browser; the tests of
 * the widget and of the simulator run it in one.
 */
export class SnapshotStreams {
  #snapshot: Snapshot | undefined;
  readonly #handlers = new Map<string, Set<Handler>>();

  get library(): Streams {
    const self = this;
    return {
      core: { onViewContact: (handler: Handler) => self.#on('view', handler) },
      agent: (handler: Handler) => {
        if (self.#snapshot) handler(self.#agent());
        return self.#on('agent', handler);
      },
      contact: (handler: Handler) => self.#on('contact', handler),
      Agent: class {
        getContacts = () => self.#current().contacts.map(({ contactId }) => self.#contact(contactId));
        getState = () => self.#current().state;
      },
    } as unknown as Streams;
  }

  /** The remaining handlers. */
  get subscriptions(): number {
    return [...this.#handlers.values()].reduce((sum, { size }) => sum + size, 0);
  }

  receive(next: Snapshot, order: Order = 'usual'): void {
    const before = this.#snapshot;
    this.#snapshot = next;
    const calls: (() => void)[] = [];
    if (!before) calls.push(() => this.#fire('agent', this.#agent()));
    for (const { contactId, state } of next.contacts) {
      const was = before?.contacts.find((contact) => contact.contactId === contactId);
      if (!was) calls.push(() => this.#fire('contact', this.#contact(contactId)));
      if (was?.state.type !== state.type) calls.push(() => this.#fire(`${eventOfState[state.type]} ${contactId}`));
      calls.push(() => this.#fire(`onRefresh ${contactId}`));
    }
    for (const { contactId } of before?.contacts ?? []) {
      if (next.contacts.every((contact) => contact.contactId !== contactId))
        calls.push(() => this.#fire(`onDestroy ${contactId}`));
    }
    calls.push(() => this.#fire('refresh'));
    for (const call of order === 'usual' ? calls : calls.reverse()) call();
  }

  accepted(contactId: string): void {
    // For years the argument was null.
    this.#fire(`onAccepted ${contactId}`, null);
  }

  #current(): Snapshot {
    if (!this.#snapshot) throw new Error('No agent yet');
    return this.#snapshot;
  }

  #agent(): object {
    return { onRefresh: (handler: Handler) => this.#on('refresh', handler) };
  }

  #contact(contactId: string): object {
    const data = () => {
      const found = this.#current().contacts.find((contact) => contact.contactId === contactId);
      if (!found) throw new Error(`Contact ${contactId} no longer exists`);
      return found;
    };
    const on = (event: string) => (handler: Handler) => this.#on(`${event} ${contactId}`, handler);
    const leg = (connection: SnapshotConnection) => ({
      getConnectionId: () => connection.connectionId,
      getType: () => connection.type,
      getStatus: () => connection.state,
      isInitialConnection: () => connection.initial,
      getEndpoint: () => connection.endpoint,
      getMediaInfo: () => connection.chatMediaInfo,
    });
    return {
      getContactId: () => contactId,
      getInitialContactId: () => data().initialContactId,
      getType: () => data().type,
      getState: () => data().state,
      getAttributes: () => data().attributes,
      getQueue: () => data().queue,
      getName: () => data().name,
      getInitiationMethod: () => data().initiationMethod,
      getCustomerEndpoint: () => data().customerEndpoint,
      getConnectSystemEndpoint: () => data().connectSystemEndpoint,
      getConnections: () => data().connections.map(leg),
      getInitialConnection: () =>
        data()
          .connections.filter(({ initial }) => initial)
          .map(leg)[0] ?? null,
      onIncoming: on('onIncoming'),
      onConnecting: on('onConnecting'),
      onConnected: on('onConnected'),
      onAccepted: on('onAccepted'),
      onEnded: on('onEnded'),
      onDestroy: on('onDestroy'),
      onRefresh: on('onRefresh'),
    };
  }

  #on(event: string, handler: Handler) {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return {
      unsubscribe: () => {
        handlers.delete(handler);
        if (handlers.size === 0) this.#handlers.delete(event);
      },
    };
  }

  #fire(event: string, argument?: unknown): void {
    for (const handler of [...(this.#handlers.get(event) ?? [])]) handler(argument);
  }
}
