import { html, nothing } from 'lit-html';
import type { SignInState } from '../streams/sign-in';
import { Component } from './component';
import { t } from './text/text';

/**
 * Lies over the CCP while it asks for a sign-in: the library re-creates the frame every few
 * seconds then, and what is typed into it would be lost.
 */
export class SignInPanel extends Component {
  static override properties = ['state', 'ccpUrl', 'failed', 'signIn'];
  static override styles = `
    .panel { position: absolute; inset: 0; z-index: 1; display: grid; place-content: center; gap: 14px; padding: 24px; text-align: center; background: var(--surface); }
    p { max-width: 34em; }
    .banner { padding: 8px 12px; background: var(--warn-soft); color: var(--warn); }
  `;

  declare state: SignInState;
  declare ccpUrl: string;
  /** Why there is no phone at all, in words. */
  declare failed: string;
  declare signIn: () => void;

  render() {
    const { phase, offline } = this.state;
    if (this.failed) return this.#panel(this.failed);
    // The browser asks inside the CCP's own frame.
    if (phase === 'frameAsks') return nothing;
    if (phase === 'ready') return offline ? html`<p class="banner" role="alert">${t('offline')}</p>` : nothing;
    if (phase === 'starting') return html`<p class="panel quiet" role="status">${t('starting')}</p>`;
    const names = { instance: new URL(this.ccpUrl).origin, origin: origins() };
    const again = phase === 'unreachable' || phase === 'cookiesBlocked';
    return this.#panel(t(phase, names), phase === 'denied' ? undefined : t(again ? 'retryAction' : 'signInAction'));
  }

  #panel(text: string, action?: string) {
    return html`<div class="panel" role="alert" data-testid="sign-in">
      <p>${text}</p>
      ${action ? html`<p><button class="main" @click=${this.signIn}>${action}</button></p>` : nothing}
    </div>`;
  }
}

/** Every origin that has to be approved: of this page, and of each page it is embedded in. */
function origins(): string {
  const { origin, ancestorOrigins = [] } = window.location;
  return [...new Set([origin, ...ancestorOrigins])].join(', ');
}

Component.define('sign-in-panel', SignInPanel);
