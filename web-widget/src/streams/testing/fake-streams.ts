import type { Streams } from '../library';

type Handler = (argument?: unknown) => void;

/** A test's contact. Every getter without a value throws, as the library's do. */
export interface FakeContact {
  readonly contactId: string;
  readonly type?: string;
  readonly state?: string;
  readonly attributes?: Record<string, { name: string; value: string }> | null;
  readonly getters?: Record<string, () => unknown>;
}

/** The parts of the library that the adapter uses. Tests fire its events. */
export class FakeStreams {
  contacts: FakeContact[] = [];
  agentState = 'Available';
  /** The CCP's last snapshot, if a test sets it. The source does not read the same object twice. */
  snapshot: object | undefined;
  /** Whether the CCP has answered. */
  known = true;
  /** The connections whose media the library was told to release. */
  readonly released: unknown[] = [];
  release = (connectionId: unknown): void => void this.released.push(connectionId);
  readonly #handlers = new Map<string, Set<Handler>>();

  get library(): Streams {
    const fake = this;
    return {
      core: {
        onViewContact: (handler: Handler) => fake.#on('view', handler),
        mediaFactory: { destroy: (connectionId: unknown) => fake.release(connectionId) },
        getAgentDataProvider: () => ({ getAgentData: () => ({ snapshot: fake.snapshot }) }),
      },
      agent: (handler: Handler) => {
        handler({
          onRefresh: (refreshed: Handler) => fake.#on('refresh', refreshed),
          onMuteToggle: (toggled: Handler) => fake.#on('mute', toggled),
        });
        return fake.#on('agent', handler);
      },
      contact: (handler: Handler) => fake.#on('contact', handler),
      Agent: class {
        getContacts = () => {
          if (!fake.known) throw new Error('The agent is not yet initialized!');
          return fake.contacts.map((contact) => fake.#contact(contact));
        };
        getState = () => ({ name: fake.agentState });
      },
    } as unknown as Streams;
  }

  /** Replaces the agent's contacts and announces the update. */
  refresh(...contacts: FakeContact[]): void {
    this.contacts = contacts;
    this.fire('refresh');
  }

  /** Announces a contact, as the library does once for each. */
  meet(contact: FakeContact): void {
    this.fire('contact', this.#contact(contact));
  }

  fire(event: string, argument?: unknown): void {
    for (const handler of this.#handlers.get(event) ?? []) handler(argument);
  }

  /** The number of remaining subscriptions. */
  get subscriptions(): number {
    return [...this.#handlers.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #on(event: string, handler: Handler) {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return { unsubscribe: () => handlers.delete(handler) };
  }

  #contact({ contactId, type = 'voice', state = 'connecting', attributes = {}, getters = {} }: FakeContact): object {
    const known: Record<string, () => unknown> = {
      getContactId: () => contactId,
      getType: () => type,
      getState: () => ({ type: state }),
      getAttributes: () => attributes,
      ...getters,
    };
    return new Proxy(known, {
      get: (target, name: string) => {
        if (name.startsWith('on')) return (handler: Handler) => this.#on(`${name} ${contactId}`, handler);
        return (
          target[name] ??
          (() => {
            throw new Error(`${name} is not there`);
          })
        );
      },
    });
  }
}
