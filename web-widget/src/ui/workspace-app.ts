import { render as draw, html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import './call/phone-strip';
import './customer/contact-card';
import './desk/contact-list';
import './record-bar';
import './record-search';
import { ReactiveElement } from '@lit/reactive-element';
import type { Config, ContactView, ScreenPopView } from '../core/index';
import type { AgentView } from '../streams/agent-view';
import type { Controls } from '../streams/controls';
import type { PhoneStrip } from './call/phone-strip';
import type { DayEntry } from './day/day';
import type { Extras } from './desk/extras';
import { isMac, type KeyAction, keyAction } from './desk/keys';
import { isOffered, stripOf } from './desk/stage';
import { properties } from './element';
import sheetText from './look/desk-sheet';
import { icon } from './look/icons';
import paneText from './look/workspace.css?inline';
import type { PageActions, PageState } from './page-state';
import { readSettings } from './settings';
import { t } from './text/text';
import { type WorkspaceWord, w } from './text/workspace';

const sheet = new CSSStyleSheet();
sheet.replaceSync(sheetText + paneText);

/** The state of the app in the agent workspace. */
export interface WorkspaceState
  extends Pick<PageState, 'config' | 'faults' | 'view' | 'controls' | 'said' | 'dialing'> {
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

/** The open drawer. */
type Opened = 'today' | `why ${string}` | undefined;

/** The agent's desk without a phone, because the workspace has one. It is a pane beside the CCP, at least 380 px wide. */
export class WorkspaceApp extends ReactiveElement {
  static override properties = properties('state', 'actions', 'recordShown', 'agent', 'opened', 'extras', 'day');

  /** Absent at first, while the language loads. */
  declare state: WorkspaceState | undefined;
  declare actions: WorkspaceActions | undefined;
  declare recordShown: boolean;
  declare agent: AgentView | undefined;
  declare opened: Opened;
  /** The parts that load when the app is ready. */
  declare extras: Extras | undefined;
  declare day: readonly DayEntry[];
  #controls: Controls | undefined;
  #unsubscribe = () => {};

  constructor() {
    super();
    this.day = [];
    this.opened = undefined;
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keys);
    this.renderRoot.addEventListener('desk-open', this.#open);
    this.renderRoot.addEventListener('desk-done', this.#finish);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keys);
    this.#unsubscribe();
    this.extras?.stop();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.state?.controls !== this.#controls) this.#follow(this.state?.controls);
    if (!this.extras) return;
    if (changed.has('extras')) this.day = this.extras.day(this.actions?.notes);
    const before = changed.get('state') as WorkspaceState | undefined;
    if (this.state && changed.has('state') && before?.view !== this.state.view)
      this.day = this.extras.show(this.state.view, this.actions?.notes);
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    draw(this.#draw(), this.renderRoot as ShadowRoot, { host: this });
  }

  #follow(controls: Controls | undefined): void {
    this.#unsubscribe();
    this.#controls = controls;
    this.agent = controls?.view;
    this.#unsubscribe = controls?.subscribe((view) => (this.agent = view)) ?? (() => {});
  }

  #draw() {
    if (!this.state) return nothing;
    const { config, view, phase, controls, said, dialing } = this.state;
    const shown = view.contacts.find(({ entry }) => entry.contact.contactId === view.focus);
    const ready = phase === 'ready' || phase === 'connecting';
    return html`<div class="page pane" data-testid="workspace" data-phase=${phase}>
      <header class="topbar">
        <p class="quiet small clip grow" role="status" data-testid="said">${said}</p>
        ${config?.records.search ? html`<record-search class="search" .landmark=${true} .contactId=${view.focus} .actions=${this.actions}></record-search>` : nothing}
        ${this.extras ? html`<button class="btn icon bare" aria-label=${t('today')} title=${t('today')} @click=${this.#today}>${icon('history')}</button>` : nothing}
      </header>
      <div class="banners">
        ${this.#banners()}
        ${dialing ? html`<dial-question .question=${dialing.question} .answer=${dialing.answer}></dial-question>` : nothing}
      </div>
      <main class="desk">
        <div class="work">
          ${ready ? html`<phone-strip .view=${view} .agent=${this.#known()} .controls=${controls} .ringSeconds=${config?.ringSeconds || undefined} .ready=${phase === 'ready'} .panel=${true}></phone-strip>` : nothing}
          ${config && this.actions && shown ? this.#customer(shown, config, view) : this.extras ? this.#day() : nothing}
        </div>
        <section class="record" aria-label=${t('record')}>
          <record-bar .contact=${shown} .actions=${this.actions} .shown=${this.recordShown}></record-bar>
          ${this.recordShown ? nothing : this.#empty(shown)}
          <slot name="records"></slot>
        </section>
      </main>
      ${this.#drawer(config, shown, view)}
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

  #customer(shown: ContactView, config: Config, view: ScreenPopView) {
    const { contactId } = shown.entry.contact;
    const strip = stripOf(view, this.agent);
    const onStrip = 'contact' in strip && strip.contact.entry.contact.contactId === contactId;
    return html`<contact-list .view=${view} .agent=${this.agent} .actions=${this.actions} .today=${this.day.length}></contact-list>
      ${keyed(
        contactId,
        html`<contact-card .contact=${shown} .config=${config} .actions=${this.actions} .agent=${this.agent} .headed=${!onStrip} .localTime=${this.extras?.localTime}></contact-card>`,
      )}`;
  }

  #day() {
    return html`<today-list class="fill" .entries=${this.day} .actions=${this.actions}></today-list>`;
  }

  #empty(shown: ContactView | undefined) {
    const tab = shown?.pop?.target === 'tab' && shown.status === 'opened';
    return html`<div class="empty">${icon(tab ? 'external-link' : 'panel-right', 'l')}<h2>${t(tab ? 'recordTab' : 'recordEmptyTitle')}</h2>${tab ? nothing : html`<p>${t('recordEmpty')}</p>`}</div>`;
  }

  #drawer(config: Config | undefined, shown: ContactView | undefined, { past, contacts }: ScreenPopView) {
    const { opened } = this;
    if (!opened || !this.extras || !config) return nothing;
    if (opened === 'today')
      return html`<aside class="drawer" aria-label=${t('today')} @keydown=${this.#escape}><header class="top"><h2 class="grow"></h2><button class="btn icon bare" aria-label=${t('closeDrawer')} @click=${this.#close}>${icon('x')}</button></header><div class="body">${this.#day()}</div></aside>`;
    const id = opened.slice(4);
    const contact = [...past, ...contacts].find(({ entry }) => entry.contact.contactId === id) ?? shown;
    if (!contact) return nothing;
    return keyed(
      id,
      html`<why-drawer .contact=${contact} .config=${config} .actions=${this.actions} .closed=${this.#close}></why-drawer>`,
    );
  }

  readonly #today = () => {
    this.opened = 'today';
  };

  readonly #open = (event: Event) => {
    const { detail } = event as CustomEvent<string>;
    // The drawer keeps its contact, whatever is selected or leaves meanwhile.
    this.opened = (detail === 'why' ? `why ${this.state?.view.focus}` : detail) as Opened;
  };

  readonly #close = () => {
    this.opened = undefined;
  };

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#close();
  };

  /** Completes a contact and its note. A contact that requires an outcome stays until there is one. */
  readonly #finish = (event: Event) => {
    const { detail: contactId } = event as CustomEvent<string>;
    const notes = this.actions?.notes;
    const view = this.state?.view.contacts.find(({ entry }) => entry.contact.contactId === contactId);
    const required = this.state?.config?.wrapUp.required && view?.entry.outcome === 'answered';
    if (required && !notes?.of(contactId).outcome) event.preventDefault();
    else notes?.finish(contactId);
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !readSettings().keys) return;
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLElement && target.matches('input, textarea, select');
    const action = keyAction(event, typing, isMac);
    if (action !== undefined && this.#do(action)) event.preventDefault();
  };

  /** @returns whether the key was used; otherwise the browser handles it. */
  #do(action: KeyAction): boolean {
    const { view } = this.state ?? {};
    const phone = this.renderRoot.querySelector<PhoneStrip>('phone-strip');
    if (!view || !phone) return false;
    if (typeof action === 'object') return this.#choose(action, view);
    const strip = stripOf(view, this.agent);
    const ringing = view.contacts.find(isOffered)?.entry.contact.contactId;
    const call = 'contact' in strip ? strip.contact.entry.contact.contactId : '';
    const talks = strip.kind === 'live' || strip.kind === 'held';
    if ((action === 'accept' || action === 'decline') && ringing) phone[action](ringing);
    else if (action === 'hold' && talks) phone.hold(call);
    else if (action === 'transfer' && talks) phone.open('transfer');
    else if (action === 'end' && (talks || strip.kind === 'dialing')) phone.endByKey(call);
    else if (action === 'done' && (strip.kind === 'wrap' || strip.kind === 'missed')) phone.close(call);
    else if (action === 'note') this.#click('[data-act="note"]');
    else if (action === 'search') this.renderRoot.querySelector<HTMLElement>('input[type="search"]')?.focus();
    else return false;
    return true;
  }

  #choose(action: Extract<KeyAction, object>, view: ScreenPopView): boolean {
    if ('customer' in action) return this.#click(`[data-pick="${action.customer}"]`);
    const contact = view.contacts[action.contact - 1]?.entry.contact;
    if (contact) this.actions?.select(contact.contactId);
    return contact !== undefined;
  }

  #click(selector: string): boolean {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.click();
    return found !== null;
  }
}
customElements.define('workspace-app', WorkspaceApp);
