/** Least time between two requests for one contact, in milliseconds. A record may tell of itself at every key stroke. */
const pauseMs = 1000;

interface Outbox {
  readonly sending: boolean;
  /** The record that was told last. */
  readonly told?: string | undefined;
  readonly next?: (() => Promise<void>) | undefined;
}

/**
 * Tells the record system which record an agent has open for a contact. Streams can set no
 * attributes, a server can: it puts `popUrl` on the contact, and whoever the contact is passed to
 * gets the record that was open and not the one the rules would have chosen.
 *
 * One request a second for each contact at most: of the records in between, the last is told.
 */
export class HandOver {
  readonly #failed: () => void;
  readonly #post: typeof postRecord;
  readonly #outboxes = new Map<string, Outbox>();

  /** @param failed hears that the record system did not take a record. */
  constructor(failed: () => void, post = postRecord) {
    this.#failed = failed;
    this.#post = post;
  }

  tell(contactId: string, address: string, popUrl: string): void {
    const outbox = this.#outboxes.get(contactId) ?? { sending: false };
    const next = () => this.#send(contactId, address, popUrl);
    this.#outboxes.set(contactId, { ...outbox, next });
    if (!outbox.sending) void next();
  }

  /** The contact has left: a record that waits is told, and nothing is kept. */
  async forget(contactId: string): Promise<void> {
    const { next } = this.#outboxes.get(contactId) ?? {};
    await next?.();
    this.#outboxes.delete(contactId);
  }

  async #send(contactId: string, address: string, popUrl: string): Promise<void> {
    const told = this.#outboxes.get(contactId)?.told;
    this.#outboxes.set(contactId, { sending: told !== popUrl, told: popUrl });
    if (told === popUrl) return;
    if (!(await this.#post(address, popUrl))) {
      this.#outboxes.set(contactId, { ...this.#outboxes.get(contactId), sending: true, told: undefined });
      this.#failed();
    }
    setTimeout(() => {
      const outbox = this.#outboxes.get(contactId);
      if (!outbox) return;
      this.#outboxes.set(contactId, { ...outbox, sending: false });
      void outbox.next?.();
    }, pauseMs);
  }
}

/** @returns whether the record system took it. */
async function postRecord(address: string, popUrl: string): Promise<boolean> {
  const request = fetch(address, {
    method: 'POST',
    // The agent's session with the record system says who may; the call may be passed on at once.
    credentials: 'include',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ popUrl }),
  });
  return request.then(
    ({ ok }) => ok,
    () => false,
  );
}
