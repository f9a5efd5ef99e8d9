import { html, nothing } from 'lit-html';
import { Component } from './component';
import './contact-card';
import './contact-tabs';
import './past-contacts';
import './record-search';
import './why-panel';
import type { Config, ScreenPopView } from '../core/index';
import type { PageActions, PageState } from './page-state';
import { t } from './text/text';
import { type WorkspaceWord, w } from './text/workspace';

/** Everything the app of the agent workspace shows. */
export interface WorkspaceState {
  readonly config: Config | undefined;
  readonly faults: readonly string[];
  readonly view: ScreenPopView;
  /** How far the way to the workspace has come; `outside` and `failed` are for good. */
  readonly phase: 'connecting' | 'ready' | 'outside' | 'failed';
  /** Address to register, where the page is not in a workspace. */
  readonly address: string;
  /** What the workspace does not grant or told of, a sentence a line. */
  readonly notices: readonly { readonly word: WorkspaceWord; readonly values?: Record<string, string> }[];
  /** Rules open records in a window, and this page has none yet: one click makes all later pops possible. */
  readonly windowNeeded: boolean;
  /** The agent's page in another tab does not know what popped here. */
  readonly shareNeeded: boolean;
  readonly said: string;
  /** A number that the agent is asked to confirm. */
  readonly dialing: PageState['dialing'];
}

export interface WorkspaceActions extends PageActions {
  openWindow(): void;
  /** Asks the browser to share what popped with the agent's page in another tab. */
  share(): void;
}

/** The agent's page without a phone: the workspace has one. It is a pane beside the CCP, 380 px wide and more. */
export class WorkspaceApp extends Component {
  static override properties = ['state', 'actions', 'recordShown'];
  static override styles = `
    :host { display: grid; grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr); height: 100%; gap: 1px; background: var(--line); overflow-y: auto; }
    header { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding: 6px 12px; background: var(--surface); }
    contact-tabs { flex: 1; min-width: 0; }
    .card, .record { position: relative; background: var(--surface); min-height: 0; }
    .record { min-height: 240px; background: var(--ground); }
    .empty { display: grid; justify-items: center; gap: 4px; padding: 24px; text-align: center; color: var(--quiet); }
    .notice { display: flex; gap: 8px; align-items: center; justify-content: space-between; padding: 8px 12px; background: var(--warn-soft); color: var(--warn); overflow-wrap: anywhere; }
    .bad { background: var(--bad-soft); color: var(--bad); }
    @media (min-width: 900px) {
      :host { grid-template: auto minmax(0, 1fr) / 380px minmax(0, 1fr); overflow-y: hidden; }
      header { grid-column: 1 / -1; }
      .card { overflow-y: auto; }
    }
  `;

  declare state: WorkspaceState | undefined;
  declare actions: WorkspaceActions | undefined;
  declare recordShown: boolean;

  render() {
    if (!this.state) return nothing;
    const { config, view, faults, phase, address, notices, windowNeeded, shareNeeded, said, dialing } = this.state;
    const shown = view.contacts.find(({ entry }) => entry.contact.contactId === view.focus);
    return html`
      <header>
        <contact-tabs .view=${view} .actions=${this.actions}></contact-tabs>
        ${config?.records.search ? html`<record-search .landmark=${true} .contactId=${view.focus} .actions=${this.actions}></record-search>` : nothing}
        <p class="small" role="status" data-testid="said">${said}</p>
        ${dialing ? html`<dial-question .question=${dialing.question} .answer=${dialing.answer}></dial-question>` : nothing}
      </header>
      <main class="card" data-testid="workspace" data-phase=${phase}>
        ${phase === 'outside' || phase === 'failed' ? html`<p class="notice bad" role="alert" data-testid="phase">${w(phase, { address })}</p>` : nothing}
        ${phase === 'failed' ? html`<p class="notice"><button class="main" @click=${() => window.location.reload()}>${w('retry')}</button></p>` : nothing}
        ${faults.map((fault) => html`<p class="notice bad" role="alert" data-testid="faults">${fault}</p>`)}
        ${notices.map(({ word, values }) => html`<p class="notice small" role="status" data-testid="notice">${w(word, values)}</p>`)}
        ${
          windowNeeded
            ? html`<p class="notice small" data-testid="window-needed"><span>${w('windowNeeded')}</span>
          <button class="main" @click=${() => this.actions?.openWindow()}>${w('openWindow')}</button></p>`
            : nothing
        }
        ${
          config && shown
            ? html`<contact-card .contact=${shown} .config=${config} .actions=${this.actions}></contact-card>`
            : html`<div class="empty" data-testid="idle"><h2>${t('waiting')}</h2><p>${t('waitingHint')}</p></div>`
        }
        ${shareNeeded ? html`<p class="empty small">${w('shareNeeded')} <button class="link small" data-testid="share" @click=${() => this.actions?.share()}>${w('share')}</button></p>` : nothing}
        ${config ? html`<past-contacts .view=${view} .config=${config} .actions=${this.actions}></past-contacts>` : nothing}
      </main>
      <section class="record" aria-label=${t('record')}>
        ${this.recordShown ? nothing : html`<p class="empty">${t(shown?.pop?.target === 'tab' ? 'recordTab' : 'recordEmpty')}</p>`}
        <slot name="records"></slot>
      </section>`;
  }
}

Component.define('workspace-app', WorkspaceApp);
