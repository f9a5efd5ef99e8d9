import { html, nothing } from 'lit-html';
import type { Controls } from '../../streams/controls';
import type { MediaFault, MediaView } from '../../streams/media';
import { DeskElement, properties } from '../element';
import { type Icon, icon } from '../look/icons';
import type { TextKey } from '../text/en';
import { t } from '../text/text';

const texts: Readonly<Record<MediaFault, { title: TextKey; hint: TextKey; picture: Icon }>> = {
  microphone: { title: 'faultMicrophone', hint: 'faultMicrophoneHint', picture: 'mic-off' },
  voice: { title: 'faultVoice', hint: 'faultVoiceHint', picture: 'wifi-off' },
  busy: { title: 'faultBusy', hint: 'faultBusyHint', picture: 'triangle-alert' },
  browser: { title: 'faultBrowser', hint: 'faultBrowserHint', picture: 'triangle-alert' },
};

/** Shows that a call has no sound or that the network is lost, and what to do. */
class CallHealth extends DeskElement {
  static override properties = properties('media', 'controls', 'told');

  declare media: MediaView | undefined;
  declare controls: Controls | undefined;
  /** Whether the page already shows that the connection is lost. */
  declare told: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#draw);
    window.addEventListener('offline', this.#draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#draw);
    window.removeEventListener('offline', this.#draw);
  }

  readonly #draw = () => this.requestUpdate();

  render() {
    const { fault, cut } = this.media ?? {};
    return html`${fault ? this.#fault(fault) : nothing}${
      (cut || !navigator.onLine) && !this.told
        ? html`<p class="banner bad" role="alert" data-testid="no-network">${icon('wifi-off')}<span class="grow">${t('offline')}</span></p>`
        : nothing
    }`;
  }

  #fault(fault: MediaFault) {
    const { title, hint, picture } = texts[fault];
    return html`<div class="banner bad" data-testid="call-fault">${icon(picture)}
      <p class="grow" role="alert"><b>${t(title)}</b> ${t(hint)}</p>
      <button class="btn" @click=${this.#devices}>${t('devices')}</button>
      <button class="btn main" @click=${() => this.controls?.media?.dismiss()}>${t('closeDrawer')}</button>
    </div>`;
  }

  readonly #devices = () => this.dispatchEvent(new CustomEvent('desk-open', { detail: 'help', bubbles: true }));
}
customElements.define('call-health', CallHealth);
