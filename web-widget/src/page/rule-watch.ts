import type { ConfigSource, ConfigState } from './config-file';

/** Milliseconds between two checks of the file: new rules apply within a minute of being idle. */
const lookMs = 60_000;

/** Loads a new screen-pop.json while the agent has no contact. Rules never change during a contact. */
export class RuleWatch {
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(source: ConfigSource, idle: () => boolean, changed: (state: ConfigState) => void) {
    let last: ConfigState | undefined;
    const look = async () => {
      if (!idle()) return;
      const state = await source.load();
      if (state === last || !idle()) return;
      last = state;
      changed(state);
    };
    this.#timer = setInterval(() => void look(), lookMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
