import type { ConfigSource, ConfigState } from './config-file';

/** How often the file is looked at, in milliseconds: new rules are there within a minute of an idle moment. */
const lookMs = 60_000;

/** Looks for a new screen-pop.json while nobody is on the desk; rules never change in mid-contact. */
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
