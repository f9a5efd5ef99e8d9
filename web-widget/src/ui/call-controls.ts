import { html, nothing } from 'lit-html';
import type { ContactView } from '../core/index';
import type { AgentView, Leg } from '../streams/agent-view';
import type { Controls } from '../streams/controls';
import { commandText } from './command';
import { Component } from './component';
import { isCall } from './format';
import './transfer-panel';
import type { TextKey } from './text/en';
import { t } from './text/text';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** What can be done with the chosen contact, and the parties of its call. */
export class CallControls extends Component {
  static override properties = ['contact', 'view', 'controls', 'said'];
  static override styles = `
    section { display: grid; gap: 10px; padding: 14px 16px; }
    .row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
    .answer button { flex: 1; min-height: 40px; font-weight: 600; }
    button.good { background: var(--good); border-color: var(--good); color: var(--surface); }
    button.bad { color: var(--bad); border-color: var(--bad); }
    button[aria-pressed='true'] { background: var(--accent-soft); border-color: var(--accent); }
    li { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 4px 0; border-block-start: 1px solid var(--line); }
    li .who { flex: 1; overflow-wrap: anywhere; }
    .keys { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px; max-width: 200px; margin-block-start: 6px; }
    .keys button { min-height: 36px; }
  `;

  declare contact: ContactView;
  declare view: AgentView;
  declare controls: Controls;
  declare said: string;

  constructor() {
    super();
    this.said = '';
  }

  render() {
    const { contact } = this.contact.entry;
    const legs = (this.view.legs.get(contact.contactId) ?? []).filter(({ state }) => state !== 'disconnected');
    return html`<section aria-label=${t('controls')} data-testid="call-controls">
      ${contact.stage === 'ringing' ? this.#ringing(contact.direction === 'outbound') : nothing}
      ${contact.stage === 'connected' ? this.#talking(legs) : nothing}
      ${contact.stage === 'ended' ? this.#button('clear', () => this.controls.clear(contact.contactId), 'main') : nothing}
      <p class="small quiet" role="status" data-testid="control-said">${this.said}</p>
    </section>`;
  }

  #ringing(outbound: boolean) {
    const { contactId } = this.contact.entry.contact;
    if (outbound)
      return html`<div class="row answer">${this.#button('hangUp', () => this.controls.hangUp(contactId), 'bad')}</div>`;
    return html`<div class="row answer">
      ${this.#button('accept', () => this.controls.accept(contactId), 'good')}
      ${this.#button('decline', () => this.controls.decline(contactId), 'bad')}
    </div>`;
  }

  #talking(legs: readonly Leg[]) {
    const { contact } = this.contact.entry;
    const { contactId } = contact;
    const call = isCall(contact);
    const others = legs.filter(({ party }) => party === 'other');
    return html`
      <div class="row">
        ${call ? html`<button aria-pressed=${this.view.muted} @click=${() => this.#do('mute', this.controls.mute(!this.view.muted))}>${t('mute')}</button>` : nothing}
        ${
          others.length > 0
            ? html`${this.#button('swap', () => this.controls.swap(contactId))}
          ${this.#button('conference', () => this.controls.conference(contactId))}`
            : nothing
        }
        ${this.#button(others.length > 0 ? 'leave' : 'hangUp', () => this.controls.hangUp(contactId), 'bad')}
      </div>
      ${
        call
          ? html`<ul>${legs.filter(({ party }) => party !== 'agent').map((leg) => this.#leg(leg))}</ul>
      ${this.#keypad()}
      <transfer-panel .contactId=${contactId} .controls=${this.controls} .report=${this.#do}></transfer-panel>`
          : nothing
      }`;
  }

  #leg({ connectionId, party, state, label }: Leg) {
    const { contactId } = this.contact.entry.contact;
    const held = state === 'hold';
    return html`<li>
      <span class="who"><bdi>${label}</bdi> <span class="small quiet">${t(held ? 'onHold' : state === 'connecting' ? 'dialing' : 'connected')}</span></span>
      ${
        held
          ? this.#button('resume', () => this.controls.resume(contactId, connectionId))
          : this.#button('hold', () => this.controls.hold(contactId, connectionId))
      }
      ${party === 'other' ? this.#button('drop', () => this.controls.drop(contactId, connectionId)) : nothing}
    </li>`;
  }

  #keypad() {
    const { contactId } = this.contact.entry.contact;
    return html`<details>
      <summary>${t('keypad')}</summary>
      <div class="keys">${keys.map((key) => html`<button aria-label=${t('key', { key })} @click=${() => this.#do('keypad', this.controls.sendDigits(contactId, key))}>${key}</button>`)}</div>
    </details>`;
  }

  #button(name: TextKey, command: () => Promise<void>, look = '') {
    return html`<button class=${look} @click=${() => this.#do(name, command())}>${t(name)}</button>`;
  }

  readonly #do = async (name: TextKey, command: Promise<unknown>): Promise<void> => {
    this.said = await commandText(t(name), command);
  };
}

Component.define('call-controls', CallControls);
