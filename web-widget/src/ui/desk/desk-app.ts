import { ReactiveElement } from '@lit/reactive-element';
import { render as draw, html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import '../call/phone-strip';
import '../customer/contact-card';
import './contact-list';
import '../record-bar';
import type { ContactView, ScreenPopView } from '../../core/index';
import type { AgentView } from '../../streams/agent-view';
import type { Controls } from '../../streams/controls';
import type { PhoneStrip } from '../call/phone-strip';
import type { DayEntry } from '../day/day';
import { properties } from '../element';
import { icon } from '../look/icons';
import type { PageActions, PageState } from '../page-state';
import { afterPaint } from '../paint';
import { readSettings } from '../settings';
import { t } from '../text/text';
import type { Extras } from './extras';
import { isMac, type KeyAction, keyAction } from './keys';
import { press } from './press';
import { contactIdOf, isOffered, type Strip, stripOf } from './stage';

/** The state that every desk has. */
export type DeskState = Pick<PageState, 'config' | 'faults' | 'view' | 'controls' | 'said' | 'dialing'>;

/** The open drawer: help, the day while there are contacts, or why a record opened. */
type Opened = 'help' | 'today' | `why${string}` | undefined;

/** What the agent's page and the app of the agent workspace have in common: the keys, the drawers, the day, the customer. */
export abstract class DeskApp extends ReactiveElement {
  static override properties = properties('state', 'actions', 'recordShown', 'agent', 'opened', 'extras', 'day');

  /** Absent at first, while the language loads. */
  declare state: DeskState | undefined;
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

  /** The template for a state. */
  protected abstract drawn(): unknown;

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
    const { state, extras } = this;
    if (state?.controls !== this.#controls) this.#follow(state?.controls);
    if (!extras) return;
    if (changed.has('extras')) this.day = extras.day(this.actions?.notes);
    const before = changed.get('state') as DeskState | undefined;
    if (state && changed.has('state') && before?.view !== state.view)
      this.day = extras.show(state.view, this.actions?.notes);
  }

  /** The band of a new contact is painted first, because the agent has to see it first. The rest of the page follows. */
  protected override async scheduleUpdate(): Promise<void> {
    const phone = this.#phone;
    if (this.state && phone && offersMore(this.state.view, phone.view)) {
      phone.view = this.state.view;
      phone.agent = this.agent;
      await afterPaint();
    }
    super.scheduleUpdate();
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    draw(this.state ? this.drawn() : nothing, this.renderRoot as ShadowRoot, { host: this });
  }

  /** The selected contact. */
  protected get shown(): ContactView | undefined {
    const { contacts = [], focus } = this.state?.view ?? {};
    return contacts.find(({ entry }) => entry.contact.contactId === focus);
  }

  protected get strip(): Strip {
    return this.state ? stripOf(this.state.view, this.agent) : { kind: 'ready' };
  }

  /** Follows the agent's state, for everything with a clock or a control. */
  #follow(controls: Controls | undefined): void {
    this.#unsubscribe();
    this.#controls = controls;
    this.agent = controls?.view;
    this.#unsubscribe = controls?.subscribe((view) => (this.agent = view)) ?? (() => {});
  }

  protected customer(shown: ContactView) {
    const { contactId } = shown.entry.contact;
    const onStrip = contactIdOf(this.strip) === contactId;
    return html`<contact-list .view=${this.state?.view} .agent=${this.agent} .actions=${this.actions} .today=${this.day.length}></contact-list>
      ${keyed(
        contactId,
        html`<contact-card .contact=${shown} .config=${this.state?.config} .actions=${this.actions} .agent=${this.agent} .headed=${!onStrip} .localTime=${this.extras?.localTime}></contact-card>`,
      )}`;
  }

  protected today() {
    return html`<today-list class="fill" .entries=${this.day} .actions=${this.actions}></today-list>`;
  }

  protected record() {
    const { shown } = this;
    return html`<section class="record" aria-label=${t('record')}>
      <record-bar .contact=${shown} .actions=${this.actions} .shown=${this.recordShown}></record-bar>
      ${this.recordShown ? nothing : this.#empty(shown)}
      <slot name="records"></slot>
    </section>`;
  }

  #empty(shown: ContactView | undefined) {
    const tab = shown?.pop?.target === 'tab' && shown.status === 'opened';
    return html`<div class="empty">${icon(tab ? 'external-link' : 'panel-right', 'l')}<h2>${t(tab ? 'recordTab' : 'recordEmptyTitle')}</h2>${tab ? nothing : html`<p>${t('recordEmpty')}</p>`}</div>`;
  }

  /** The open drawer, once its parts are loaded. */
  protected drawer(): unknown {
    const { opened, extras, state } = this;
    if (!opened || !extras || !state) return nothing;
    if (opened === 'today')
      return html`<aside class="drawer" aria-label=${t('today')} @keydown=${this.#escape}><header class="top"><h2 class="grow"></h2><button class="btn icon bare" aria-label=${t('closeDrawer')} @click=${this.closed}>${icon('x')}</button></header><div class="body">${this.today()}</div></aside>`;
    const id = opened.slice(4);
    const contact = id
      ? [...state.view.past, ...state.view.contacts].find(({ entry }) => entry.contact.contactId === id)
      : this.shown;
    if (!contact || !state.config) return nothing;
    return keyed(
      contact.entry.contact.contactId,
      html`<why-drawer .contact=${contact} .config=${state.config} .actions=${this.actions} .closed=${this.closed}></why-drawer>`,
    );
  }

  readonly #open = (event: Event) => this.openDrawer((event as CustomEvent<string>).detail);

  protected openDrawer(name: string): void {
    this.#opener = (this.renderRoot as ShadowRoot).activeElement as HTMLElement;
    // The drawer keeps its contact, whatever is selected or leaves meanwhile.
    const focus = this.state?.view.focus;
    this.opened = (name === 'why' && focus ? `why ${focus}` : name) as Opened;
  }

  /** Closes the drawer and gives the focus back to what opened it. */
  protected readonly closed = () => {
    this.opened = undefined;
    if (this.#opener?.isConnected) this.#opener.focus();
    else this.#phone?.querySelector<HTMLElement>('button, input')?.focus();
  };

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.closed();
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

  get #phone(): PhoneStrip | null {
    return this.renderRoot.querySelector<PhoneStrip>('phone-strip');
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !readSettings().keys) return;
    const target = event.composedPath()[0];
    const typing =
      target instanceof HTMLElement &&
      (target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') || target.isContentEditable);
    const action = keyAction(event, typing, isMac);
    if (action !== undefined && this.pressed(action)) event.preventDefault();
  };

  /** @returns whether the key was used; otherwise the browser handles it. */
  protected pressed(action: KeyAction): boolean {
    const phone = this.#phone;
    if (!this.state || !phone) return false;
    return press(action, this.state.view, this.agent, {
      phone: phone.commands,
      lacks: this.state.controls?.lacks ?? [],
      select: (contactId) => this.actions?.select(contactId),
      click: (selector) => this.#click(selector),
      search: () => this.renderRoot.querySelector<HTMLElement>('record-search input')?.focus(),
    });
  }

  #click(selector: string): boolean {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.click();
    return found !== null;
  }
}

/** Whether a contact rings that did not before. */
function offersMore({ contacts }: ScreenPopView, before: ScreenPopView): boolean {
  const ids = new Set(before.contacts.filter(isOffered).map(({ entry }) => entry.contact.contactId));
  return contacts.some((contact) => isOffered(contact) && !ids.has(contact.entry.contact.contactId));
}
