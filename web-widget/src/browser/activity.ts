/** Least time between two signs of life, in milliseconds. */
const pauseMs = 60_000;

const inputs = ['pointerdown', 'keydown', 'wheel'] as const;

/** Tells, at most once a minute, that the agent is at work. */
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

  /** The agent did something, here or in a record that says so. */
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
