import { html, nothing } from 'lit-html';
import { readCandidates } from '../core/display';
import { type Candidate, type Config, type ContactView, readField } from '../core/index';
import { Component } from './component';
import './record-search';
import { isCall } from './format';
import type { PageActions } from './page-state';
import { t } from './text/text';

/** What the lookup found where it was not exactly one customer: picker, new record, or search. */
export class LookupResult extends Component {
  static override properties = ['contact', 'config', 'actions'];
  static override styles = `
    .box { display: grid; gap: 8px; padding: 10px 12px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
    .error { border-color: var(--warn); }
    h3 { font-size: 15px; }
    ul { display: grid; gap: 4px; }
    li button { width: 100%; display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: baseline; text-align: start; padding: 6px 10px; overflow-wrap: anywhere; }
    li b { flex: 1 1 auto; }
  `;

  declare contact: ContactView;
  declare config: Config;
  declare actions: PageActions;

  render() {
    const { contact } = this.contact.entry;
    switch (readField(contact, 'lookupStatus')) {
      case 'none':
        return this.#box('none', t('noneTitle'), t('noneHint'), this.#newRecord());
      case 'withheld':
        return this.#box('withheld', t(isCall(contact) ? 'withheldTitle' : 'noneTitle'), t('withheldHint'));
      case 'error':
        // The page cannot invoke the function: looking again is one click in the record system.
        return this.#box('error', t('errorTitle'), t('errorHint'), nothing, readField(contact, 'callerNumber'));
      case 'multiple':
        return this.#picker(readCandidates(readField(contact, 'candidates')));
      default:
        return nothing;
    }
  }

  #picker(candidates: readonly Candidate[] | undefined) {
    if (!candidates || candidates.length === 0) {
      return this.#box('multiple', t('multipleTitle', { count: this.#count() }), t('candidatesBroken'));
    }
    const list = html`<ul data-testid="picker">
      ${candidates.map(
        (candidate) => html`<li>
          <button @click=${() => this.actions.pick(this.contact.entry.contact.contactId, candidate)}>
            <b><bdi>${candidate.name}</bdi></b>
            ${candidate.tier ? html`<span class="pill accent">${candidate.tier}</span>` : nothing}
            <span class="small quiet"><bdi>${candidate.account ?? candidate.id}</bdi></span>
          </button>
        </li>`,
      )}
    </ul>`;
    const count = this.#count();
    const { length } = candidates;
    return count === String(length)
      ? this.#box('multiple', t('multipleTitle', { count }), t('multipleHint'), list)
      : this.#box(
          'multiple',
          t('multipleTitle', { count }),
          t('multipleFirstHint', { count: length }),
          list,
          readField(this.contact.entry.contact, 'callerNumber'),
        );
  }

  /** How many customers share the key, such as `25`; `30+` where the lookup did not read them all. */
  #count(): string {
    return readField(this.contact.entry.contact, 'matchCount') ?? '2+';
  }

  #newRecord() {
    if (!this.config.records.create) return nothing;
    const { contactId } = this.contact.entry.contact;
    return html`<button class="main" data-testid="new-record" @click=${() => this.actions.create(contactId)}>${t('newRecord')}</button>`;
  }

  #box(status: string, title: string, hint: string, content: unknown = nothing, query?: string) {
    const { contactId } = this.contact.entry.contact;
    return html`<div class="box ${status}" data-testid="lookup-${status}">
      <h3>${title}</h3>
      <p class="small quiet">${hint}</p>
      ${content}
      ${this.config.records.search ? html`<record-search .contactId=${contactId} .actions=${this.actions} .query=${query}></record-search>` : nothing}
    </div>`;
  }
}

Component.define('lookup-result', LookupResult);
