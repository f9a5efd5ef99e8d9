import { unsafeCSS } from '@lit/reactive-element';
import { html, nothing } from 'lit-html';
import './desk/top-bar';
import './sign-in-panel';
import { announcement, otherOffers, progress } from './desk/announce';
import { DeskApp } from './desk/desk-app';
import type { KeyAction } from './desk/keys';
import { isCall } from './format';
import sheetText from './look/desk-sheet';
import { icon } from './look/icons';
import type { PageState } from './page-state';
import { t } from './text/text';

/**
 * The agent's page. The CCP and the records are slotted in, because the library looks its frame up in the document, and
 * moving a frame would reload it and drop the call.
 */
export class ScreenPopApp extends DeskApp {
  static override styles = unsafeCSS(sheetText);

  declare state: PageState | undefined;

  protected override drawn() {
    const { config, view, signIn, faults, failed, controls, said, dialing, expires, incomplete } = this
      .state as PageState;
    const { shown, strip } = this;
    const custom = config?.ccp.mode === 'custom' && !incomplete;
    // The agent handles a channel without controls on this page in Amazon's panel.
    const panel =
      !custom || (shown !== undefined && !isCall(shown.entry.contact) && shown.entry.contact.stage !== 'ringing');
    const signInPanel = html`<sign-in-panel .state=${signIn} .ccpUrl=${config?.ccp.url ?? window.location.href} .failed=${failed} .signIn=${this.actions?.signIn}></sign-in-panel>`;
    return html`<div class="page ${panel ? 'native' : ''}">
      <top-bar .strip=${strip} .agent=${this.agent} .controls=${controls} .actions=${this.actions} .focusId=${view.focus} .searches=${config?.records.search !== undefined} .said=${said}></top-bar>
      <div class="banners">
        ${panel && !failed && signIn.phase !== 'ready' ? nothing : signInPanel}
        <call-health .media=${this.agent?.media} .controls=${controls} .told=${signIn.offline || signIn.phase !== 'ready'}></call-health>
        ${expires && !panel ? this.#expiry() : nothing}
        ${dialing ? html`<dial-question .question=${dialing.question} .answer=${dialing.answer}></dial-question>` : nothing}
        ${incomplete ? this.#incomplete() : nothing}
        ${faults.length > 0 ? this.#faults(faults) : nothing}
      </div>
      <main class="desk">
        <div class="work">
          <phone-strip .view=${view} .agent=${this.agent} .controls=${controls} .ringSeconds=${config?.ringSeconds || undefined} .ready=${signIn.phase === 'ready'} .starting=${signIn.phase === 'starting'} .panel=${panel}></phone-strip>
          ${config && this.actions && shown ? this.customer(shown) : this.today()}
        </div>
        <section class="ccp" aria-label=${t('phone')}>
          ${panel && !failed && signIn.phase !== 'ready' ? signInPanel : nothing}
          <slot name="ccp" class=${panel ? '' : 'unseen'}></slot>
        </section>
        ${this.record()}
      </main>
      ${this.drawer()}
      <p class="spoken" role="alert" data-testid="announcement">${announcement(strip)}</p>
      <p class="spoken" role="status" data-testid="progress">${progress(strip, this.agent)}</p>
      <p class="spoken" role="status">${otherOffers(strip, view)}</p>
    </div>`;
  }

  /** The warning that the hidden panel shows too. */
  #expiry() {
    return html`<div class="banner warn" role="alert" data-testid="expiry">${icon('triangle-alert')}<p class="grow">${t('expires')}</p>
      <button class="btn main" @click=${this.actions?.stay}>${t('stay')}</button>
    </div>`;
  }

  #incomplete() {
    return html`<p class="banner warn" role="alert" data-testid="incomplete">${icon('triangle-alert')}${t('incomplete')}</p>`;
  }

  #faults(faults: readonly string[]) {
    return html`<section class="banner warn" role="alert" data-testid="faults">${icon('triangle-alert')}
      <div class="grow"><b>${t('faultsTitle')}</b> ${t('faultsHint')}<ul class="faults">${faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>
    </section>`;
  }

  protected override drawer() {
    const { opened, extras, state } = this;
    if (opened !== 'help' || !extras || !state) return super.drawer();
    return html`<help-drawer .closed=${this.closed} .changed=${extras.change} .controls=${state.config?.ccp.medialess ? undefined : state.controls}></help-drawer>`;
  }

  protected override pressed(action: KeyAction): boolean {
    if (action === 'nextRegion' || action === 'lastRegion') return this.#walk(action === 'nextRegion' ? 1 : -1);
    if (action !== 'help') return super.pressed(action);
    this.openDrawer('help');
    return true;
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
}

/** Defines `<screen-pop-app>`, once. Until then the page shows the CCP and the records as they are. */
export function defineApp(): void {
  if (!customElements.get('screen-pop-app')) customElements.define('screen-pop-app', ScreenPopApp);
}
