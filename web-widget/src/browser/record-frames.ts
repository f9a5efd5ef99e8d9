import { whenIdle } from './idle';

/** A browser may report a refusal just after the frame has loaded its broken page. */
const latelyMs = 1000;

/** The key of the search frame, which belongs to no contact. */
export const aside = '';

/**
 * The page's frames: one for each contact's record and one for the agent's searches. When the agent turns to another
 * contact, the record is hidden and not replaced, so half-typed notes survive.
 */
export class RecordFrames {
  readonly #container: HTMLElement;
  readonly #title: () => string;
  readonly #painted: () => Promise<void>;
  readonly #frames = new Map<string, HTMLIFrameElement>();
  /** When the frame of each contact loaded, on the page's clock; infinite until then. */
  readonly #loadedAt = new Map<string, number>();
  #focus: string | undefined;
  #asideInFront = false;
  #spare: HTMLIFrameElement | undefined;
  #unprepare = () => {};
  /** The new frames that wait for the paint before they take up a part of the page. */
  readonly #unpainted = new Set<HTMLIFrameElement>();
  /** Called after every change with whether a record is visible. */
  changed: (shown: boolean) => void = () => {};

  /**
   * @param title The name of a frame, for screen readers.
   * @param painted Resolves once the browser has painted what the page has drawn. A new record loads at once, but it is laid
   * out after that: it would share the paint of the band of a ringing contact, and shows nothing yet.
   */
  constructor(container: HTMLElement, title: () => string, painted: () => Promise<void>) {
    this.#container = container;
    this.#title = title;
    this.#painted = painted;
  }

  /**
   * Creates the frame of the next record once the page is painted and the browser is idle. A browser takes longer to create
   * a frame than to send one to an address, and a ringing contact has to wait for neither. A browser that waits for the time
   * of its next paint is idle too.
   */
  prepare(): void {
    this.#unprepare();
    let cancelled = false;
    let cancel = () => {
      cancelled = true;
    };
    this.#unprepare = () => cancel();
    void this.#painted().then(() => {
      if (!cancelled) cancel = whenIdle(() => this.#createSpare());
    });
  }

  #createSpare(): void {
    if (this.#spare) return;
    this.#spare = this.#create();
    this.#spare.hidden = true;
    this.#container.append(this.#spare);
  }

  /** Opens an address for a contact, or {@link aside} in front of the records. */
  open(contactId: string, url: string, byAgent = false): void {
    const frame = this.#frames.get(contactId) ?? this.#take(contactId);
    // The address is set first: a frame that is added without one loads an empty page.
    frame.src = url;
    this.#loadedAt.set(contactId, Number.POSITIVE_INFINITY);
    frame.onload = () => this.#loadedAt.set(contactId, performance.now());
    if (!frame.isConnected) this.#container.append(frame);
    if (contactId === aside) this.#asideInFront = true;
    else if (byAgent) this.#asideInFront = false;
    this.#draw();
  }

  /** Returns the address that the frame was sent to, if there was a frame. */
  close(contactId: string): string | undefined {
    const frame = this.#frames.get(contactId);
    frame?.remove();
    this.#frames.delete(contactId);
    this.#loadedAt.delete(contactId);
    if (contactId === aside) this.#asideInFront = false;
    this.#draw();
    return frame?.src;
  }

  /** The contact whose record this window shows; empty for a search. */
  contactIn(source: MessageEventSource | null): string | undefined {
    return [...this.#frames].find(([, frame]) => frame.contentWindow === source)?.[0];
  }

  /**
   * The contact whose frame was sent to this address. The browser reports the whole address or only its origin. After a
   * redirect, such as to a sign-in page, it reports where that leads: this is the only frame that loads, or else the last
   * that has just loaded.
   */
  contactOf(address: string): string | undefined {
    const sent = [...this.#frames].find(([, { src }]) => src === address || new URL(src).origin === address)?.[0];
    const latest = Math.max(...this.#loadedAt.values());
    const [last, ...others] = [...this.#loadedAt].flatMap(([contactId, at]) => (at === latest ? contactId : []));
    return sent ?? (others.length === 0 && latest > performance.now() - latelyMs ? last : undefined);
  }

  /** Whether the window is the record that the agent sees. */
  isShown(source: MessageEventSource | null): boolean {
    return [...this.#frames.values()].some((frame) => !frame.hidden && frame.contentWindow === source);
  }

  /** Shows this contact's record. A search stays in front until the agent turns to another contact. */
  show(contactId: string | undefined): void {
    if (contactId !== this.#focus) this.#asideInFront = false;
    this.#focus = contactId;
    this.#draw();
  }

  /** Shows the record of a contact that the agent chose, in front of a search. */
  turnTo(contactId: string): void {
    this.#asideInFront = false;
    this.show(contactId);
  }

  /** Closes every frame. */
  clear(): void {
    this.#unprepare();
    this.#spare?.remove();
    this.#spare = undefined;
    for (const contactId of [...this.#frames.keys()]) this.close(contactId);
  }

  #draw(): void {
    const front = this.#asideInFront ? aside : this.#focus;
    for (const [id, frame] of this.#frames) frame.hidden = id !== front || this.#unpainted.has(frame);
    this.changed(front !== undefined && this.#frames.has(front));
  }

  /** A frame for a contact: the prepared one, or a new one that is not in the document yet. */
  #take(contactId: string): HTMLIFrameElement {
    const frame = this.#spare ?? this.#create();
    if (frame === this.#spare) {
      this.#spare = undefined;
      this.prepare();
    }
    frame.dataset.testid = 'record-frame';
    frame.dataset.contact = contactId;
    this.#frames.set(contactId, frame);
    this.#unpainted.add(frame);
    void this.#painted().then(() => {
      this.#unpainted.delete(frame);
      if (frame.isConnected) this.#draw();
    });
    return frame;
  }

  #create(): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    // Everything that a record system needs, except navigating the page that carries the call.
    frame.sandbox.add(
      'allow-scripts',
      'allow-same-origin',
      'allow-forms',
      'allow-modals',
      'allow-downloads',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      // For a record system that requests its own cookies when the browser blocks them in frames.
      'allow-storage-access-by-user-activation',
    );
    // For a record system in the company's network. The browser asks the agent, but only for a frame with this permission.
    frame.allow = 'local-network-access';
    frame.title = this.#title();
    return frame;
  }
}
