import { DeskElement, properties } from './element';
import { formatSeconds } from './format';

/** Every running clock of the page; one interval drives them all, and none runs while there is nothing to show. */
const running = new Set<DeskElement>();
let interval: ReturnType<typeof setInterval> | undefined;

abstract class Clock extends DeskElement {
  static override properties = properties('since');

  /** When it began, in milliseconds since 1970; absent where the service does not say. */
  declare since: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    running.add(this);
    interval ??= setInterval(tick, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    running.delete(this);
    if (running.size > 0) return;
    clearInterval(interval);
    interval = undefined;
  }

  protected get seconds(): number | undefined {
    return this.since === undefined ? undefined : Math.max(0, (Date.now() - this.since) / 1000);
  }
}

function tick(): void {
  for (const clock of running) clock.requestUpdate();
}

/** Time since a moment, as `7:20`. */
class TimeSince extends Clock {
  render() {
    return this.seconds === undefined ? '' : formatSeconds(this.seconds);
  }
}
customElements.define('time-since', TimeSince);

/** Seconds left until a moment, as `15 s`; from then on, and where it is not known, the time since the beginning. */
class TimeLeft extends Clock {
  static override properties = properties('since', 'limit');

  /** Seconds that it may take. */
  declare limit: number | undefined;

  render() {
    if (this.seconds === undefined) return '';
    const left = this.limit ? Math.ceil(this.limit - this.seconds) : 0;
    return left > 0 ? `${left} s` : formatSeconds(this.seconds);
  }
}
customElements.define('time-left', TimeLeft);
