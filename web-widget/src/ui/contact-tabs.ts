import { html } from 'lit-html';
import type { ContactView, ScreenPopView } from '../core/index';
import { Component } from './component';
import { customerLabel, stageLabel } from './format';
import type { PageActions } from './page-state';
import { t } from './text/text';

/** The contacts on the desk. The chosen one's card and record are what the page shows. */
export class ContactTabs extends Component {
  static override properties = ['view', 'actions'];
  static override styles = `
    [role='tablist'] { display: flex; gap: 6px; overflow-x: auto; padding: 2px; }
    [role='tab'] {
      display: flex; align-items: center; gap: 8px; min-width: 0; max-width: 340px; text-align: start;
      background: var(--raised);
    }
    [role='tab'][aria-selected='true'] { background: var(--accent-soft); border-color: var(--accent); }
    @media (forced-colors: active) { [role='tab'][aria-selected='true'] { border: 2px solid Highlight; } }
    .who { min-width: 5em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
  `;

  declare view: ScreenPopView;
  declare actions: PageActions;

  render() {
    const { contacts } = this.view;
    if (contacts.length === 0) return html``;
    return html`<div role="tablist" aria-label=${t('contacts')} @keydown=${this.#move}>
      ${contacts.map((contact) => this.#tab(contact))}
    </div>`;
  }

  #tab(view: ContactView) {
    const { contact } = view.entry;
    const chosen = this.view.focus === contact.contactId;
    const waits = view.status === 'waiting' || view.status === 'blocked';
    return html`<button
      role="tab"
      aria-selected=${chosen}
      tabindex=${chosen ? 0 : -1}
      data-contact=${contact.contactId}
      @click=${() => this.actions[waits ? 'open' : 'select'](contact.contactId)}
    >
      <span class="small quiet">${t(contact.channel)}</span>
      <span class="who">${customerLabel(view)}</span>
      <span class="pill ${contact.stage === 'ringing' ? 'accent' : contact.stage === 'connected' ? 'good' : ''}">${stageLabel(view)}</span>
      ${waits ? html`<span class="pill warn">${t('chip')}</span>` : ''}
    </button>`;
  }

  /** Arrow keys walk through the tabs in reading order, as WAI-ARIA's tabs pattern has it. */
  #move(event: KeyboardEvent): void {
    const along = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: along, ArrowLeft: -along }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { contacts, focus } = this.view;
    const here = contacts.findIndex(({ entry }) => entry.contact.contactId === focus);
    const next = contacts[(here + step + contacts.length) % contacts.length];
    if (!next) return;
    this.actions.select(next.entry.contact.contactId);
    void this.drawn.then(() => this.root.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }
}

Component.define('contact-tabs', ContactTabs);
