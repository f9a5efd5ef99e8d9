import { html } from 'lit-html';
import type { Controls } from '../../streams/controls';
import { DeskElement, properties } from '../element';
import { t } from '../text/text';
import type { Run } from './call-parties';

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

/** A keypad that sends tones, and the tones sent so far for each contact. */
class CallKeypad extends DeskElement {
  static override properties = properties('contactId', 'controls', 'run', 'sent');

  declare contactId: string;
  declare controls: Controls;
  declare run: Run;
  declare sent: string;

  constructor() {
    super();
    this.sent = '';
  }

  render() {
    return html`<div class="pop keypad" role="group" aria-label=${t('keypad')} tabindex="-1" @keydown=${this.#typed}>
      <div class="keys">
        <output class="sent" aria-label=${t('sentKeys')}>${this.sent}</output>
        ${keys.map(([key, letters]) => html`<button class="key" data-letters=${letters} aria-label=${t('key', { key })} @click=${() => this.#send(key)}>${key}</button>`)}
      </div>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('.key')?.focus();
  }

  readonly #typed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !/^[\d*#]$/.test(event.key)) return;
    // The desk's own keys pick a customer with a digit.
    event.preventDefault();
    this.#send(event.key);
  };

  async #send(key: string): Promise<void> {
    const { failed } = await this.run(this.contactId, 'keypad', this.controls.sendDigits(this.contactId, key));
    if (!failed) this.sent = `${this.sent}${key}`.slice(-16);
  }
}
customElements.define('call-keypad', CallKeypad);
