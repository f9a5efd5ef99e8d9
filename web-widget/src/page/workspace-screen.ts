import { createChoices } from '../browser/choices';
import { contactLocks } from '../browser/contact-locks';
import { createLeadership } from '../browser/leadership';
import { createPopMemory } from '../browser/pop-memory';
import type { SharedStorage } from '../browser/shared-storage';
import { claimTab, tabParts } from '../browser/tab';
import { assembleScreen, type BrowserScreen, type ScreenNeeds } from './browser-screen';

/**
 * The browser's side of an instance of the app. It differs from the agent's page in its storage.
 *
 * @param contactId the contact of the instance; `undefined` if it shows all contacts.
 */
export async function workspaceScreen(
  needs: ScreenNeeds,
  { local, session, locks, channel }: SharedStorage,
  contactId: string | undefined,
): Promise<BrowserScreen> {
  const key = `screen-pop.app${contactId ? ` ${contactId}` : ''}`;
  const tab = await claimTab(tabParts(session, locks), key);
  const leadership = createLeadership({
    locks: locks && contactId ? contactLocks(locks, contactId) : locks,
    channel: channel('screen-pop-leader'),
    page: document,
  });
  const memory = createPopMemory(tab.id, local, channel('screen-pop'));
  const release = () => {
    tab.release();
    session.removeItem(key);
  };
  return assembleScreen(needs, { tab: { ...tab, release }, leadership, memory, choices: createChoices(session) });
}
