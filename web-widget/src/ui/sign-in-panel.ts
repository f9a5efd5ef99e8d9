import { html, nothing } from 'lit-html';
import type { SignInState } from '../streams/sign-in';
import { DeskElement, properties } from './element';
import { icon } from './look/icons';
import { t } from './text/text';

/**
 * Shows that the page is not connected to Amazon Connect, and the one thing to do. It covers the CCP while a sign-in is
 * needed: the library then re-creates the frame every few seconds, and anything typed into it would be lost.
 */
class SignInPanel extends DeskElement {
  static override properties = properties('state', 'ccpUrl', 'failed', 'signIn');

  declare state: SignInState;
  declare ccpUrl: string;
  /** The reason why there is no phone, in words; empty if there is one. */
  declare failed: string;
  declare signIn: () => void;

  render() {
    const { phase, offline } = this.state;
    if (this.failed) return this.#banner(this.failed);
    // The browser asks in the CCP's own frame.
    if (phase === 'frameAsks') return nothing;
    if (phase === 'ready')
      return offline
        ? html`<p class="banner bad" role="alert">${icon('wifi-off')}<span class="grow">${t('offline')}</span></p>`
        : nothing;
    if (phase === 'starting') return html`<p class="panel banner" role="status">${t('starting')}</p>`;
    const places = origins();
    const names = { instance: new URL(this.ccpUrl).origin, origin: places.join(', ') };
    const again = phase === 'unreachable' || phase === 'cookiesBlocked';
    // Inside another page the CCP may also fail because that page's origin is not approved.
    const told = phase === 'cookiesBlocked' && places.length > 1 ? 'unreachable' : phase;
    return this.#banner(t(told, names), phase === 'denied' ? undefined : t(again ? 'retryAction' : 'signInAction'));
  }

  #banner(text: string, action?: string) {
    return html`<div class="panel banner bad" role="alert" data-testid="sign-in">
      ${icon('triangle-alert')}<p class="grow">${text}</p>
      ${action ? html`<button class="btn main" @click=${this.signIn}>${action}</button>` : nothing}
    </div>`;
  }
}

/** The origins that must be approved: of this page, and of each page that embeds it. */
function origins(): string[] {
  const { origin, ancestorOrigins = [] } = window.location;
  return [...new Set([origin, ...ancestorOrigins])];
}

customElements.define('sign-in-panel', SignInPanel);
