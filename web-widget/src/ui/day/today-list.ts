import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { dialable } from '../../streams/dialable';
import { DeskElement, properties } from '../element';
import { formatInstant, formatSeconds, formatTime } from '../format';
import { icon } from '../look/icons';
import type { PageActions } from '../page-state';
import { t } from '../text/text';
import { pastIcon } from '../words';
import type { DayEntry } from './day';

const results = {
  answered: 'ended',
  missed: 'missedContact',
  rejected: 'rejected',
  failed: 'notReached',
  abandoned: 'abandoned',
} as const;

/** The number of rows until the agent asks for all, so that a long day costs no more than a short one. */
const firstRows = 20;

/** The agent's day: the contacts, their outcomes, and a link to call again. */
class TodayList extends DeskElement {
  static override properties = properties('entries', 'actions', 'query', 'whole');

  declare entries: readonly DayEntry[];
  declare actions: PageActions;
  declare query: string;
  /** Whether the agent has asked for all rows. */
  declare whole: boolean;

  constructor() {
    super();
    this.query = '';
    this.whole = false;
  }

  render() {
    const found = this.#found();
    const drawn = this.whole || this.query ? found : found.slice(0, firstRows);
    const missed = this.entries.filter(({ result }) => result === 'missed').length;
    const talked = this.entries.reduce((all, { seconds = 0 }) => all + seconds, 0);
    const numbers = [
      t('contactsToday', { count: this.entries.length }),
      ...(missed > 0 ? [t('missedToday', { count: missed })] : []),
      ...(talked > 0 ? [t('talkedToday', { time: formatSeconds(talked) })] : []),
    ];
    return html`<section class="today" aria-label=${t('today')} data-testid="past">
      <header><h2>${t('today')}</h2><p class="quiet small grow" data-testid="day-numbers">${numbers.join(', ')}</p>
        ${this.entries.length > 0 ? html`<button class="btn bare dense" @click=${this.actions.save}>${icon('download', 'm')}${t('save')}</button>` : nothing}</header>
      ${this.entries.length > 5 ? html`<label class="field filter">${icon('search', 'm')}<span class="spoken">${t('filterDay')}</span><input type="search" placeholder=${t('filterDay')} .value=${this.query} @input=${this.#type} /></label>` : nothing}
      ${
        found.length === 0
          ? html`<p class="none">${t(this.entries.length === 0 ? 'nothingToday' : 'nothingFound')}</p>`
          : html`<table><thead><tr><th scope="col">${t('time')}</th><th scope="col"><span class="spoken">${t('channel')}</span></th><th scope="col">${t('customerAndLine')}</th><th scope="col" class="end">${t('length')}</th><th scope="col">${t('outcome')}</th><th scope="col"><span class="spoken">${t('redial')}</span></th></tr></thead>
            <tbody>${repeat(
              drawn,
              ({ contactId }) => contactId,
              (entry) => this.#row(entry),
            )}</tbody></table>
            ${drawn.length < found.length ? html`<p class="none"><button class="btn bare dense" @click=${this.#all}>${t('showAll', { count: found.length })}</button></p>` : nothing}`
      }
    </section>`;
  }

  #row(entry: DayEntry) {
    const { at, channel, direction, name, line, number, seconds, result, outcome, record } = entry;
    const dials = number !== undefined && 'number' in dialable(number);
    return html`<tr data-contact=${entry.contactId}>
      <td class="num quiet"><time title=${formatInstant(at)}>${formatTime(at)}</time></td>
      <td>${icon(pastIcon(channel, direction, result === 'answered'), 'm')}<span class="spoken">${t(channel as 'voice')}</span></td>
      <td><b class="clip" title=${name}>${record ? html`<a href=${record} target="_blank" rel="noopener noreferrer"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}</b><span class="quiet"><bdi>${line}</bdi></span></td>
      <td class="num end">${seconds === undefined ? t('empty') : formatSeconds(seconds)}</td>
      <td><span class="outcome ${result === 'missed' ? 'is-stop' : ''}">${icon(result === 'answered' ? 'circle-check' : 'phone-missed', 'm')}<bdi>${outcome ?? t(results[result])}</bdi></span></td>
      <td class="end">${dials ? html`<a class="btn icon bare" href="tel:${number}" aria-label=${t('callName', { name })} title=${t('callName', { name })}>${icon('phone')}</a>` : nothing}
        <button class="btn icon bare" aria-label=${t('whyOf', { name })} title=${t('why')} @click=${() => this.#why(entry.contactId)}>${icon('info', 'm')}</button></td>
    </tr>`;
  }

  #found(): readonly DayEntry[] {
    const wanted = this.query.trim().toLocaleLowerCase();
    return this.entries.filter(({ name, line, number = '', outcome = '' }) =>
      `${name}\n${line}\n${number}\n${outcome}`.toLocaleLowerCase().includes(wanted),
    );
  }

  readonly #type = (event: Event) => {
    this.query = (event.target as HTMLInputElement).value;
  };

  readonly #all = () => {
    this.whole = true;
  };

  #why(contactId: string): void {
    this.dispatchEvent(new CustomEvent('desk-open', { detail: `why ${contactId}`, bubbles: true }));
  }
}
customElements.define('today-list', TodayList);
