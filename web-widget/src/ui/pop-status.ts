import { html, nothing } from 'lit-html';
import type { Config, ContactView } from '../core/index';
import { Component } from './component';
import { recordMs } from './format';
import type { PageActions } from './page-state';
import { t } from './text/text';

/** What became of the pop, and the one click that goes on from there. */
export class PopStatusLine extends Component {
  static override properties = ['contact', 'config', 'actions'];
  static override styles = `
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
    .block { padding: 8px 10px; border-radius: 6px; background: var(--warn-soft); color: var(--warn); justify-content: space-between; }
    .slow { color: var(--warn); font-weight: 600; }
  `;

  declare contact: ContactView;
  declare config: Config;
  declare actions: PageActions;

  render() {
    const { status, pop } = this.contact;
    if (!pop) return nothing;
    switch (status) {
      case 'blocked':
        return this.#block(t('blocked'), t('blockedAction'));
      case 'waiting':
        return this.#block(t('chip'), t('openRecord'));
      case 'elsewhere':
        return html`<p class="row small"><span class="quiet">${t('elsewhere')}</span>${this.#button('popAgain')}</p>`;
      case 'later':
        return html`<p class="row small"><span class="quiet">${t('later', { moment: t(pop.at) })}</span>${pop.url ? this.#button('openRecord') : nothing}</p>`;
      case 'opened':
        return pop.url ? html`<p class="row small">${this.#time()}${this.#button('popAgain')}</p>` : nothing;
      default:
        return nothing;
    }
  }

  #block(text: string, action: string) {
    return html`<div class="row block" role="status" data-testid="pop-chip">
      <span>${text}</span>
      <button class="main" @click=${this.#open}>${action}</button>
    </div>`;
  }

  #button(key: 'popAgain' | 'openRecord') {
    return html`<button class="link" @click=${this.#open}>${t(key)}</button>`;
  }

  #time() {
    const ms = recordMs(this.contact);
    if (ms === undefined) return nothing;
    const slow = ms > this.config.popBudgetMs;
    return html`<span class="quiet" data-testid="pop-time">${t('popTime', { ms: Math.round(ms) })}
      ${slow ? html`<span class="slow">${t('slow')}</span>` : nothing}</span>`;
  }

  readonly #open = () => this.actions.open(this.contact.entry.contact.contactId);
}

Component.define('pop-status', PopStatusLine);
