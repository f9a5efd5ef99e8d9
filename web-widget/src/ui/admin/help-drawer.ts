import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Controls } from '../../streams/controls';
import { keyMap } from '../desk/keys';
import { properties } from '../element';
import { icon } from '../look/icons';
import { changeSettings, readSettings, type Settings } from '../settings';
import type { TextKey } from '../text/en';
import { t } from '../text/text';
import { Drawer } from './drawer';

type Choice = 'sound' | 'notifications' | 'keys';

/** Shows the keys, and the agent's choices for this browser: sound, notifications, keys, audio devices. */
class HelpDrawer extends Drawer {
  static override properties = properties('closed', 'changed', 'settings', 'refused', 'controls');

  /** Called for each change. */
  declare changed: (settings: Settings) => void;
  declare settings: Settings;
  /** The reason why a change was refused. */
  declare refused: TextKey | undefined;
  /** Absent while there is no agent. */
  declare controls: Controls | undefined;

  constructor() {
    super();
    this.settings = readSettings();
  }

  render() {
    return html`<aside class="drawer" aria-label=${t('help')} data-testid="help">
      <header class="top">${icon('circle-question-mark')}<h2 class="grow">${t('help')}</h2>
        <button class="btn icon bare" aria-label=${t('closeDrawer')} @click=${this.closed}>${icon('x')}</button></header>
      <div class="body">
        <section class="block"><h3>${t('alerts')}</h3>
          ${this.#choice('sound', 'soundChoice')} ${this.#choice('notifications', 'notifyChoice')}
          ${this.refused ? html`<p class="notice" role="alert">${icon('triangle-alert')}<span>${t(this.refused)}</span></p>` : nothing}
        </section>
        ${this.controls?.media ? html`<audio-devices .controls=${this.controls}></audio-devices>` : nothing}
        <section class="block"><h3>${t('keys')}</h3>
          ${this.#choice('keys', 'keysChoice')}
          <dl class="keymap">${keyMap.map(({ keys, text }) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${t(text)}</dd>`)}</dl>
        </section>
      </div>
    </aside>`;
  }

  #choice(name: Choice, text: TextKey) {
    return html`<label class="choice"><input type="checkbox" name=${name} .checked=${live(this.settings[name])} @change=${(event: Event) => this.#set(name, (event.target as HTMLInputElement).checked)} /><span>${t(text)}</span></label>`;
  }

  /** Only this choice asks for permission to notify, because a request at the start of a page is refused for good. */
  async #set(name: Choice, on: boolean): Promise<void> {
    this.refused = undefined;
    const refused = name === 'notifications' && on ? await refusal() : undefined;
    this.refused = refused;
    this.settings = changeSettings({ [name]: on && !refused });
    this.changed(this.settings);
    this.requestUpdate();
  }
}
customElements.define('help-drawer', HelpDrawer);

async function refusal(): Promise<TextKey | undefined> {
  if (!('Notification' in window)) return 'notifyMissing';
  const permission =
    Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission;
  return permission === 'granted' ? undefined : 'notifyDenied';
}
