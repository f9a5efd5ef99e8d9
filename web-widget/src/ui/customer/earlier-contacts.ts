import { html, nothing } from 'lit-html';
import { type RecentContact, readable, readFound, readRecentContacts } from '../../core/display';
import type { Channel, Contact } from '../../core/index';
import { channels } from '../../core/index';
import { DeskElement, properties } from '../element';
import { formatAgo, formatInstant, formatSeconds, formatTime } from '../format';
import { icon } from '../look/icons';
import { t } from '../text/text';
import { pastIcon } from '../words';

const verbs = {
  voice: 'lastVoice',
  callback: 'lastVoice',
  chat: 'lastChat',
  task: 'lastContact',
  email: 'lastEmail',
} as const;

function recentOf(contact: Contact): readonly RecentContact[] {
  return readRecentContacts(readFound(contact, 'recentContacts')) ?? [];
}

/** The latest earlier contact in one sentence, and the number of recent ones. */
class LastContact extends DeskElement {
  static override properties = properties('contact');

  declare contact: Contact;

  render() {
    const recent = recentOf(this.contact);
    const [last] = recent;
    const at = last?.at ?? readFound(this.contact, 'lastContactAt');
    const ago = at && formatAgo(at);
    if (!at || !ago) return nothing;
    const verb = Object.hasOwn(verbs, last?.channel ?? '') ? verbs[last?.channel as Channel] : 'lastContact';
    const minutes = last?.seconds ? Math.round(last.seconds / 60) : 0;
    const length = minutes > 0 ? t('aboutMinutes', { minutes }) : '';
    const since = Date.now() - 30 * 86_400_000;
    const count = recent.filter((each) => new Date(each.at).getTime() >= since).length;
    return html`<p class="last" data-testid="last-contact">${icon('history', 'm')}<span>${t(verb)} <b title=${formatInstant(at)}>${ago}</b>${length ? `, ${length}` : ''}${
      count > 1
        ? html` <span class="quiet">· ${t('contactsIn30Days', { count: count >= 5 ? '5+' : count })}</span>`
        : nothing
    }</span></p>`;
  }
}
customElements.define('last-contact', LastContact);

/** The customer's last contacts in the lookup's order, newest first. */
class EarlierContacts extends DeskElement {
  static override properties = properties('contact');

  declare contact: Contact;

  render() {
    const recent = recentOf(this.contact);
    if (recent.length === 0) return nothing;
    return html`<section class="block"><h3>${t('recent')}</h3>
      <ol class="hist" data-testid="recent-contacts">${recent.map((contact) => this.#contact(contact))}</ol></section>`;
  }

  #contact({ at, channel = '', direction, queue, line, agent, seconds }: RecentContact) {
    const known = channels.find((each) => each === channel);
    const about = [line ?? queue, agent]
      .filter(Boolean)
      .map((each) => readable(each as string))
      .join(' · ');
    const time = new Date(at).getTime();
    return html`<li>${icon(pastIcon(channel, direction, true), 'm')}
      <span><span class="spoken">${known ? t(known) : channel}</span><time datetime=${at} title=${formatInstant(at)}><b>${Number.isNaN(time) ? at : `${formatAgo(at)}, ${formatTime(time)}`}</b></time>
        ${about ? html`<br /><span class="quiet"><bdi>${about}</bdi></span>` : nothing}</span>
      <span class="num quiet">${seconds === undefined ? '' : formatSeconds(seconds)}</span></li>`;
  }
}
customElements.define('earlier-contacts', EarlierContacts);
