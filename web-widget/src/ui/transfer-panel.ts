import { html, nothing } from 'lit-html';
import type { Controls, Party, QuickConnect } from '../streams/controls';
import { Component } from './component';
import type { TextKey } from './text/en';
import { t } from './text/text';

/** Passes a call on: to a quick connect or any number, with a word before or without. */
export class TransferPanel extends Component {
  static override properties = ['contactId', 'controls', 'report', 'quickConnects'];
  static override styles = `
    form { display: grid; gap: 6px; margin-block-start: 6px; }
    .row { display: flex; gap: 6px; }
    .row button { flex: 1; }
  `;

  declare contactId: string;
  declare controls: Controls;
  declare report: (name: TextKey, command: Promise<unknown>) => Promise<void>;
  declare quickConnects: readonly QuickConnect[];

  constructor() {
    super();
    this.quickConnects = [];
  }

  render() {
    return html`<details @toggle=${this.#load}>
      <summary>${t('passOn')}</summary>
      <form @submit=${this.#pass}>
        ${
          this.quickConnects.length > 0
            ? html`<select name="quickConnect" aria-label=${t('quickConnects')}>
              <option value="">${t('quickConnects')}</option>
              ${this.quickConnects.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </select>`
            : nothing
        }
        <input type="tel" name="number" aria-label=${t('number')} placeholder="+14155550100" autocomplete="off" />
        <div class="row">
          <button name="how" value="consult">${t('consult')}</button>
          <button name="how" value="transfer">${t('transfer')}</button>
        </div>
      </form>
    </details>`;
  }

  async #load(event: Event): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open) return;
    const found = this.controls.quickConnects();
    this.quickConnects = await found.catch(() => []);
  }

  #pass(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const quickConnect = String(data.get('quickConnect') ?? '');
    const party: Party = quickConnect ? { quickConnect } : { number: String(data.get('number')) };
    const how = (event.submitter as HTMLButtonElement).value === 'transfer' ? 'transfer' : 'consult';
    void this.report(how, this.controls[how](this.contactId, party));
  }
}

Component.define('transfer-panel', TransferPanel);
