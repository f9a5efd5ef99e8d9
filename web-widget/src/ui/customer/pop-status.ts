import { html, nothing } from 'lit-html';
import type { ContactView } from '../../core/index';
import { DeskElement, properties } from '../element';
import { icon } from '../look/icons';
import type { PageActions } from '../page-state';
import { t } from '../text/text';

/** What became of the pop where something is left to do, and the one click that goes on from there. */
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
        return this.#block(t('blocked'), t('blockedAction'));
      case 'waiting':
        return this.#block(t('chip'), t('openRecord'));
      case 'elsewhere':
        return this.#line(t('elsewhere'), 'popAgain');
      case 'later':
        return this.#line(t('later', { moment: t(`moment_${pop.at}`) }), pop.url ? 'openRecord' : undefined);
      case 'opened':
        // A record in the page has the way back in its own bar.
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

  /** What the agent has typed into the record before is lost by their own click only. */
  readonly #follow = () => this.actions.follow(this.contact.entry.contact.contactId);

  readonly #open = () => this.actions.open(this.contact.entry.contact.contactId);
}
customElements.define('pop-status', PopStatusLine);
