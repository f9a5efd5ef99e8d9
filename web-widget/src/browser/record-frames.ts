/** The place of a search: it is nobody's record. */
const aside = '';

/**
 * One frame for each contact's record, and one for the agent's searches, in the page. A record is
 * hidden, not replaced, when the agent turns elsewhere, so half-typed notes survive.
 */
export class RecordFrames {
  readonly #container: HTMLElement;
  readonly #title: () => string;
  readonly #frames = new Map<string, HTMLIFrameElement>();
  #focus: string | undefined;
  #asideInFront = false;
  /** Called with whether there is a record to see, after every change. */
  changed: (shown: boolean) => void = () => {};

  constructor(container: HTMLElement, title: () => string) {
    this.#container = container;
    this.#title = title;
  }

  /** Opens an address for a contact; for none, beside the records and in front of them. */
  open(contactId: string, url: string, byAgent = false): void {
    const known = this.#frames.get(contactId);
    const frame = known ?? this.#create(contactId);
    // In this order: a frame that is added empty loads an empty page first.
    frame.src = url;
    if (!known) this.#container.append(frame);
    if (contactId === aside) this.#asideInFront = true;
    else if (byAgent) this.#asideInFront = false;
    this.#draw();
  }

  close(contactId: string): void {
    this.#frames.get(contactId)?.remove();
    this.#frames.delete(contactId);
    this.#draw();
  }

  /** The contact whose record is shown in this window; empty for a search. */
  contactIn(source: MessageEventSource | null): string | undefined {
    return [...this.#frames].find(([, frame]) => frame.contentWindow === source)?.[0];
  }

  /** The contact whose frame was sent to an address the browser tells of: an origin, or the address itself. */
  contactOf(address: string): string | undefined {
    return [...this.#frames].find(([, { src }]) => src === address || new URL(src).origin === address)?.[0];
  }

  /** Whether a window is the record that the agent sees. */
  isShown(source: MessageEventSource | null): boolean {
    return [...this.#frames.values()].some((frame) => !frame.hidden && frame.contentWindow === source);
  }

  /** Shows this contact's record. A search stays in front until the agent has another contact. */
  show(contactId: string | undefined): void {
    if (contactId !== this.#focus) this.#asideInFront = false;
    this.#focus = contactId;
    this.#draw();
  }

  /** The agent chose a contact: its record comes in front of the search. */
  turnTo(contactId: string): void {
    this.#asideInFront = false;
    this.show(contactId);
  }

  /** Nothing is shown any more. */
  clear(): void {
    for (const contactId of [...this.#frames.keys()]) this.close(contactId);
  }

  #draw(): void {
    const front = this.#asideInFront ? aside : this.#focus;
    for (const [id, frame] of this.#frames) frame.hidden = id !== front;
    this.changed(front !== undefined && this.#frames.has(front));
  }

  #create(contactId: string): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    // Everything a record system needs, except to navigate the page that carries the call.
    frame.sandbox.add(
      'allow-scripts',
      'allow-same-origin',
      'allow-forms',
      'allow-modals',
      'allow-downloads',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      // A record system that asks for its own cookies, where the browser keeps them from frames.
      'allow-storage-access-by-user-activation',
    );
    // A record system in the company's own network: the browser asks the agent, for frames only when the page lets it.
    frame.allow = 'local-network-access';
    frame.title = this.#title();
    frame.dataset.testid = 'record-frame';
    frame.dataset.contact = contactId;
    this.#frames.set(contactId, frame);
    return frame;
  }
}
