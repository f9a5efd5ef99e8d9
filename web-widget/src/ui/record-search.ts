import { html, nothing } from 'lit-html';
import { Component } from './component';
import type { PageActions } from './page-state';
import { t } from './text/text';

/** Searches in the record system, for this contact or for none. */
export class RecordSearch extends Component {
  static override properties = ['contactId', 'actions', 'landmark', 'query'];
  static override styles = `
    form { display: flex; gap: 6px; }
    input { flex: 1; }
  `;

  declare contactId: string | undefined;
  declare actions: PageActions;
  /** The page's own search, as against the one on a card. */
  declare landmark: boolean;
  /** What to search for unless the agent types something else. */
  declare query: string | undefined;

  render() {
    return html`<form role=${this.landmark ? 'search' : nothing} @submit=${this.#search}>
      <input type="search" name="query" value=${this.query ?? ''} aria-label=${t('search')} placeholder=${t('searchPlaceholder')} autocomplete="off" required />
      <button>${t('search')}</button>
    </form>`;
  }

  #search(event: SubmitEvent): void {
    event.preventDefault();
    const query = String(new FormData(event.target as HTMLFormElement).get('query')).trim();
    if (query) this.actions.search(this.contactId, query);
  }
}

Component.define('record-search', RecordSearch);
