import type { ContactView } from '../../core/index';
import '../admin/help-drawer';
import '../admin/why-drawer';
import { Alerts } from '../alert/alerts';
import { groupNumber, localTime } from '../customer/numbers';
import { addToDay, dayEntry, readDay } from '../day/day';
import '../day/today-list';
import { formatTime, useNumberFormat } from '../format';
import { loadPhrases } from '../text/phrases';
import type { Extras } from './extras';

/**
 * Creates notes, day, alerts, help, reasons and number formats, which load when the page is ready for contacts.
 *
 * @param session stores the day over a reload.
 */
export async function createExtras(session: Storage): Promise<Extras> {
  const alerts = new Alerts();
  const kept = new Set<ContactView>();
  useNumberFormat(groupNumber);
  // A card that is drawn again with the extras then has the reasons. Without their chunk it leaves them out.
  await loadPhrases().catch(() => undefined);
  return {
    show(view, notes) {
      alerts.show(view);
      for (const left of view.past.filter((each) => !kept.has(each))) {
        kept.add(left);
        const { contactId } = left.entry.contact;
        // Sends the note, however the contact left.
        notes?.finish(contactId);
        addToDay(dayEntry(left, notes?.of(contactId).outcome), session);
      }
      for (const each of kept) if (!view.past.includes(each)) kept.delete(each);
      return readDay(session);
    },
    day: () => readDay(session),
    change: (settings) => alerts.change(settings),
    localTime: (number) => localTime(number, (zone) => formatTime(Date.now(), zone)),
    stop: () => alerts.stop(),
  };
}
