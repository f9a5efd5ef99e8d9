import { html, nothing } from 'lit-html';
import { type CardRow, cardRows, readable, readFact, readFound } from '../core/display';
import {
  type Config,
  type Contact,
  type ContactView,
  dialedNumberMismatch,
  fillTemplate,
  readField,
} from '../core/index';
import { reasonText } from '../core/reason';
import { Component } from './component';
import './lookup-result';
import './pop-status';
import './recent-contacts';
import {
  customerLabel,
  formatSeconds,
  formatValue,
  inTheHead,
  isCall,
  lineLabel,
  numberLink,
  proofs as proofsOf,
  saidInTheHead,
  stageLabel,
} from './format';
import type { PageActions } from './page-state';
import { labelOf, phrases, t } from './text/text';

/** One contact: which line, who, what the lookup said, and what the flow knows. */
export class ContactCard extends Component {
  static override properties = ['contact', 'config', 'actions', 'revealed'];
  static override styles = `
    section { display: grid; gap: var(--gap); padding: 14px 16px 16px; }
    header { display: grid; gap: 2px; }
    .line { display: flex; flex-wrap: wrap; gap: 6px; align-items: baseline; justify-content: space-between; color: var(--quiet); }
    .line b { color: var(--accent); font-weight: 650; }
    h2 { font-size: 20px; line-height: 1.25; overflow-wrap: anywhere; }
    .from { font-variant-numeric: tabular-nums; color: var(--quiet); overflow-wrap: anywhere; }
    dl { display: grid; grid-template-columns: minmax(80px, auto) 1fr; gap: 5px 12px; }
    dt { color: var(--quiet); }
    dd { overflow-wrap: anywhere; max-height: 12em; overflow-y: auto; }
    dd bdi { white-space: pre-line; }
    .links { display: flex; flex-wrap: wrap; gap: 4px 12px; }
    .timeline { display: flex; flex-wrap: wrap; gap: 2px 14px; font-variant-numeric: tabular-nums; }
    .said { gap: 6px; padding: 8px 10px; border: 1px dashed var(--line); border-radius: 6px; background: var(--ground); }
    .said dd { font-style: italic; }
    .notice { padding: 6px 10px; border-radius: 6px; background: var(--warn-soft); color: var(--warn); overflow-wrap: anywhere; }
  `;

  declare contact: ContactView;
  declare config: Config;
  declare actions: PageActions;
  /** Attributes whose secret values are shown, each by contact and name: another contact's stay hidden. */
  declare revealed: ReadonlySet<string>;

  constructor() {
    super();
    this.revealed = new Set();
  }

