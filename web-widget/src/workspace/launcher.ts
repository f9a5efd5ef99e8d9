import type { ScreenPopView } from '../core/index';

/** `launchApp` of the packages. */
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
 * Launches the app of each contact that a rule pops for. The app decides again by the same rules and with its own
 * permissions, so no attribute is passed. The launch key makes a repeated event and a second service harmless.
 *
 * Not used: getAppCatalog and getAppConfig (the workspace refuses an impossible launch by name), getApp and getApps (the
 * launch key identifies a running app), focusApp (the workspace shows the app of the contact that the agent turns to),
 * closeApp (the app of a contact ends with it).
 *
 * @param failed called for a launch that the workspace refuses. The launch is retried when the contact changes.
 */
export function createLauncher(app: string, launch: Launch, failed: (contactId: string, reason: string) => void) {
  const launched = new Set<string>();
  return (view: ScreenPopView): void => {
    const here = new Set(view.contacts.map(({ entry }) => entry.contact.contactId));
    for (const contactId of launched) if (!here.has(contactId)) launched.delete(contactId);
    for (const { entry, pop, status } of view.contacts) {
      const { contactId } = entry.contact;
      const waits = status === 'waiting';
      if (!pop || !(waits || status === 'opened') || launched.has(contactId)) continue;
      launched.add(contactId);
      launch(app, {
        launchKey: `pop-${contactId}`,
        // The agent handles another contact, so the app opens behind it.
        openInBackground: waits,
        scope: { type: 'contact', contactId },
        parameters: { rule: pop.rule },
      }).catch((error: Error) => {
        launched.delete(contactId);
        failed(contactId, error.message);
      });
    }
  };
}
