import type { ContactNews, Participant, Topic, WorkspacePort } from '../port';

/** A workspace whose events and answers a test sets. It refuses all other requests. */
export class FakeWorkspace {
  attributes: unknown = { lookupStatus: { name: 'lookupStatus', value: 'match' }, customerId: 'C-1001' };
  /** Whether answers with attributes wait for {@link answer}. */
  late = false;
  listed: readonly ContactNews[] | undefined;
  participants: readonly Participant[] | undefined;
  selfState = 'connecting';
  readonly requests: string[] = [];
  readonly #handlers = new Map<Topic, Set<(news: ContactNews) => void>>();
  readonly #waiting: (() => void)[] = [];

  readonly port: WorkspacePort = {
    on: (topic, handler) => {
      const handlers = this.#handlers.get(topic) ?? new Set();
      this.#handlers.set(topic, handlers.add(handler));
      return () => handlers.delete(handler);
    },
    attributes: async (contactId) => {
      const answer = this.attributes;
      this.requests.push(`attributes ${contactId}`);
      if (this.late) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      if (answer instanceof Error) throw answer;
      return answer;
    },
    channel: async () => 'chat',
    queue: async () => 'Support',
    customerNumber: async () => '+14155550100',
    participants: async () => this.participants ?? refuse(),
    participantState: async (participantId) => {
      this.requests.push(`state ${participantId}`);
      return this.selfState;
    },
    contacts: async () => this.listed ?? refuse(),
  };

  /** The number of handlers. */
  get handlers(): number {
    return [...this.#handlers.values()].reduce((all, { size }) => all + size, 0);
  }

  fire(topic: Topic, contactId: string, more: Partial<ContactNews> = {}): void {
    for (const handler of this.#handlers.get(topic) ?? []) handler({ contactId, ...more });
  }

  /** Releases the answer of the nth waiting request. */
  answer(nth = 0): void {
    this.#waiting.splice(nth, 1)[0]?.();
  }
}

function refuse(): never {
  throw new Error('App does not have permission for this request');
}
