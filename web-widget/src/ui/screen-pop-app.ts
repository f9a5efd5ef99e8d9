import { render as draw, html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import './call/phone-strip';
import './customer/contact-card';
import './desk/contact-list';
import './desk/top-bar';
import './record-bar';
import './sign-in-panel';
import { ReactiveElement } from '@lit/reactive-element';
import { type ContactView, readField } from '../core/index';
import type { AgentView } from '../streams/agent-view';
import type { Controls } from '../streams/controls';
import type { PhoneStrip } from './call/phone-strip';
import type { DayEntry } from './day/day';
import type { Extras } from './desk/extras';
import { isMac, type KeyAction, keyAction } from './desk/keys';
import { isHeld, isOffered, type Strip, stripOf } from './desk/stage';
import { properties } from './element';
import { customerLabel, isCall, lineLabel } from './format';
import sheetText from './look/desk-sheet';
import { icon } from './look/icons';
import type { PageActions, PageState } from './page-state';
import { readSettings } from './settings';
import { t } from './text/text';
import { stageWord } from './words';

const sheet = new CSSStyleSheet();
sheet.replaceSync(sheetText);

/** The open drawer: help, the day while there are contacts, or why a record opened. */
type Opened = 'help' | 'today' | `why${string}` | undefined;

/**
 * The agent's page. The CCP and the records are slotted in, because the library looks its frame up in the document, and
 * moving a frame would reload it and drop the call.
 */
export class ScreenPopApp extends ReactiveElement {
  static override properties = properties('state', 'actions', 'recordShown', 'agent', 'opened', 'extras', 'day');

  /** Absent at first, while the language loads. */
  declare state: PageState | undefined;
  declare actions: PageActions | undefined;
  declare recordShown: boolean;
  declare agent: AgentView | undefined;
  declare opened: Opened;
  /** The parts that load when the page is ready. */
  declare extras: Extras | undefined;
  declare day: readonly DayEntry[];
  #controls: Controls | undefined;
  #unsubscribe = () => {};
  #opener: HTMLElement | undefined;

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
    if (changed.has('extras') && this.extras) this.day = this.extras.day(this.#notes());
    if (!this.state || !changed.has('state') || !this.extras) return;
    const before = changed.get('state') as PageState | undefined;
    if (before?.view !== this.state.view) this.day = this.extras.show(this.state.view, this.#notes());
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    draw(this.#draw(), this.renderRoot as ShadowRoot, { host: this });
  }

  #notes() {
    return this.actions?.notes;
  }

  /** Follows the agent's state, for everything with a clock or a control. */
  #follow(controls: Controls | undefined): void {
    this.#unsubscribe();
    this.#controls = controls;
    this.agent = controls?.view;
    this.#unsubscribe = controls?.subscribe((view) => (this.agent = view)) ?? (() => {});
  }

  #draw() {
    if (!this.state) return nothing;
    const { config, view, signIn, faults, failed, controls, said, dialing } = this.state;
    const shown = view.contacts.find(({ entry }) => entry.contact.contactId === view.focus);
    const strip = stripOf(view, this.agent);
    const custom = config?.ccp.mode === 'custom';
    // The agent handles a channel without controls on this page in Amazon's panel.
    const panel =
      !custom || (shown !== undefined && !isCall(shown.entry.contact) && shown.entry.contact.stage !== 'ringing');
    const signInPanel = html`<sign-in-panel .state=${signIn} .ccpUrl=${config?.ccp.url ?? window.location.href} .failed=${failed} .signIn=${this.actions?.signIn}></sign-in-panel>`;
    return html`<div class="page ${panel ? 'native' : ''}">
      <top-bar .strip=${strip} .agent=${this.agent} .controls=${controls} .actions=${this.actions} .focusId=${view.focus} .searches=${config?.records.search !== undefined} .said=${said}></top-bar>
      <div class="banners">
        ${panel && !failed && signIn.phase !== 'ready' ? nothing : signInPanel}
        <call-health .media=${this.agent?.media} .controls=${controls} .told=${signIn.offline || signIn.phase !== 'ready'}></call-health>
        ${dialing ? html`<dial-question .question=${dialing.question} .answer=${dialing.answer}></dial-question>` : nothing}
        ${faults.length > 0 ? this.#faults(faults) : nothing}
      </div>
      <main class="desk">
        <div class="work">
          <phone-strip .view=${view} .agent=${this.agent} .controls=${controls} .ringSeconds=${config?.ringSeconds || undefined} .ready=${signIn.phase === 'ready'} .panel=${panel}></phone-strip>
          ${config && this.actions && shown ? this.#customer(shown, strip) : this.#today()}
        </div>
        <section class="ccp" aria-label=${t('phone')}>
          ${panel && !failed && signIn.phase !== 'ready' ? signInPanel : nothing}
          <slot name="ccp" class=${panel ? '' : 'unseen'}></slot>
        </section>
        <section class="record" aria-label=${t('record')}>
          <record-bar .contact=${shown} .actions=${this.actions} .shown=${this.recordShown}></record-bar>
          ${this.recordShown ? nothing : this.#empty(shown)}
          <slot name="records"></slot>
        </section>
      </main>
      ${this.#drawer(shown)}
      <p class="spoken" role="alert" data-testid="announcement">${this.#announcement(strip)}</p>
      <p class="spoken" role="status" data-testid="progress">${this.#progress(strip)}</p>
      <p class="spoken" role="status">${this.#offers(strip)}</p>
    </div>`;
  }

  #customer(shown: ContactView, strip: Strip) {
    const { contactId } = shown.entry.contact;
    const onStrip = 'contact' in strip && strip.contact.entry.contact.contactId === contactId;
    return html`<contact-list .view=${this.state?.view} .agent=${this.agent} .actions=${this.actions} .today=${this.day.length}></contact-list>
      ${keyed(
        contactId,
        html`<contact-card .contact=${shown} .config=${this.state?.config} .actions=${this.actions} .agent=${this.agent} .headed=${!onStrip} .localTime=${this.extras?.localTime}></contact-card>`,
      )}`;
  }

  #today() {
    return html`<today-list class="fill" .entries=${this.day} .actions=${this.actions}></today-list>`;
  }

  #empty(shown: ContactView | undefined) {
    const tab = shown?.pop?.target === 'tab' && shown.status === 'opened';
    return html`<div class="empty">${icon(tab ? 'external-link' : 'panel-right', 'l')}<h2>${t(tab ? 'recordTab' : 'recordEmptyTitle')}</h2>${tab ? nothing : html`<p>${t('recordEmpty')}</p>`}</div>`;
  }

  #faults(faults: readonly string[]) {
    return html`<section class="banner warn" role="alert" data-testid="faults">${icon('triangle-alert')}
      <div class="grow"><b>${t('faultsTitle')}</b> ${t('faultsHint')}<ul class="faults">${faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>
    </section>`;
  }

  #drawer(shown: ContactView | undefined) {
    const { opened, extras, state } = this;
    if (!opened || !extras || !state) return nothing;
    if (opened === 'help')
      return html`<help-drawer .closed=${this.#close} .changed=${extras.change} .controls=${state.config?.ccp.medialess ? undefined : state.controls}></help-drawer>`;
    if (opened === 'today')
      return html`<aside class="drawer" aria-label=${t('today')} @keydown=${this.#escape}><header class="top"><h2 class="grow"></h2><button class="btn icon bare" aria-label=${t('closeDrawer')} @click=${this.#close}>${icon('x')}</button></header><div class="body">${this.#today()}</div></aside>`;
    const id = opened.slice(4);
    const contact = id
      ? [...state.view.past, ...state.view.contacts].find(({ entry }) => entry.contact.contactId === id)
      : shown;
    if (!contact || !state.config) return nothing;
    return keyed(
      contact.entry.contact.contactId,
      html`<why-drawer .contact=${contact} .config=${state.config} .actions=${this.actions} .closed=${this.#close}></why-drawer>`,
    );
  }

  readonly #open = (event: Event) => {
    const { detail } = event as CustomEvent<string>;
    this.#opener = (this.renderRoot as ShadowRoot).activeElement as HTMLElement;
    // The drawer keeps its contact, whatever is selected or leaves meanwhile.
    const focus = this.state?.view.focus;
    this.opened = (detail === 'why' && focus ? `why ${focus}` : detail) as Opened;
  };

  readonly #close = () => {
    this.opened = undefined;
    if (this.#opener?.isConnected) this.#opener.focus();
    else this.#strip?.querySelector<HTMLElement>('button, input')?.focus();
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

  get #strip(): PhoneStrip | null {
    return this.renderRoot.querySelector<PhoneStrip>('phone-strip');
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !readSettings().keys) return;
    const target = event.composedPath()[0];
    const typing =
      target instanceof HTMLElement &&
      (target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') || target.isContentEditable);
    const action = keyAction(event, typing, isMac);
    if (action !== undefined && this.#do(action)) event.preventDefault();
  };

  /** @returns whether the key was used; otherwise the browser handles it. */
  #do(action: KeyAction): boolean {
    const { view } = this.state ?? {};
    const strip = view && stripOf(view, this.agent);
    const phone = this.#strip;
    if (!view || !strip || !phone) return false;
    if (typeof action === 'object')
      return 'contact' in action ? this.#choose(action.contact) : this.#pick(action.customer);
    const ringing = view.contacts.find(isOffered)?.entry.contact.contactId;
    const call = 'contact' in strip ? strip.contact.entry.contact.contactId : '';
    const talks = strip.kind === 'live' || strip.kind === 'held';
    switch (action) {
      case 'accept':
      case 'decline':
        if (ringing) phone[action](ringing);
        return ringing !== undefined;
      case 'mute':
      case 'hold':
        if (talks) phone[action](call);
        return talks;
      case 'keypad':
      case 'transfer':
        if (talks) phone.open(action);
        return talks;
      case 'end':
        if (talks || strip.kind === 'dialing') phone.endByKey(call);
        return true;
      case 'done':
        if (strip.kind === 'wrap' || strip.kind === 'missed') phone.close(call);
        return true;
      case 'note':
        this.renderRoot.querySelector<HTMLElement>('[data-act="note"]')?.click();
        return true;
      case 'help':
        this.opened = 'help';
        return true;
      case 'search':
        this.renderRoot.querySelector<HTMLElement>('top-bar input[type="search"]')?.focus();
        return true;
      default:
        return this.#walk(action === 'nextRegion' ? 1 : -1);
    }
  }

  #choose(at: number): boolean {
    const contact = this.state?.view.contacts[at - 1]?.entry.contact;
    if (contact) this.actions?.select(contact.contactId);
    return contact !== undefined;
  }

  #pick(at: number): boolean {
    const option = this.renderRoot.querySelector<HTMLElement>(`[data-pick="${at}"]`);
    option?.click();
    return option !== null;
  }

  /** Moves the focus between the parts: strip, list, card, record. Frames handle their own keys. */
  #walk(step: number): boolean {
    const parts = ['phone-strip', 'contact-list', 'contact-card', 'today-list', '.record'].flatMap(
      (part) => this.renderRoot.querySelector<HTMLElement>(part) ?? [],
    );
    const active = (this.renderRoot as ShadowRoot).activeElement;
    const here = parts.findIndex((part) => part.contains(active));
    const next = parts[(here + step + parts.length) % parts.length];
    const first =
      next?.querySelector<HTMLElement>('[aria-selected="true"], #customer, button, input, a[href]') ??
      document.querySelector<HTMLElement>('#records iframe:not([hidden])');
    first?.focus();
    return true;
  }

  /**
   * The announcement of a ringing contact, made at once and once per contact, and again when the agent has chosen the
   * customer.
   */
  #announcement(strip: Strip): string {
    if (strip.kind !== 'ring') return '';
    const { contact } = strip.contact.entry;
    const said = t('announce', {
      stage: stageWord(strip.contact),
      line: lineLabel(contact),
      customer: customerLabel(strip.contact),
    });
    const tier = readField(contact, 'lookupStatus') === 'match' ? readField(contact, 'customerTier') : undefined;
    return `${said}${tier ? `, ${tier}` : ''}. ${isMac ? '' : t('announceKey')}`.trim();
  }

  /** The announcement of the call's progress. */
  #progress(strip: Strip): string {
    if (strip.kind === 'ready' || strip.kind === 'ring') return '';
    const legs = this.agent?.legs.get(strip.contact.entry.contact.contactId) ?? [];
    const word = stageWord(strip.contact, this.agent);
    return this.agent?.muted && (strip.kind === 'live' || isHeld(legs)) ? `${word}, ${t('youAreMuted')}` : word;
  }

  #offers(strip: Strip): string {
    const shown = 'contact' in strip ? strip.contact : undefined;
    const offers = (this.state?.view.contacts ?? []).filter((view) => isOffered(view) && view !== shown);
    return offers
      .map((view) =>
        t('announce', { stage: stageWord(view), line: lineLabel(view.entry.contact), customer: customerLabel(view) }),
      )
      .join('. ');
  }
}
customElements.define('screen-pop-app', ScreenPopApp);
