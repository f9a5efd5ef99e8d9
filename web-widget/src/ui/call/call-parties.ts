import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ContactView } from '../../core/index';
import type { Leg } from '../../streams/agent-view';
import type { Controls } from '../../streams/controls';
import '../clock';
import { DeskElement, properties } from '../element';
import { customerLabel, numberText } from '../format';
import { icon } from '../look/icons';
import type { TextKey } from '../text/en';
import { t } from '../text/text';

/** Runs a command and shows its result beside the contact. */
export type Run = (
  contactId: string,
  name: TextKey,
  command: Promise<unknown>,
) => Promise<{ readonly failed: boolean }>;

const states = { connecting: 'dialing', connected: 'talking', hold: 'onHold', disconnected: 'ended' } as const;

/** The other parties of the call, each with the commands for that party. */
class CallParties extends DeskElement {
  static override properties = properties('contact', 'legs', 'controls', 'run');

  declare contact: ContactView;
  declare legs: readonly Leg[];
  declare controls: Controls;
  declare run: Run;

  get #id(): string {
    return this.contact.entry.contact.contactId;
  }

  render() {
    const parties = this.legs.filter(({ party, state }) => party !== 'agent' && state !== 'disconnected');
    const joined = parties.every(({ state }) => state === 'connected');
    const customerIn = parties.some(({ party }) => party === 'customer');
    return html`<section class="parties" aria-label=${t('parties')}>
      ${repeat(
        parties,
        ({ connectionId }) => connectionId,
        (leg) => this.#party(leg),
      )}
      ${customerIn ? nothing : html`<p class="small quiet">${t('customerLeft')}</p>`}
      <div class="group">
        ${joined ? html`<span class="tag live">${icon('users', 's')}${t('allTalking')}</span>` : html`${this.#button('swap', 'arrow-left-right', () => this.controls.swap(this.#id))}${this.#button('conference', 'users', () => this.controls.conference(this.#id))}`}
        <span class="grow"></span>
        ${this.#button('handOver', 'phone-forwarded', () => this.controls.hangUp(this.#id), 'main')}
      </div>
    </section>`;
  }

  #party({ connectionId, party, state, label, since, muted }: Leg) {
    const name = party === 'customer' ? customerLabel(this.contact) : numberText(label) || t('colleague');
    const held = state === 'hold';
    return html`<div class="party">
      <span class="avatar" aria-hidden="true">${icon(party === 'customer' ? 'user' : 'headphones', 'm')}</span>
      <span class="who"><b><bdi>${name}</bdi></b> <span class="quiet small">${t(party === 'customer' ? 'customer' : 'colleague')}</span><br />
        <span class="outcome small num ${held ? 'is-hold' : 'is-live'}">${icon(held ? 'pause' : state === 'connecting' ? 'phone-outgoing' : 'mic', 's')}${t(states[state])}${muted ? `, ${t('muted')}` : ''} <time-since .since=${since}></time-since></span></span>
      <span></span>
      <span class="acts">
        ${
          state === 'connecting'
            ? nothing
            : held
              ? this.#button('resume', 'play', () => this.controls.resume(this.#id, connectionId), 'dense', name)
              : this.#button('hold', 'pause', () => this.controls.hold(this.#id, connectionId), 'dense', name)
        }
        <button class="btn dense icon stop" aria-label=${t('dropParty', { name })} @click=${() => this.run(this.#id, 'drop', this.controls.drop(this.#id, connectionId))}>${icon('x', 'm')}</button>
      </span>
    </div>`;
  }

  #button(name: TextKey, picture: Parameters<typeof icon>[0], command: () => Promise<void>, look = '', of?: string) {
    return html`<button class="btn ${look}" title=${of ?? nothing} @click=${() => this.run(this.#id, name, command())}>${icon(picture, look === 'dense' ? 's' : 'm')}${t(name)}</button>`;
  }
}
customElements.define('call-parties', CallParties);
