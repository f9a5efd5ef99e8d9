import { unsafeCSS } from '@lit/reactive-element';
import { html, nothing } from 'lit-html';
import './record-search';
import type { AgentView } from '../streams/agent-view';
import { DeskApp, type DeskState } from './desk/desk-app';
import sheetText from './look/desk-sheet';
import { icon } from './look/icons';
import paneText from './look/workspace.css?inline';
import type { PageActions } from './page-state';
import { t } from './text/text';
import { type WorkspaceWord, w } from './text/workspace';

/** The state of the app in the agent workspace. */
export interface WorkspaceState extends DeskState {
  /** The state of the connection to the workspace. `outside` and `failed` are final. */
  readonly phase: 'connecting' | 'ready' | 'outside' | 'failed';
  /** Whether the workspace has stopped answering, so that the screen may be out of date. */
  readonly lost: boolean;
  /** The address to register if the page is not in a workspace. */
  readonly address: string;
  /** Missing permissions and messages of the workspace, one sentence each. */
  readonly notices: readonly { readonly word: WorkspaceWord; readonly values?: Record<string, string> }[];
  /** Whether rules open records in a window that is not open yet. One click makes all later pops possible. */
  readonly windowNeeded: boolean;
  /** Whether the agent's page in another tab cannot know the pops of this app. */
  readonly shareNeeded: boolean;
}

export interface WorkspaceActions extends PageActions {
  openWindow(): void;
  /** Asks the browser to share the pops with the agent's page in another tab. */
  share(): void;
}

/** The agent's desk without a phone, because the workspace has one. It is a pane beside the CCP, at least 380 px wide. */
export class WorkspaceApp extends DeskApp {
  static override styles = unsafeCSS(sheetText + paneText);

  declare state: WorkspaceState | undefined;
  declare actions: WorkspaceActions | undefined;

  protected override drawn() {
    const { config, view, phase, controls, said, dialing } = this.state as WorkspaceState;
    const { shown } = this;
    const ready = phase === 'ready' || phase === 'connecting';
    return html`<div class="page pane" data-testid="workspace" data-phase=${phase}>
      <header class="topbar">
        <p class="quiet small clip grow" role="status" data-testid="said">${said}</p>
        ${config?.records.search ? html`<record-search class="search" .landmark=${true} .contactId=${view.focus} .actions=${this.actions}></record-search>` : nothing}
        ${this.extras ? html`<button class="btn icon bare" aria-label=${t('today')} title=${t('today')} @click=${() => this.openDrawer('today')}>${icon('history')}</button>` : nothing}
      </header>
      <div class="banners">
        ${this.#banners()}
        ${dialing ? html`<dial-question .question=${dialing.question} .answer=${dialing.answer}></dial-question>` : nothing}
      </div>
      <main class="desk">
        <div class="work">
          ${ready ? html`<phone-strip .view=${view} .agent=${this.#known()} .controls=${controls} .ringSeconds=${config?.ringSeconds || undefined} .ready=${phase === 'ready'} .starting=${phase === 'connecting'} .panel=${true}></phone-strip>` : nothing}
          ${config && this.actions && shown ? this.customer(shown) : this.extras ? this.today() : nothing}
        </div>
        ${this.record()}
      </main>
      ${this.drawer()}
    </div>`;
  }

  /** `undefined` without permission to read the agent. The strip then waits as if the agent were available. */
  #known(): AgentView | undefined {
    const { agent } = this;
    return agent && (agent.state || agent.legs.size > 0) ? agent : undefined;
  }

  #banners() {
    const { phase, lost, address, faults, notices, windowNeeded, shareNeeded, view } = this.state as WorkspaceState;
    const broken = phase === 'outside' || phase === 'failed' ? phase : lost ? 'lost' : undefined;
    return html`${
      broken
        ? html`<div class="banner bad" role="alert">${icon('triangle-alert')}<p class="grow" data-testid="phase">${w(broken, { address })}</p>
          ${broken === 'outside' ? nothing : html`<button class="btn main" @click=${() => window.location.reload()}>${w('retry')}</button>`}</div>`
        : nothing
    }
    ${faults.map((fault) => html`<p class="banner bad" role="alert" data-testid="faults">${fault}</p>`)}
    ${notices.map(({ word, values }) => html`<p class="banner warn small" role="status" data-testid="notice">${icon('triangle-alert', 'm')}<span class="grow">${w(word, values)}</span></p>`)}
    ${
      windowNeeded
        ? html`<div class="banner warn small" data-testid="window-needed">${icon('external-link', 'm')}<span class="grow">${w('windowNeeded')}</span>
          <button class="btn main dense" @click=${() => this.actions?.openWindow()}>${w('openWindow')}</button></div>`
        : nothing
    }
    ${
      // Hidden while there is a contact.
      shareNeeded && view.contacts.length === 0
        ? html`<div class="banner share small"><span class="grow">${w('shareNeeded')}</span>
          <button class="btn dense" data-testid="share" @click=${() => this.actions?.share()}>${w('share')}</button></div>`
        : nothing
    }`;
  }
}
customElements.define('workspace-app', WorkspaceApp);
