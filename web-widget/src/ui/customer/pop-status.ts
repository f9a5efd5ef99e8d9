import { html, nothing } from 'lit-html';
import type { ContactView } from '../../core/index';
import { DeskElement, properties } from '../element';
import { happened } from '../format';
import { icon } from '../look/icons';
import type { PageActions } from '../page-state';
import { t } from '../text/text';

/** The status of a pop that needs the agent, with the one action that continues. */
class PopStatusLine extends DeskElement {
  static override properties = properties('contact', 'actions');

  declare contact: ContactView;
  declare actions: PageActions;

  render() {
    const { status, pop, changed } = this.contact;
    if (changed) return this.#block(t('changed'), t('changedAction'), this.#follow);
    if (!pop) return nothing;
    switch (status) {
      case 'blocked':
        return this.#block(t(happened(this.contact, 'refused') ? 'frameRefused' : 'blocked'), t('blockedAction'));
      case 'waiting':
        return this.#block(t('chip'), t('openRecord'));
      case 'elsewhere':
        return this.#line(t('elsewhere'), 'popAgain');
      case 'later':
        return this.#line(t('later', { moment: t(`moment_${pop.at}`) }), pop.url ? 'openRecord' : undefined);
      case 'opened':
        // A record in the page has this action in its own bar.
        return pop.url && pop.target !== 'frame' ? this.#line('', 'popAgain') : nothing;
      default:
        return nothing;
    }
  }

  #block(text: string, action: string, act = this.#open) {
    return html`<div class="notice" role="status" data-testid="pop-chip">${icon('panel-right')}<span class="grow">${text}</span>
      <button class="btn main dense" @click=${act}>${action}</button></div>`;
  }

  #line(text: string, action: 'popAgain' | 'openRecord' | undefined) {
    return html`<p class="pop-line small">${text ? html`<span class="quiet">${text}</span>` : nothing}${
      action
        ? html`<button class="btn bare dense" @click=${this.#open}>${icon('panel-right', 's')}${t(action)}</button>`
        : nothing
    }</p>`;
  }

  /**
   * Opens the record of the current customer. Only the agent's own click may discard what was typed into the previous
   * record.
   */
  readonly #follow = () => this.actions.follow(this.contact.entry.contact.contactId);

  readonly #open = () => this.actions.open(this.contact.entry.contact.contactId);
}
customElements.define('pop-status', PopStatusLine);
