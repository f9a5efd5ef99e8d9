import { html, nothing } from 'lit-html';
import { type CardRow, cardRows, readable, readFact, readFound } from '../../core/display';
import {
  type Config,
  type Contact,
  type ContactView,
  dialedNumberMismatch,
  fillTemplate,
  type Refusal,
  readField,
} from '../../core/index';
import { reasonText } from '../../core/reason';
import type { AgentView } from '../../streams/agent-view';
import { standingOf } from '../desk/stage';
import { DeskElement, focusable, properties } from '../element';
import {
  customerLabel,
  formatValue,
  initials,
  inTheHead,
  isCall,
  languageName,
  lineLabel,
  numberLink,
  numberText,
  proofs,
  saidInTheHead,
} from '../format';
import { icon } from '../look/icons';
import type { PageActions } from '../page-state';
import { refusalTexts } from '../text/phrases';
import { labelOf, t } from '../text/text';
import { channelIcon, stageWord } from '../words';
import './earlier-contacts';
import './lookup-result';
import './pop-status';

/** Seconds of talk after which the greeting is no longer needed. */
const greetingSeconds = 30;

/**
 * The card of one customer: identity, greeting, details, earlier contacts, and actions. The note and the outcome are docked
 * below the facts, so that no fact moves when the contact ends.
 */
class ContactCard extends DeskElement {
  static override properties = properties(
    'contact',
    'config',
    'actions',
    'agent',
    'headed',
    'localTime',
    'revealed',
    'copied',
    'noting',
    'greeted',
  );

