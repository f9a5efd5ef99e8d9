import { html, nothing } from 'lit-html';
import { DeskElement, properties } from './element';
import { icon } from './look/icons';
import type { PageActions } from './page-state';
import { t } from './text/text';

/** Searches in the record system, for a contact or without one. */
class RecordSearch extends DeskElement {
  static override properties = properties('contactId', 'actions', 'landmark', 'query');

  declare contactId: string | undefined;
  declare actions: PageActions;
  /** Whether this is the page's own search and not the one on a card. */
  declare landmark: boolean;
  /** The initial search text. */
  declare query: string | undefined;

  render() {
    return html`<form class="finder" role=${this.landmark ? 'search' : nothing} @submit=${this.#search}>
      <label class="field">${icon('search', 'm')}<span class="spoken">${t('search')}</span>
        <input type="search" name="query" value=${this.query ?? ''} placeholder=${t('searchPlaceholder')} autocomplete="off" required />
        ${this.landmark ? html`<kbd aria-hidden="true">/</kbd>` : nothing}</label>
      <button class=${this.landmark ? 'spoken go' : 'btn'}>${t('searchDo')}</button>
    </form>`;
  }

  readonly #search = (event: SubmitEvent) => {
    event.preventDefault();
    const query = String(new FormData(event.target as HTMLFormElement).get('query')).trim();
    if (query) this.actions.search(this.contactId, query);
  };
}
customElements.define('record-search', RecordSearch);
