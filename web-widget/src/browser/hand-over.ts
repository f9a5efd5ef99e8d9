/**
 * The least time between two requests for one contact, in milliseconds. A record may report itself at every key stroke.
 */
const pauseMs = 1000;

interface Outbox {
  readonly sending: boolean;
  /** The record that was reported last. */
  readonly told?: string | undefined;
  readonly next?: (() => Promise<void>) | undefined;
}

/**
 * Reports to the record system which record the agent has open for a contact. Streams cannot set attributes, but a
 * server can: it sets `popUrl` on the contact, and the next agent gets the record that was open instead of the one that
 * the rules choose.
 *
 * Sends at most one request a second for each contact, with the latest record.
 */
export class HandOver {
  readonly #failed: () => void;
  readonly #post: typeof postRecord;
  readonly #outboxes = new Map<string, Outbox>();

  /** @param failed called when the record system does not accept a record. */
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

  /** Called when the contact leaves: reports a waiting record and forgets the contact. */
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

/** @returns whether the record system accepted it. */
async function postRecord(address: string, popUrl: string): Promise<boolean> {
  const request = fetch(address, {
    method: 'POST',
    // The agent's session with the record system authorizes the request. Keepalive, because the page may close.
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
