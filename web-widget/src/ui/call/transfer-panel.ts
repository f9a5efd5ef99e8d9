import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Controls, Party, QuickConnect } from '../../streams/controls';
import { dialable } from '../../streams/dialable';
import { DeskElement, properties } from '../element';
import { numberText } from '../format';
import { type Icon, icon } from '../look/icons';
import type { TextKey } from '../text/en';
import { t } from '../text/text';
import type { Run } from './call-parties';

const kinds: Readonly<Record<string, { text: TextKey; picture: Icon }>> = {
  agent: { text: 'colleague', picture: 'user' },
  queue: { text: 'queue', picture: 'users' },
  phone_number: { text: 'outsideNumber', picture: 'phone' },
};

const refusals = {
  empty: 'reasonEmpty',
  notNumber: 'reasonNotNumber',
  noCountry: 'reasonNoCountry',
  length: 'reasonLength',
} as const;

/** Transfers a call, warm or cold, to a quick connect or any number. */
class TransferPanel extends DeskElement {
  static override properties = properties('contactId', 'controls', 'run', 'done', 'query', 'found');

  declare contactId: string;
  declare controls: Controls;
  declare run: Run;
  declare done: () => void;
  declare query: string;
  /** Absent while loading, `null` when the service did not answer. */
  declare found: readonly QuickConnect[] | null | undefined;

  constructor() {
    super();
    this.query = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  render() {
    return html`<div class="pop transfer" role="dialog" aria-label=${t('passOn')} data-testid="transfer">
      <label class="find"><span class="spoken">${t('findParty')}</span>${icon('search', 'm')}
        <input type="text" inputmode="tel" autocomplete="off" placeholder=${t('findParty')} @input=${this.#type} @keydown=${this.#keys} /></label>
      <ul class="directory">
        ${this.#number()}
        ${repeat(
          this.#matches(),
          ({ id }) => id,
          (party) =>
            this.#row(
              { quickConnect: party.id },
              party.name,
              kinds[party.kind]?.text ?? 'quickConnect',
              kinds[party.kind]?.picture ?? 'user',
            ),
        )}
      </ul>
      <p class="small quiet hint" role="status">${this.#hint()}</p>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  #row(party: Party, name: string, kind: TextKey, picture: Icon) {
    return html`<li>${icon(picture)}<span class="grow"><b class="clip"><bdi>${name}</bdi></b><span class="small quiet">${t(kind)}</span></span>
      ${this.#button('consult', name, party)}${this.#button('transfer', name, party)}</li>`;
  }

  #button(how: 'consult' | 'transfer', name: string, party: Party) {
    return html`<button class="btn dense" data-how=${how} aria-label=${`${t(how)}: ${name}`} @click=${() => this.#pass(how, party)}>${t(how)}</button>`;
  }

  /** The typed number, as the first row. */
  #number() {
    if (this.controls.lacks?.includes('numbers') || !/^[+(\d]/.test(this.query)) return nothing;
    const read = dialable(this.query);
    if ('refused' in read)
      return html`<li class="small">${icon('phone')}<span class="grow">${t(refusals[read.refused])}</span></li>`;
    return this.#row({ number: read.number }, numberText(read.number), 'outsideNumber', 'phone');
  }

  #matches(): readonly QuickConnect[] {
    const wanted = this.query.trim().toLocaleLowerCase();
    return (this.found ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  }

  #hint() {
    if (this.found === undefined) return t('directoryLoading');
    if (this.found === null) return t('directoryFailed');
    return t('transferHint');
  }

  async #load(): Promise<void> {
    const found = this.controls.quickConnects();
    this.found = await found.catch(() => null);
  }

  readonly #type = (event: Event) => {
    this.query = (event.target as HTMLInputElement).value;
  };

  /** Arrow keys move through the rows; Enter consults the first. */
  readonly #keys = (event: KeyboardEvent) => {
    const first = this.querySelector<HTMLElement>('[data-how="consult"]');
    if (event.key === 'Enter') first?.click();
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    first?.focus();
  };

  async #pass(how: 'consult' | 'transfer', party: Party): Promise<void> {
    const passed = calledParty(party).then((called) => this.controls[how](this.contactId, called));
    const { failed } = await this.run(this.contactId, how, passed);
    if (!failed) this.done();
  }
}

/** A typed number is called as the row shows it: without a trunk prefix. */
async function calledParty(party: Party): Promise<Party> {
  if ('quickConnect' in party) return party;
  const { international } = await import('../customer/numbers');
  return { number: international(party.number) };
}
customElements.define('transfer-panel', TransferPanel);
