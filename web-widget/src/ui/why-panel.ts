import { html } from 'lit-html';
import type { Config, ContactView } from '../core/index';
import { explain } from '../core/trace/explain';
import { Component } from './component';
import { phrases, t } from './text/text';

/** Why this popped, or did not: the trace in plain language, and a copy fit for sending. */
export class WhyPanel extends Component {
  static override properties = ['contact', 'config', 'copied'];
  static override styles = `
    summary { color: var(--accent); font-size: var(--small); }
    ol { display: grid; gap: 2px; margin-block: 6px; font-size: var(--small); overflow-wrap: anywhere; }
    .condition { padding-inline-start: 14px; color: var(--quiet); }
  `;

  declare contact: ContactView;
  declare config: Config;
  declare copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  render() {
    return html`<details data-testid="why">
      <summary>${t('why')}</summary>
      <ol>${this.#lines(false).map((line) => html`<li class=${line.startsWith(' ') ? 'condition' : ''}>${line.trim()}</li>`)}</ol>
      <button class="small" @click=${this.#copy}>${t('copy')}</button>
      <span role="status" class="small quiet">${this.copied ? t('copied') : ''}</span>
    </details>`;
  }

  #lines(masked: boolean): string[] {
    const { trace, entry } = this.contact;
    return explain(trace, { contract: this.config.contract, contact: entry.contact, masked, phrases: phrases() });
  }

  readonly #copy = async () => {
    const { contactId } = this.contact.entry.contact;
    await navigator.clipboard.writeText([contactId, ...this.#lines(true)].join('\n'));
    this.copied = true;
  };
}

Component.define('why-panel', WhyPanel);
