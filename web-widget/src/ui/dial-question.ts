import { html } from 'lit-html';
import type { DialQuestion as Question } from '../streams/dialer';
import { Component } from './component';
import { t } from './text/text';

/** Asks the agent whether a number is to be called, and says who wants it. */
export class DialQuestion extends Component {
  static override properties = ['question', 'answer'];
  static override styles = `
    div { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 6px 10px; border-radius: 6px; background: var(--warn-soft); color: var(--warn); }
    p { overflow-wrap: anywhere; }
  `;

  declare question: Question;
  declare answer: (call: boolean) => void;

  render() {
    const { number, by } = this.question;
    return html`<div role="alertdialog" aria-label=${t('dial')} data-testid="dial-question">
      <p>${t(by ? 'dialAsked' : 'dialClicked', { number, by })}</p>
      <button class="main" @click=${() => this.answer(true)}>${t('dial')}</button>
      <button @click=${() => this.answer(false)}>${t('dialNo')}</button>
    </div>`;
  }
}

Component.define('dial-question', DialQuestion);
