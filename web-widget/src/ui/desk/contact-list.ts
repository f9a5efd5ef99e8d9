import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ContactView, ScreenPopView } from '../../core/index';
import type { AgentView } from '../../streams/agent-view';
import '../clock';
import { DeskElement, properties } from '../element';
import { customerLabel, lineLabel } from '../format';
import { icon } from '../look/icons';
import type { PageActions } from '../page-state';
import { t } from '../text/text';
import { channelIcon, isVoice, stageWord } from '../words';
import { beganAt, isOffered, standingOf } from './stage';

const looks = {
  ringing: 'ring',
  dialing: 'live',
  accepted: 'live',
  connected: 'live',
  held: 'hold',
  wrapUp: '',
  unanswered: 'hold',
} as const;

/** The agent's contacts in order of arrival. The page shows the card and record of the selected one. */
class ContactList extends DeskElement {
  static override properties = properties('view', 'agent', 'actions', 'today');

  declare view: ScreenPopView;
  declare agent: AgentView | undefined;
  declare actions: PageActions;
  /** The number of today's contacts. */
  declare today: number;

  render() {
    const { contacts } = this.view;
    return html`<nav class="list" aria-label=${t('contacts')}>
      <h3 aria-hidden="true">${t('contacts')}${contacts.length > 1 ? html`<span>${contacts.length}</span>` : nothing}</h3>
      <div role="tablist" aria-label=${t('contacts')} aria-orientation="vertical" @keydown=${this.#move}>
        ${repeat(
          contacts,
          ({ entry }) => entry.contact.contactId,
          (contact) => this.#item(contact),
        )}
      </div>
      <div class="foot"><button class="btn bare dense" data-opens="today" @click=${this.#today}>${icon('history', 'm')}${t('today')} <span class="quiet">${this.today}</span></button></div>
    </nav>`;
  }

  #item(view: ContactView) {
    const { contact } = view.entry;
    const chosen = this.view.focus === contact.contactId;
    const waits = view.status === 'waiting' || view.status === 'blocked';
    const standing = standingOf(view, this.agent);
    const talks = isVoice(view) && (standing === 'connected' || standing === 'held');
    const stage = stageWord(view, this.agent);
    const word = talks && this.agent?.muted ? `${stage} · ${t('youAreMuted')}` : stage;
    return html`<button class="item ${isOffered(view) ? 'ringing' : ''}" role="tab" aria-selected=${chosen} aria-controls="customer" tabindex=${chosen ? 0 : -1}
      ?data-focus=${chosen} data-contact=${contact.contactId} @click=${() => this.actions[waits ? 'open' : 'select'](contact.contactId)}>
      <span class="chan">${icon(channelIcon(contact.channel), 'm')}</span>
      <span class="t clip" title=${customerLabel(view)}><bdi>${customerLabel(view)}</bdi></span>
      <span class="w"><time-since .since=${beganAt(view, this.agent)} aria-hidden="true"></time-since></span>
      <span class="d ${looks[standing]}">${standing === 'held' ? icon('pause', 's') : nothing}<span class="clip">${isVoice(view) || isOffered(view) ? word : html`${word}, <bdi>${lineLabel(contact)}</bdi>`}</span>
        ${waits ? html`<span class="tag accent" title=${t('chip')}>${icon('panel-right', 's')}<span class="spoken">${t('chip')}</span></span>` : nothing}</span>
    </button>`;
  }

  readonly #today = () => this.dispatchEvent(new CustomEvent('desk-open', { detail: 'today', bubbles: true }));

  /** Arrow keys move through the tabs, vertically or in reading order, as in WAI-ARIA's tabs pattern. */
  readonly #move = (event: KeyboardEvent) => {
    const along = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: along, ArrowLeft: -along, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { contacts, focus } = this.view;
    const here = contacts.findIndex(({ entry }) => entry.contact.contactId === focus);
    const next = contacts[(here + step + contacts.length) % contacts.length];
    if (!next) return;
    this.actions.select(next.entry.contact.contactId);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
}
customElements.define('contact-list', ContactList);
