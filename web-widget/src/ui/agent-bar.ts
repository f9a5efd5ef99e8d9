import { html, nothing } from 'lit-html';
import type { AgentView } from '../streams/agent-view';
import type { Controls } from '../streams/controls';
import { commandText } from './command';
import { Component } from './component';
import type { TextKey } from './text/en';
import { t } from './text/text';

/**
 * States that come of a contact, by the names Streams knows them by (`AgentAvailStates`, `AgentErrorStates`). The
 * instance's own are words already, chosen by an administrator.
 */
const contactStates: Readonly<Record<string, TextKey>> = {
  PendingBusy: 'ringing',
  CallingCustomer: 'dialing',
  Busy: 'connected',
  AfterCallWork: 'afterContactWork',
  MissedCallAgent: 'missed',
  FailedConnectAgent: 'failed',
  FailedConnectCustomer: 'failed',
};

/** The agent's name and state, and a number to dial. */
export class AgentBar extends Component {
  static override properties = ['view', 'controls', 'said'];
  static override styles = `
    section { display: grid; gap: 10px; padding: 14px 16px; border-block-end: 1px solid var(--line); }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; justify-content: space-between; }
    .name { font-weight: 650; overflow-wrap: anywhere; }
    select, input { flex: 1; }
    form { display: flex; gap: 6px; }
  `;

  declare view: AgentView;
  declare controls: Controls;
  declare said: string;

  constructor() {
    super();
    this.said = '';
  }

  render() {
    const { name, state, chosen, next, states } = this.view;
    const word = states.includes(state) ? undefined : contactStates[state];
    return html`<section aria-label=${t('agent')}>
      <p class="row"><span class="name">${t('hello', { name })}</span><span class="pill" data-testid="agent-state">${word ? t(word) : state}</span></p>
      <label class="row"><span class="small quiet">${t('state')}</span>
        <select @change=${this.#setState} data-testid="state">
          ${states.map((each) => html`<option .selected=${each === chosen}>${each}</option>`)}
        </select></label>
      ${next ? html`<p class="small quiet">${t('nextState', { state: next })}</p>` : nothing}
      <form @submit=${this.#dial}>
        <input type="tel" name="number" aria-label=${t('number')} placeholder="+14155550100" autocomplete="off" />
        <button>${t('dial')}</button>
      </form>
      <p class="small quiet" role="status" data-testid="agent-said">${this.said}</p>
    </section>`;
  }

  async #setState(event: Event): Promise<void> {
    const name = (event.target as HTMLSelectElement).value;
    this.said = await commandText(t('setState', { state: name }), this.controls.setState(name));
  }

  async #dial(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const number = String(new FormData(event.target as HTMLFormElement).get('number'));
    this.said = await commandText(t('dial'), this.controls.dial(number));
  }
}

Component.define('agent-bar', AgentBar);
