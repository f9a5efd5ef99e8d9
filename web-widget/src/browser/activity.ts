/** The least time between two signs of activity, in milliseconds. */
const pauseMs = 60_000;

const inputs = ['pointerdown', 'keydown', 'wheel'] as const;

/** Reports, at most once a minute, that the agent is working. */
export class Activity {
  readonly #tell: () => void;
  readonly #page: EventTarget;
  readonly #now: () => number;
  #told = Number.NEGATIVE_INFINITY;

  constructor(tell: () => void, page: EventTarget = document, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#page = page;
    this.#now = now;
    for (const input of inputs) page.addEventListener(input, this.seen, { capture: true, passive: true });
  }

  /** Called when the agent does something on the page, or in a record that reports it. */
  readonly seen = (): void => {
    const now = this.#now();
    if (now - this.#told < pauseMs) return;
    this.#told = now;
    this.#tell();
  };

  stop(): void {
    for (const input of inputs) this.#page.removeEventListener(input, this.seen, { capture: true });
  }
}
