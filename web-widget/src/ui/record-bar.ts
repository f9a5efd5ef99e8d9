import { html, nothing } from 'lit-html';
import type { ContactView } from '../core/index';
import { DeskElement, properties } from './element';
import { customerLabel } from './format';
import { icon } from './look/icons';
import type { PageActions } from './page-state';
import { t } from './text/text';

/** Shows whose record is open and its origin, with buttons to reload it and to open it in a tab. */
class RecordBar extends DeskElement {
  static override properties = properties('contact', 'actions', 'shown');

  declare contact: ContactView | undefined;
  declare actions: PageActions | undefined;
  /** Whether a record is visible. */
  declare shown: boolean;

  render() {
    const url = this.contact?.pop?.url;
    if (!this.shown || !this.contact || !url) return nothing;
    const { contactId } = this.contact.entry.contact;
    return html`<div class="panebar">
      <button class="btn bare dense clip" title=${customerLabel(this.contact)} @click=${() => this.actions?.select(contactId)}><bdi>${customerLabel(this.contact)}</bdi></button><span class="quiet clip grow"><bdi dir="ltr">${new URL(url).host}</bdi></span>
      <button class="btn bare icon dense" aria-label=${t('popAgain')} title=${t('popAgain')} @click=${() => this.actions?.open(contactId)}>${icon('rotate-cw', 'm')}</button>
      <a class="btn bare dense" href=${url} target="_blank" rel="noopener noreferrer">${icon('external-link', 'm')}${t('openTab')}</a>
    </div>`;
  }
}
customElements.define('record-bar', RecordBar);