  declare contact: ContactView;
  declare config: Config;
  declare actions: PageActions;
  declare agent: AgentView | undefined;
  /** Whether the card has a visible head, because the strip shows another contact. */
  declare headed: boolean;
  /** The local time for the customer's number, once the regions are loaded. */
  declare localTime: ((number: string) => string | undefined) | undefined;
  /** Names of the attributes whose secret values are revealed, for this contact only. */
  declare revealed: ReadonlySet<string>;
  /** The last copied attribute. */
  declare copied: string | undefined;
  /** Whether the agent is writing a note during the call. */
  declare noting: boolean;
  /** Whether the greeting is over. */
  declare greeted: boolean;
  #greeting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.revealed = new Set();
    this.noting = false;
    this.greeted = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#greeting);
  }

  render() {
    const { contact } = this.contact.entry;
    const standing = standingOf(this.contact, this.agent);
    const mismatch = dialedNumberMismatch(contact);
    const rows = cardRows(this.config.contract, contact);
    const facts = rows.filter(
      ({ definition, fact, value }) => fact && value !== undefined && !inTheHead.includes(definition.name),
    );
    const said = rows.filter(({ definition, fact }) => !fact && !saidInTheHead.includes(definition.name));
    const wishedBy = this.contact.pop?.wishedBy;
    const wrapsUp = standing === 'wrapUp';
    return html`<section class="card" data-testid="contact-card" data-contact=${contact.contactId}
      data-stage=${contact.stage} data-lookup-status=${readField(contact, 'lookupStatus') ?? ''} data-pop=${this.contact.status}>
      <div class="about" id="customer" role="tabpanel" aria-label=${t('customerCard')} tabindex="0">
      ${this.#head(contact)}
      ${this.#chips(contact)}
      <last-contact .contact=${contact}></last-contact>
      <pop-status .contact=${this.contact} .actions=${this.actions}></pop-status>
      ${this.#greet(contact, standing === 'connected' || standing === 'held', wrapsUp || standing === 'unanswered')} ${this.#know(contact, standing)}
      <lookup-result .contact=${this.contact} .config=${this.config} .actions=${this.actions}></lookup-result>
      ${mismatch ? this.#notice(t('mismatch', { number: numberText(readable(mismatch)) })) : nothing}
      ${this.contact.notices.map(({ attribute, refused }) => this.#notice(t('refusedOverride', { attribute, refused: refusal(refused) })))}
      <earlier-contacts .contact=${contact}></earlier-contacts>
      ${facts.length > 0 ? html`<section class="block"><h3>${t('details')}</h3><dl class="dl" data-testid="facts">${facts.map((row) => this.#row(row))}</dl></section>` : nothing}
      ${this.#links(contact)} ${said.length > 0 ? this.#said(said) : nothing}
      ${wishedBy ? html`<p class="small quiet" data-testid="wish">${t(wishedBy === 'flow' ? 'wishFlow' : 'wishHandOver')}</p>` : nothing}
      </div>
      ${wrapsUp || this.noting ? html`<wrap-up .contact=${this.contact} .config=${this.config} .notes=${this.actions.notes} .during=${!wrapsUp}></wrap-up>` : nothing}
      <footer class="cardfoot">
        ${wrapsUp ? html`<span></span>` : html`<button class="btn bare dense" aria-expanded=${this.noting} data-act="note" aria-keyshortcuts="Alt+N" @click=${this.note}>${icon('pencil', 'm')}${t('addNote')}</button>`}
        <button class="btn bare dense why" data-opens="why" @click=${this.#why}>${icon('info', 'm')}${t('why')}</button>
      </footer>
    </section>`;
  }

  /** The head is visible when the strip shows another contact. Otherwise it is only a heading for screen readers. */
  #head(contact: Contact) {
    const dialed = readField(contact, 'dialedNumber');
    const caller = readField(contact, 'callerNumber');
    const name = customerLabel(this.contact);
    return html`<header class=${this.headed ? 'head' : 'spoken'}>
      <span class="avatar" aria-hidden="true">${readFound(contact, 'customerName') ? initials(name) : icon(channelIcon(contact.channel), 'm')}</span>
      <h2 data-testid="customer-name"><bdi>${name}</bdi></h2>
      <p class="quiet small"><span data-testid="stage">${stageWord(this.contact, this.agent)}</span> · <bdi data-testid="line">${lineLabel(contact)}</bdi>
        ${dialed ? html`<bdi dir="ltr" data-testid="dialed-number">${numberText(readable(dialed))}</bdi>` : nothing}
        ${caller ? html`· <bdi dir="ltr">${numberText(readable(caller))}</bdi>` : nothing}</p>
    </header>`;
  }

  #chips(contact: Contact) {
    const tier = readFound(contact, 'customerTier');
    const account = readFound(contact, 'customerAccount');
    const language = readFound(contact, 'customerLanguage');
    const time = this.#hour(contact);
    const proof = proofs(this.contact);
    const chips = [
      tier ? html`<span class="tag">${icon('award', 's')}<bdi>${capital(readable(tier))}</bdi></span>` : nothing,
      account
        ? html`<span class="tag">${icon('building-2', 's')}<bdi>${t('account', { account: readable(account) })}</bdi></span>`
        : nothing,
      language
        ? html`<span class="tag">${icon('languages', 's')}<bdi>${languageName(readable(language))}</bdi></span>`
        : nothing,
      time
        ? html`<span class="tag" data-testid="local-time">${icon('clock', 's')}${t('localTime', { time })}</span>`
        : nothing,
      contact.direction === 'transfer'
        ? html`<span class="tag accent">${icon('phone-forwarded', 's')}${t('transferred')}</span>`
        : nothing,
    ];
    return html`${chips.some((chip) => chip !== nothing) ? html`<div class="facts">${chips}</div>` : nothing}
      ${proof.length > 0 ? html`<p class="proof small quiet" data-testid="proofs">${icon('user-search', 's')}<span>${proof.join(' · ')}</span></p>` : nothing}`;
  }

  #hour(contact: Contact): string | undefined {
    const number = isCall(contact) ? readField(contact, 'callerNumber') : undefined;
    return number && this.localTime?.(number);
  }

  /** The greeting. It stays in its place once it is said, but no longer stands out: what is below it must not move. */
  #greet(contact: Contact, talking: boolean, over: boolean) {
    const greeting = readFound(contact, 'lineGreeting');
    if (!greeting || contact.direction === 'outbound') return nothing;
    if (talking) this.#greeting ??= setTimeout(() => (this.greeted = true), greetingSeconds * 1000);
    return html`<section class="call-out say ${over || this.greeted ? 'past' : ''}">${icon('message-square-quote')}<h3>${t('say')}</h3><p><bdi>${readable(greeting)}</bdi></p></section>`;
  }

  #know(contact: Contact, standing: ReturnType<typeof standingOf>) {
    const notes = readFound(contact, 'customerNotes');
    if (!notes) return nothing;
    const before = standing !== 'wrapUp' && standing !== 'unanswered' && !this.greeted;
    return html`<section class="call-out know">${icon('sticky-note')}<h3>${t(before ? 'know' : 'notes')}</h3><p class="long" data-testid="attribute-customerNotes"><bdi>${readable(notes)}</bdi></p></section>`;
  }

  #notice(text: string) {
    return html`<p class="notice" role="status">${icon('triangle-alert')}<span>${text}</span></p>`;
  }

  /** The claims of the customer, separate from facts and in another style. */
  #said(rows: readonly CardRow[]) {
    return html`<section class="block said" aria-label=${t('saidByCustomer')} data-testid="said-by-customer">
      <h3>${t('saidByCustomer')}</h3>
      <dl class="dl">${rows.map((row) => this.#row(row))}</dl>
    </section>`;
  }

  #row({ definition, value, masked }: CardRow) {
    const { name, type } = definition;
    const hidden = masked && !this.revealed.has(name);
    const shown = value === undefined ? t('empty') : hidden ? '••••' : formatValue(definition, value);
    const copies = value !== undefined && !hidden && (type === 'phone' || type === 'email' || name === 'customerId');
    const numeric = type === 'phone' || type === 'email' || type === 'url';
    return html`<dt>${labelOf(definition)}</dt>
      <dd data-testid="attribute-${name}"><bdi class="long" dir=${numeric ? 'ltr' : 'auto'} data-testid=${name === 'callerNumber' ? 'caller-number' : nothing}>${name === 'callerNumber' && value !== undefined && !hidden ? numberLink(value) : shown}</bdi>
        ${masked ? html`<button class="btn bare dense" @click=${() => this.#reveal(name)}>${t(hidden ? 'reveal' : 'hide')}</button>` : nothing}
        ${copies ? html`<button class="btn bare icon tiny" aria-label=${t('copyValue', { label: labelOf(definition) })} title=${t('copyValue', { label: labelOf(definition) })} @click=${() => this.#copy(name, value)}>${icon(this.copied === name ? 'check' : 'copy', 's')}</button><span class="spoken" role="status">${this.copied === name ? t('copied') : ''}</span>` : nothing}
      </dd>`;
  }

  async #copy(name: string, value: string): Promise<void> {
    await navigator.clipboard.writeText(value);
    this.copied = name;
  }

  #reveal(name: string): void {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(name)) revealed.add(name);
    this.revealed = revealed;
  }

  #links(contact: Contact) {
    const links = this.config.links.flatMap(({ label, template }) => {
      const filled = fillTemplate(template, (name) => readFact(this.config.contract, contact, name));
      return 'url' in filled ? [{ label, url: filled.url }] : [];
    });
    if (links.length === 0) return nothing;
    return html`<nav class="chips" aria-label=${t('links')}>
      ${links.map(({ label, url }) => html`<a class="btn dense" href=${url} target="_blank" rel="noopener noreferrer">${icon('external-link', 's')}${label}</a>`)}
    </nav>`;
  }

  readonly note = () => {
    this.noting = !this.noting;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('wrap-up textarea')?.focus());
  };

  readonly #why = () => this.dispatchEvent(new CustomEvent('desk-open', { detail: 'why', bubbles: true }));

  override focus(): void {
    (this.querySelector<HTMLElement>('#customer') ?? this.querySelector<HTMLElement>(focusable))?.focus();
  }
}
customElements.define('contact-card', ContactCard);

/** The reason why an override of the contact was refused. Its words load with the other extras when the page is ready. */
function refusal(refused: Refusal | undefined): string {
  const texts = refusalTexts();
  return refused && texts ? reasonText(refused, texts) : '…';
}

function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
}
