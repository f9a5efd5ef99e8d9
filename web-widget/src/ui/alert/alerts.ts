import type { ContactView, ScreenPopView } from '../../core/index';
import { isOffered } from '../desk/stage';
import { customerLabel, lineLabel } from '../format';
import { readSettings, type Settings } from '../settings';
import { isolated, t } from '../text/text';
import { stageWord } from '../words';
import { Ringer } from './ringer';

/** Milliseconds after which an untouched notification is withdrawn: no contact rings longer. */
const notificationMs = 30_000;

/** Signals ringing contacts outside the page: by the tab's title and icon and, if chosen, a tone and a notification. */
export class Alerts {
  readonly #ringer = new Ringer();
  readonly #title = document.title;
  readonly #notified = new Map<string, Notification | undefined>();
  #settings: Settings = readSettings();

  change(settings: Settings): void {
    this.#settings = settings;
    // Plays in the click that chose it, because a browser allows no sound before a click.
    if (settings.sound) this.#ringer.once();
    else this.#ringer.stop();
  }

  show(view: ScreenPopView): void {
    const ringing = view.contacts.filter(isOffered);
    const [first] = ringing;
    document.title = first
      ? `☎ ${isolated(customerLabel(first))} · ${isolated(lineLabel(first.entry.contact))}`
      : this.#title;
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const icon = first ? 'icon-ringing.svg' : 'icon.svg';
    if (link && link.getAttribute('href') !== icon) link.setAttribute('href', icon);
    if (first && this.#settings.sound) this.#ringer.start();
    else this.#ringer.stop();
    this.#notify(ringing);
  }

  stop(): void {
    this.#ringer.stop();
    document.title = this.#title;
    for (const notification of this.#notified.values()) notification?.close();
  }

  #notify(ringing: readonly ContactView[]): void {
    const ids = new Set(ringing.map(({ entry }) => entry.contact.contactId));
    for (const [contactId, notification] of this.#notified) {
      if (ids.has(contactId)) continue;
      notification?.close();
      this.#notified.delete(contactId);
    }
    for (const view of ringing) {
      const { contactId } = view.entry.contact;
      if (this.#notified.has(contactId)) continue;
      this.#notified.set(
        contactId,
        this.#settings.notifications && !document.hasFocus() ? notification(view) : undefined,
      );
    }
  }
}

function notification(view: ContactView): Notification | undefined {
  try {
    const { contact } = view.entry;
    const shown = new Notification(t('ringsFor', { stage: stageWord(view), line: lineLabel(contact) }), {
      body: customerLabel(view),
      tag: contact.contactId,
      icon: 'icon.svg',
    });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    setTimeout(() => shown.close(), notificationMs);
    return shown;
  } catch {
    // Some browsers allow notifications only from a service worker.
    return undefined;
  }
}
