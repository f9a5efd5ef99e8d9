import { html, nothing } from 'lit-html';
import { type RecentContact, readFound, readRecentContacts } from '../core/display';
import { type Channel, type Contact, channels } from '../core/index';
import { Component } from './component';
import { formatInstant, formatSeconds } from './format';
import { t } from './text/text';

/** The customer's last contacts, newest first as the lookup sorted them. */
export class RecentContacts extends Component {
  static override properties = ['contact'];
  static override styles = `
    h3 { font-size: 13px; margin-block-end: 4px; }
    li { display: flex; flex-wrap: wrap; gap: 0 8px; padding: 3px 0; border-block-start: 1px solid var(--line); }
    time { flex: 1 0 auto; }
  `;

  declare contact: Contact;

  render() {
    const recent = readRecentContacts(readFound(this.contact, 'recentContacts')) ?? [];
    if (recent.length === 0) return nothing;
    return html`<h3>${t('recent')}</h3>
      <ol class="small" data-testid="recent-contacts">${recent.map((contact) => this.#contact(contact))}</ol>`;
  }

  #contact({ at, channel, queue, line, agent, seconds }: RecentContact) {
    const about = [channels.find((each) => each === channel) ? t(channel as Channel) : channel, line ?? queue, agent]
      .filter(Boolean)
      .join(' · ');
    return html`<li>
      <time datetime=${at}>${formatInstant(at)}</time>
      <span class="quiet"><bdi>${about}</bdi></span>
      ${seconds === undefined ? nothing : html`<span class="quiet">${formatSeconds(seconds)}</span>`}
    </li>`;
  }
}

Component.define('recent-contacts', RecentContacts);
