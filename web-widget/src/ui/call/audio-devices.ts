import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Controls } from '../../streams/controls';
import { type Device, type DeviceKind, deviceKinds } from '../../streams/media';
import { commandText, type Said } from '../command';
import { DeskElement, properties } from '../element';
import { type Icon, icon } from '../look/icons';
import { t } from '../text/text';

const pictures: Readonly<Record<DeviceKind, Icon>> = { microphone: 'mic', speaker: 'headphones', ringer: 'volume-2' };

/** Lets the agent choose microphone, speaker and ringer, and shows the result beside each choice. */
class AudioDevices extends DeskElement {
  static override properties = properties('controls', 'found', 'said');

  declare controls: Required<Pick<Controls, 'media' | 'subscribe'>>;
  /** Absent until the CCP answers; `null` if it does not answer. */
  declare found: Readonly<Record<DeviceKind, readonly Device[]>> | null | undefined;
  declare said: Readonly<Partial<Record<DeviceKind, Said>>>;
  #unsubscribe = () => {};

  constructor() {
    super();
    this.said = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    // The list shows a newly connected headset at once.
    navigator.mediaDevices?.addEventListener('devicechange', this.#load);
    this.#unsubscribe = this.controls.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    navigator.mediaDevices?.removeEventListener('devicechange', this.#load);
    this.#unsubscribe();
  }

  render() {
    return html`<section class="block" data-testid="devices"><h3>${t('devices')}</h3>${this.#choices()}</section>`;
  }

  #choices() {
    const { found } = this;
    if (found === undefined) return nothing;
    if (found === null) return html`<p class="small" role="status">${t('devicesFailed')}</p>`;
    const kinds = deviceKinds.filter((kind) => found[kind].length > 0);
    return kinds.length > 0
      ? kinds.map((kind) => this.#choice(kind, found[kind]))
      : html`<p class="small">${t('devicesHidden')}</p>`;
  }

  #choice(kind: DeviceKind, devices: readonly Device[]) {
    const said = this.said[kind];
    const chosen = this.controls.media.view.devices[kind];
    return html`<div class="device">
      <label><span class="small quiet">${icon(pictures[kind], 's')} ${t(kind)}</span>
        <span class="pick"><select class="field" @change=${(event: Event) => this.#choose(kind, event.target as HTMLSelectElement)}>
          ${devices.some(({ id }) => id === chosen) ? nothing : html`<option value="" .selected=${live(true)} disabled>${t('deviceDefault')}</option>`}
          ${devices.map(({ id, label }) => html`<option value=${id} .selected=${live(id === chosen)}>${label}</option>`)}
        </select>${icon('chevron-down', 'm')}</span></label>
      <p class="small ${said?.failed ? 'is-stop' : 'quiet'}" role="status">${said?.failed ? icon('triangle-alert', 's') : nothing} ${said?.text ?? ''}</p>
    </div>`;
  }

  readonly #load = async (): Promise<void> => {
    this.found = await this.controls.media.devices().catch(() => null);
  };

  async #choose(kind: DeviceKind, { value }: HTMLSelectElement): Promise<void> {
    const chosen = this.controls.media.choose(kind, value);
    const said = await commandText(t(kind), chosen);
    const later = !said.failed && (await chosen) === 'later';
    this.said = { ...this.said, [kind]: later ? { ...said, text: t('deviceLater') } : said };
  }
}
customElements.define('audio-devices', AudioDevices);
