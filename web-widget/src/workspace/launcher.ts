import type { ContactView, ScreenPopView } from '../core/index';

/** What a service asks of the workspace: `launchApp` of the packages. */
export type Launch = (
  app: string,
  options: {
    readonly launchKey: string;
    readonly openInBackground: boolean;
    readonly scope: { readonly type: 'contact'; readonly contactId: string };
    readonly parameters: { readonly rule: string };
  },
) => Promise<unknown>;

/**
 * Launches the app of each contact that a rule pops for. The app decides anew by the same rules, with its own
 * permissions, so no attribute travels. The launch key makes a repeated event and a second service harmless.
 *
 * Not used, and why: getAppCatalog and getAppConfig (a launch that is not possible is refused by name), getApp and getApps (the
 * launch key tells what runs), focusApp (the workspace shows the app of the contact that the agent turns to), closeApp (the
 * app of a contact ends with it).
 *
 * @param failed hears of a launch that the workspace refuses; it is tried again when the contact changes.
 */
export function createLauncher(app: string, launch: Launch, failed: (contactId: string, reason: string) => void) {
  const launched = new Set<string>();
  return (view: ScreenPopView): void => {
    const here = new Set(view.contacts.map(({ entry }) => entry.contact.contactId));
    for (const contactId of launched) if (!here.has(contactId)) launched.delete(contactId);
    for (const contact of view.contacts) {
      const { contactId } = contact.entry.contact;
      if (!isDue(contact) || launched.has(contactId)) continue;
      launched.add(contactId);
      launch(app, {
        launchKey: `pop-${contactId}`,
        // Another contact is being worked: the app waits behind it.
        openInBackground: contact.status === 'waiting',
        scope: { type: 'contact', contactId },
        parameters: { rule: contact.pop?.rule ?? '' },
      }).catch((error: Error) => {
        launched.delete(contactId);
        failed(contactId, error.message);
      });
    }
  };
}

function isDue({ pop, status }: ContactView): boolean {
  return pop !== undefined && (status === 'opened' || status === 'waiting');
}
