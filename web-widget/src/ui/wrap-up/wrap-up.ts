import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { NoteBook } from '../../core/contact/note';
import { readFound } from '../../core/display';
import type { Config, ContactView } from '../../core/index';
import { DeskElement, properties } from '../element';
import { icon } from '../look/icons';
import type { TextKey } from '../text/en';
import { t } from '../text/text';

const states: Readonly<Record<string, TextKey>> = {
  draft: 'noteKept',
  sending: 'noteSending',
  sent: 'noteSent',
  failed: 'noteFailed',
};

/** The outcome of a contact and the agent's note, which is stored at every key so that nothing is lost. */
class WrapUp extends DeskElement {
  static override properties = properties('contact', 'config', 'notes', 'during');

  declare contact: ContactView;
  declare config: Config;
  declare notes: NoteBook;
  /** Whether the contact is still active, so that only the note is shown. */
  declare during: boolean;
  #unsubscribe = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.notes.onChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  render() {
    const { contactId } = this.contact.entry.contact;
    const { outcome, text, state } = this.notes.of(contactId);
    const { outcomes, required } = this.config.wrapUp;
    const said = states[state];
    return html`${
      outcomes.length > 0 && !this.during
        ? html`<fieldset class="block" data-testid="outcomes"><legend class="small"><b>${t('howEnded')}</b>${required ? html` <span class="quiet">${t('required')}</span>` : nothing}</legend>
          <div class="chips">${outcomes.map(
            (each) =>
              html`<label class="chip"><input class="spoken" type="radio" name="outcome" .value=${each} .checked=${live(each === outcome)} @change=${() => this.#write({ outcome: each })} />${each === outcome ? icon('check', 's') : nothing}<bdi>${each}</bdi></label>`,
          )}</div></fieldset>`
        : nothing
    }
    <label class="label">${t('notes')}<textarea class="field" rows="4" maxlength="4000" .value=${live(text)} @input=${this.#type}></textarea></label>
    <p class="row small quiet saved ${state === 'failed' ? 'is-stop' : ''}" role="status" data-testid="note-state">${
      said
        ? html`${icon(state === 'failed' ? 'triangle-alert' : 'check', 's')}${t(said === 'noteKept' && this.notes.local ? 'noteLocal' : said)}`
        : nothing
    }</p>`;
  }

  readonly #type = (event: Event) => this.#write({ text: (event.target as HTMLTextAreaElement).value });

  #write(part: { outcome?: string; text?: string }): void {
    const { contact } = this.contact.entry;
    const { contactId, initialContactId, channel, direction } = contact;
    const { outcome, text } = this.notes.of(contactId);
    this.notes.write({
      contactId,
      initialContactId,
      channel,
      direction,
      line: readFound(contact, 'line'),
      customerId: readFound(contact, 'customerId'),
      outcome,
      text,
      ...part,
    });
  }
}
customElements.define('wrap-up', WrapUp);