  render() {
    const { contact } = this.contact.entry;
    const mismatch = dialedNumberMismatch(contact);
    const rows = cardRows(this.config.contract, contact);
    const facts = rows.filter(({ definition, fact }) => fact && !inTheHead.includes(definition.name));
    const said = rows.filter(({ definition, fact }) => !fact && !saidInTheHead.includes(definition.name));
    const wishedBy = this.contact.pop?.wishedBy;
    return html`<section aria-label=${t('contact')} data-testid="contact-card" data-contact=${contact.contactId}
      data-stage=${contact.stage} data-lookup-status=${readField(contact, 'lookupStatus') ?? ''} data-pop=${this.contact.status}>
      ${this.#head(contact)}
      ${mismatch ? html`<p class="notice small">${t('mismatch', { number: readable(mismatch) })}</p>` : nothing}
      ${this.contact.notices.map(
        ({ attribute, refused }) =>
          html`<p class="notice small" role="status">${t('refusedOverride', { attribute, refused: refused && reasonText(refused, phrases().refusals) })}</p>`,
      )}
      ${wishedBy ? html`<p class="notice small" data-testid="wish">${t(wishedBy === 'flow' ? 'wishFlow' : 'wishHandOver')}</p>` : nothing}
      <pop-status .contact=${this.contact} .config=${this.config} .actions=${this.actions}></pop-status>
      <lookup-result .contact=${this.contact} .config=${this.config} .actions=${this.actions}></lookup-result>
      ${facts.length > 0 ? html`<dl data-testid="facts">${facts.map((row) => this.#row(row))}</dl>` : nothing}
      ${this.#links(contact)}
      <recent-contacts .contact=${contact}></recent-contacts>
      ${said.length > 0 ? this.#said(said) : nothing}
      ${this.#timeline()}
      <why-panel .contact=${this.contact} .config=${this.config}></why-panel>
    </section>`;
  }

  #head(contact: Contact) {
    const dialed = readField(contact, 'dialedNumber');
    const caller = readField(contact, 'callerNumber');
    const tier = readFound(contact, 'customerTier');
    const proofs = proofsOf(this.contact);
    const stage = contact.stage === 'ringing' ? 'accent' : contact.stage === 'connected' ? 'good' : '';
    return html`<header>
      <p class="line">
        <span><b data-testid="line">${lineLabel(contact)}</b>
          ${dialed ? html`<bdi class="small" data-testid="dialed-number">${readable(dialed)}</bdi>` : nothing}</span>
        <span class="pill ${stage}" data-testid="stage">${stageLabel(this.contact)}</span>
      </p>
      <h2 data-testid="customer-name"><bdi>${customerLabel(this.contact)}</bdi>
        ${tier ? html`<span class="pill accent">${readable(tier)}</span>` : nothing}
        ${contact.direction === 'transfer' ? html`<span class="pill">${t('transferred')}</span>` : nothing}</h2>
      <p class="from small">${caller || isCall(contact) ? html`<bdi data-testid="caller-number">${caller ? numberLink(readable(caller)) : t('withheldNumber')}</bdi> · ` : nothing}${t(contact.channel)}${contact.queue ? html` · <bdi>${readable(contact.queue)}</bdi>` : nothing}</p>
      ${proofs.length > 0 ? html`<p class="small" data-testid="proofs">${proofs.join(' · ')}</p>` : nothing}
    </header>`;
  }

  /** What whoever started the contact says: apart from what is known, and in another look. */
  #said(rows: readonly CardRow[]) {
    return html`<section class="said" aria-label=${t('saidByCustomer')} data-testid="said-by-customer">
      <h3 class="small">${t('saidByCustomer')}</h3>
      <dl>${rows.map((row) => this.#row(row))}</dl>
    </section>`;
  }

  #timeline() {
    const { milestones } = this.contact.entry;
    const [first] = milestones;
    if (!first || milestones.length < 2) return nothing;
    return html`<ol class="timeline small quiet" aria-label=${t('timeline')}>
      ${milestones.map(({ what, at }) => html`<li>${t(what)} <span>+${formatSeconds((at - first.at) / 1000)}</span></li>`)}
    </ol>`;
  }

  #row({ definition, value, masked }: CardRow) {
    const { name } = definition;
    const key = `${this.contact.entry.contact.contactId} ${name}`;
    const hidden = masked && !this.revealed.has(key);
    const shown = value === undefined ? t('empty') : hidden ? '••••' : formatValue(definition, value);
    return html`<dt>${labelOf(definition)}</dt>
      <dd data-testid="attribute-${name}"><bdi>${shown}</bdi>
        ${masked ? html`<button class="link small" aria-pressed=${!hidden} @click=${() => this.#reveal(key)}>${t(hidden ? 'reveal' : 'hide')}</button>` : nothing}
      </dd>`;
  }

  #reveal(key: string): void {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(key)) revealed.add(key);
    this.revealed = revealed;
  }

  #links(contact: Contact) {
    const links = this.config.links.flatMap(({ label, template }) => {
      const filled = fillTemplate(template, (name) => readFact(this.config.contract, contact, name));
      return 'url' in filled ? [{ label, url: filled.url }] : [];
    });
    if (links.length === 0) return nothing;
    return html`<nav class="links" aria-label=${t('links')}>
      ${links.map(({ label, url }) => html`<a href=${url} target="_blank" rel="noopener noreferrer">${label}</a>`)}
    </nav>`;
  }
}

Component.define('contact-card', ContactCard);
