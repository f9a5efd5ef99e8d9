import { css, html, LitElement, nothing } from 'lit';
import type { DeskActions } from './desk';
import { shared } from './style';
import { t } from './text/text';

/** Searches in the record system, for this contact or for none. */
export class RecordSearch extends LitElement {
  static override properties = { contactId: {}, actions: { attribute: false }, landmark: { type: Boolean } };
  static override styles = [
    shared,
    css`
      form { display: flex; gap: 6px; }
      input { flex: 1; min-width: 0; height: 30px; padding: 3px 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
    `,
  ];

  declare contactId: string | undefined;
  declare actions: DeskActions;
  /** The page's own search, as against the one on a card. */
  declare landmark: boolean;

  override render() {
    return html`<form role=${this.landmark ? 'search' : nothing} @submit=${this.#search}>
      <input type="search" name="query" aria-label=${t('search')} placeholder=${t('searchPlaceholder')} autocomplete="off" required />
      <button>${t('search')}</button>
    </form>`;
  }

  #search(event: SubmitEvent): void {
    event.preventDefault();
    const query = String(new FormData(event.target as HTMLFormElement).get('query')).trim();
    if (query) this.actions.search(this.contactId, query);
  }
}

customElements.define('record-search', RecordSearch);
