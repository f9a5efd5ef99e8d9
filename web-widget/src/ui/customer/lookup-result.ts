import { html, nothing } from 'lit-html';
import { readCandidates } from '../../core/display';
import { type Candidate, type Config, type ContactView, readField } from '../../core/index';
import { DeskElement, properties } from '../element';
import { happened, isCall } from '../format';
import { type Icon, icon } from '../look/icons';
import type { PageActions } from '../page-state';
import '../record-search';
import { t } from '../text/text';

/** The result of a lookup without exactly one match: a picker, a new record, or a search. */
class LookupResult extends DeskElement {
  static override properties = properties('contact', 'config', 'actions', 'changing');

  declare contact: ContactView;
  declare config: Config;
  declare actions: PageActions;
  /** Whether the agent is choosing again. */
  declare changing: boolean;

  render() {
    const { contact } = this.contact.entry;
    switch (readField(contact, 'lookupStatus')) {
      case 'none':
        return this.#box('none', 'user-plus', t('noneTitle'), t('noneHint'), this.#newRecord());
      case 'withheld':
        return this.#box(
          'withheld',
          'user-search',
          t(isCall(contact) ? 'withheldTitle' : 'noneTitle'),
          t('withheldHint'),
        );
      case 'error':
        // The page cannot invoke the function; a search in the record system is one click away.
        return this.#box(
          'error',
          'triangle-alert',
          t('errorTitle'),
          t('errorHint'),
          nothing,
          readField(contact, 'callerNumber'),
        );
      case 'multiple':
        return this.#picker(readCandidates(readField(contact, 'candidates')));
      default:
        return nothing;
    }
  }

  #picker(candidates: readonly Candidate[] | undefined) {
    const picked = happened(this.contact, 'picked')?.detail;
    if (picked && !this.changing) {
      return html`<p class="chosen">${icon('circle-check')}<span class="grow">${t('pickedCustomer', { name: picked })}</span>
        <button class="btn bare dense" @click=${this.#change}>${t('change')}</button></p>`;
    }
    if (!candidates || candidates.length === 0) {
      return this.#box('multiple', 'users', t('multipleTitle', { count: this.#count() }), t('candidatesBroken'));
    }
    const canPick = this.config.records.customer !== undefined;
    const list = html`<ul class="options" data-testid="picker">
      ${candidates.map((candidate, at) => html`<li>${this.#option(candidate, at, picked, canPick)}</li>`)}
    </ul>`;
    const count = this.#count();
    const { length } = candidates;
    return count === String(length)
      ? this.#box('multiple', 'users', t('multipleTitle', { count }), t('multipleHint'), list)
      : this.#box(
          'multiple',
          'users',
          t('multipleTitle', { count }),
          t('multipleFirstHint', { count: length }),
          list,
          readField(this.contact.entry.contact, 'callerNumber'),
        );
  }

  #option(candidate: Candidate, at: number, picked: string | undefined, canPick: boolean) {
    const about = [candidate.account ? t('account', { account: candidate.account }) : candidate.id, candidate.tier]
      .filter(Boolean)
      .join(' · ');
    const text = html`<b><bdi>${candidate.name}</bdi></b><kbd aria-hidden="true">${at < 9 ? at + 1 : ''}</kbd><span class="small quiet"><bdi>${about}</bdi></span>`;
    if (!canPick) return html`<span class="option">${text}</span>`;
    return html`<button class="option ${candidate.name === picked ? 'was' : ''}" data-pick=${at + 1} @click=${() => this.#pick(candidate)}>${text}</button>`;
  }

  #pick(candidate: Candidate): void {
    this.changing = false;
    this.actions.pick(this.contact.entry.contact.contactId, candidate);
  }

  readonly #change = () => {
    this.changing = true;
  };

  /** The number of customers that share the key, such as `25`, or `30+` when the lookup did not read them all. */
  #count(): string {
    return readField(this.contact.entry.contact, 'matchCount') ?? '2+';
  }

  #newRecord() {
    if (!this.config.records.create) return nothing;
    const { contactId } = this.contact.entry.contact;
    return html`<button class="btn main big" data-testid="new-record" @click=${() => this.actions.create(contactId)}>${icon('user-plus', 'm')}${t('newRecord')}</button>`;
  }

  #box(status: string, picture: Icon, title: string, hint: string, content: unknown = nothing, query?: string) {
    const { contactId } = this.contact.entry.contact;
    return html`<section class="lookup" data-testid="lookup-${status}">
      <div class="call-out ask">${icon(picture)}<h3>${title}</h3><p>${hint}</p></div>
      ${content}
      ${this.config.records.search ? html`<record-search .contactId=${contactId} .actions=${this.actions} .query=${query}></record-search>` : nothing}
    </section>`;
  }
}
customElements.define('lookup-result', LookupResult);
