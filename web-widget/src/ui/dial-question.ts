import { html } from 'lit-html';
import type { DialQuestion as Question } from '../streams/dialer';
import { DeskElement, properties } from './element';
import { numberText } from './format';
import { icon } from './look/icons';
import { t } from './text/text';

/** Asks the agent whether to call a number, and shows the page that requests it. */
class DialQuestion extends DeskElement {
  static override properties = properties('question', 'answer');

  declare question: Question;
  declare answer: (call: boolean) => void;

  render() {
    const { number, by } = this.question;
    return html`<div class="banner warn" role="alertdialog" aria-label=${t('dial')} data-testid="dial-question">
      ${icon('phone-outgoing')}<p class="grow">${t(by ? 'dialAsked' : 'dialClicked', { number: numberText(number), by })}</p>
      <button class="btn main" data-focus @click=${() => this.answer(true)}>${t('dial')}</button>
      <button class="btn" @click=${() => this.answer(false)}>${t('dialNo')}</button>
    </div>`;
  }
}
customElements.define('dial-question', DialQuestion);
