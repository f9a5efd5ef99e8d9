import { html, nothing } from 'lit-html';
import { Component } from './component';
import './contact-tabs';
import './sign-in-panel';
import type { ContactView } from '../core/index';
import { customerLabel, lineLabel } from './format';
import type { PageActions, PageState } from './page-state';
import { t } from './text/text';

/**
 * The agent's page. The CCP and the records are slotted in: the library looks its frame up in the
 * document, and a frame that is moved would be reloaded, which drops the call.
 */
export class ScreenPopApp extends Component {
  static override properties = ['state', 'actions', 'recordShown'];
  static override styles = `
    :host { display: grid; grid-template: auto 1fr / 340px 340px minmax(0, 1fr); height: 100%; gap: 1px; background: var(--line); }
    header { grid-column: 1 / -1; display: flex; gap: 12px; align-items: center; padding: 6px 12px; background: var(--surface); min-height: 44px; }
    main { display: contents; }
    contact-tabs { flex: 1; min-width: 0; }
    header record-search { width: 260px; }
    h1 { margin: 0; font-size: 14px; font-weight: 650; letter-spacing: .01em; white-space: nowrap; }
    .phone, .card, .record { position: relative; background: var(--surface); min-height: 0; }
    .card, custom-ccp { overflow-y: auto; }
    .card { display: flex; flex-direction: column; }
    .card .empty { position: static; flex: 1; }
    custom-ccp { height: 100%; }
    /* Not display: none, which would stop some browsers from running the CCP. */
    .unseen { position: absolute; inset: 0; display: block; visibility: hidden; z-index: -1; }
    .record { background: var(--ground); }
    @media (forced-colors: active) { .phone, .card { border-inline-end: 1px solid; } }
    .empty { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 4px; padding: 24px; text-align: center; color: var(--quiet); }
    .faults { padding: 14px 16px; display: grid; gap: 8px; background: var(--bad-soft); color: var(--bad); overflow-wrap: anywhere; }
    .faults ul { display: grid; gap: 4px; font-size: var(--small); }
    @media (max-width: 1100px) {
      :host { grid-template: auto auto minmax(360px, 1fr) / 320px minmax(0, 1fr); overflow-y: auto; }
      .phone { grid-row: 2 / 4; min-height: 520px; }
    }
    @media (max-width: 700px) {
      :host { grid-template: auto max-content 480px minmax(420px, 1fr) / minmax(0, 1fr); }
      header { flex-wrap: wrap; }
      header record-search { width: 100%; }
      .card { grid-row: 2; }
      .phone { grid-row: 3; min-height: 0; }
      .record { grid-row: 4; }
    }
  `;

  /** Absent for the first turn, while the language is loaded. */
  declare state: PageState | undefined;
  declare actions: PageActions | undefined;
  declare recordShown: boolean;

  render() {
    if (!this.state) return nothing;
    const { config, view, signIn, faults, failed, controls, said, dialing } = this.state;
    const shown = view.contacts.find(({ entry }) => entry.contact.contactId === view.focus);
    return html`
      <header>
        <h1>${t('title')}</h1>
        <contact-tabs .view=${view} .actions=${this.actions}></contact-tabs>
        ${config?.records.search ? html`<record-search .landmark=${true} .contactId=${view.focus} .actions=${this.actions}></record-search>` : nothing}
        <p class="small" role="status" data-testid="said">${said}</p>
        ${dialing ? html`<dial-question .question=${dialing.question} .answer=${dialing.answer}></dial-question>` : nothing}
      </header>
      <main>
      <section class="phone" aria-label=${t('phone')}>
        <sign-in-panel .state=${signIn} .ccpUrl=${config?.ccp.url ?? window.location.href} .failed=${failed} .signIn=${this.actions?.signIn}></sign-in-panel>
        ${controls ? html`<custom-ccp .contact=${shown} .controls=${controls}></custom-ccp>` : nothing}
        <slot name="ccp" class=${config?.ccp.mode === 'custom' ? 'unseen' : ''}></slot>
      </section>
      <div class="card">
        ${faults.length > 0 ? this.#faults(faults) : nothing}
        ${config && shown ? html`<contact-card .contact=${shown} .config=${config} .actions=${this.actions}></contact-card>` : this.#idle()}
        ${config ? html`<past-contacts .view=${view} .config=${config} .actions=${this.actions}></past-contacts>` : nothing}
        <p class="spoken" role="status" aria-live="assertive" data-testid="announcement">${shown ? this.#announcement(shown) : ''}</p>
      </div>
      <section class="record" aria-label=${t('record')}>
        ${this.recordShown ? nothing : html`<p class="empty">${t(shown?.pop?.target === 'tab' ? 'recordTab' : 'recordEmpty')}</p>`}
        <slot name="records"></slot>
      </section>
      </main>`;
  }

  #idle() {
    return html`<div class="empty" data-testid="idle"><h2>${t('waiting')}</h2><p>${t('waitingHint')}</p></div>`;
  }

  #faults(faults: readonly string[]) {
    return html`<section class="faults" role="alert" data-testid="faults">
      <h2>${t('faultsTitle')}</h2>
      <ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul>
      <p>${t('faultsHint')}</p>
    </section>`;
  }

  /** Said once per contact, and again when the agent has picked the customer. */
  #announcement(view: ContactView): string {
    const { contact } = view.entry;
    return t('announce', { channel: t(contact.channel), line: lineLabel(contact), customer: customerLabel(view) });
  }
}

Component.define('screen-pop-app', ScreenPopApp);
