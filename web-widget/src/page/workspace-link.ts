import type { Source } from '../core/index';
import type { Controls } from '../streams/controls';
import { connectWorkspace } from '../workspace/connection';
import { type MissingPermission, missingPermissions } from '../workspace/permissions';
import { workspacePhone } from '../workspace/phone';
import { workspacePort } from '../workspace/sdk';
import { workspaceSource } from '../workspace/source';
import { workspaceControls } from './workspace-controls';

/** The connection to the workspace. */
export interface WorkspaceLink {
  readonly source: Source;
  readonly controls: Controls;
  /** The contact of this instance of the app; `undefined` if it shows all. Resolves when the workspace creates the app. */
  readonly scope: Promise<string | undefined>;
  /**
   * Asks for the contacts that are there already. Call this when the source has a listener. Resolves with the ids of all
   * the agent's contacts; with `undefined` if the app is of one contact or the workspace does not list them.
   */
  begin(): Promise<readonly string[] | undefined>;
  atWork(): void;
}

/** The page's listener for the connection. */
export interface LinkListener {
  /** The workspace has created the app. */
  ready(missing: readonly MissingPermission[]): void;
  /** The workspace did not answer in time. The connection does not recover. */
  failed(): void;
  told(message: string): void;
  /** The agent's session ends soon, or the warning is cleared. */
  expires(soon: boolean): void;
  /** The workspace has stopped answering, or answers again. */
  answers(again: boolean): void;
  stop(): void;
}

/** Connects to the workspace at once, and passes its messages to the page. */
export function linkWorkspace(page: LinkListener): WorkspaceLink {
  let scoped: (contactId: string | undefined) => void = () => {};
  const scope = new Promise<string | undefined>((resolve) => {
    scoped = resolve;
  });
  let heard = () => {};
  const listening = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const { provider, atWork } = connectWorkspace({
    created({ permissions, contactId }) {
      page.ready(missingPermissions(permissions));
      scoped(contactId);
    },
    async shown() {
      await listening;
      const contactId = await scope;
      if (contactId) source.viewed(contactId);
    },
    destroyed: () => page.stop(),
    failed: () => page.failed(),
    told: (message) => page.told(message),
    expires: (soon) => page.expires(soon),
    async answers(again) {
      page.answers(again);
      if (!again) return;
      await listening;
      await look(() => source.refresh());
    },
  });
  const source = workspaceSource(workspacePort(provider));
  const controls = workspaceControls(workspacePhone(provider));
  /** Reads the contacts that were there before or came during an interruption, because no event reports them. */
  const look = async (all: () => Promise<readonly string[] | undefined>) => {
    const contactId = await scope;
    if (contactId) source.opened(contactId);
    const listed = contactId ? undefined : await all();
    controls.look(contactId ? [contactId] : (listed ?? []));
    return listed;
  };
  return {
    source,
    controls,
    scope,
    begin() {
      heard();
      // After the source, so that its questions about a ringing contact are answered before those of the controls.
      controls.start();
      return look(() => source.seed());
    },
    atWork,
  };
}
