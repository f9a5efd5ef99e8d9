import { html } from 'lit-html';
import { DeskElement, properties } from './element';
import { formatSeconds } from './format';

/** The running clocks of the page. One interval drives them all and stops when there are none. */
const running = new Set<DeskElement>();
let interval: ReturnType<typeof setInterval> | undefined;

abstract class Clock extends DeskElement {
  static override properties = properties('since');

  /** The start, in milliseconds since 1970; absent when unknown. */
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

/** The time since a moment, such as `7:20`. */
class TimeSince extends Clock {
  render() {
    return this.seconds === undefined ? '' : formatSeconds(this.seconds);
  }
}
customElements.define('time-since', TimeSince);

/** The seconds until a limit, such as `15 s`. After the limit, or without one, the time since the start. */
class TimeLeft extends Clock {
  static override properties = properties('since', 'limit');

  /** The limit in seconds. */
  declare limit: number | undefined;

  render() {
    if (this.seconds === undefined) return '';
    const left = this.limit ? Math.ceil(this.limit - this.seconds) : 0;
    return left > 0 ? `${left} s` : formatSeconds(this.seconds);
  }
}
customElements.define('time-left', TimeLeft);

/**
 * A ring that empties until a limit, and stays full without one. It moves once a second: an animation of its line would paint
 * the page in every frame while a contact rings.
 */
class TimeRing extends Clock {
  static override properties = properties('since', 'limit');

  /** The limit in seconds. */
  declare limit: number | undefined;

  render() {
    const passed = this.limit ? Math.min(1, (this.seconds ?? 0) / this.limit) : 0;
    return html`<svg class="count" viewBox="0 0 36 36" aria-hidden="true">
      <circle class="track" cx="18" cy="18" r="15.9" pathLength="100"></circle>
      <circle class="left" cx="18" cy="18" r="15.9" pathLength="100" stroke-dashoffset=${Math.round(passed * 100)}></circle>
    </svg>`;
  }
}
customElements.define('time-ring', TimeRing);
