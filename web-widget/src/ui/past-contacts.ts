import { html, nothing } from 'lit-html';
import type { Config, ContactView, ScreenPopView } from '../core/index';
import { Component } from './component';
import { customerLabel, recordMs, stageLabel } from './format';
import type { PageActions } from './page-state';
import { t } from './text/text';
import './why-panel';

/** The last contacts that left: how each went, its record, and why it popped or did not. */
export class PastContacts extends Component {
  static override properties = ['view', 'config', 'actions'];
  static override styles = `
    details { padding: 10px 16px; border-block-start: 1px solid var(--line); }
    li { display: grid; gap: 2px; padding: 6px 0; border-block-start: 1px solid var(--line); overflow-wrap: anywhere; }
  `;

  declare view: ScreenPopView;
  declare config: Config;
  declare actions: PageActions;

  render() {
    const { past } = this.view;
    if (past.length === 0) return nothing;
    return html`<details data-testid="past">
      <summary>${t('past')} (${past.length})</summary>
      <ol>${past.map((contact) => this.#contact(contact))}</ol>
      <button class="small" @click=${this.actions.save}>${t('save')}</button>
    </details>`;
  }

  #contact(contact: ContactView) {
    const { pop } = contact;
    const ms = recordMs(contact);
    return html`<li>
      <span><b><bdi>${customerLabel(contact)}</bdi></b> <span class="pill">${stageLabel(contact)}</span>
        ${pop?.url ? html`<a class="small" href=${pop.url} target="_blank" rel="noopener noreferrer">${t('openRecord')}</a>` : nothing}</span>
      ${ms === undefined ? nothing : html`<span class="small quiet">${t('popTime', { ms: Math.round(ms) })}</span>`}
      <why-panel .contact=${contact} .config=${this.config}></why-panel>
    </li>`;
  }
}

Component.define('past-contacts', PastContacts);
