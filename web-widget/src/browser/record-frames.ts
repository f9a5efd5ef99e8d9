/**
 * One frame for each contact's record, in the page. A record is hidden, not replaced, when the
 * agent turns to another contact, so half-typed notes survive.
 */
export class RecordFrames {
  readonly #container: HTMLElement;
  readonly #title: () => string;
  readonly #frames = new Map<string, HTMLIFrameElement>();

  constructor(container: HTMLElement, title: () => string) {
    this.#container = container;
    this.#title = title;
  }

  open(contactId: string, url: string): void {
    const known = this.#frames.get(contactId);
    const frame = known ?? this.#create(contactId);
    // In this order: a frame that is added empty loads an empty page first.
    frame.src = url;
    if (!known) this.#container.append(frame);
  }

  close(contactId: string): void {
    this.#frames.get(contactId)?.remove();
    this.#frames.delete(contactId);
  }

  /** The contact whose record is shown in this window, if it is one of the frames. */
  contactIn(source: MessageEventSource | null): string | undefined {
    return [...this.#frames].find(([, frame]) => frame.contentWindow === source)?.[0];
  }

  /** Whether this window is the record on the screen: the frame itself, and not one nested in it. */
  isShown(source: MessageEventSource | null): boolean {
    return [...this.#frames.values()].some((frame) => !frame.hidden && frame.contentWindow === source);
  }

  /** Shows this contact's record and hides the others; says whether there is one. */
  show(contactId: string | undefined): boolean {
    for (const [id, frame] of this.#frames) frame.hidden = id !== contactId;
    return contactId !== undefined && this.#frames.has(contactId);
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
    );
    frame.title = this.#title();
    frame.dataset.testid = 'record-frame';
    frame.dataset.contact = contactId;
    this.#frames.set(contactId, frame);
    return frame;
  }
}
