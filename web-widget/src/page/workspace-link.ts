import type { Source } from '../core/index';
import type { Controls } from '../streams/controls';
import { connectWorkspace } from '../workspace/connection';
import { type MissingPermission, missingPermissions } from '../workspace/permissions';
import { workspacePhone } from '../workspace/phone';
import { workspacePort } from '../workspace/sdk';
import { workspaceSource } from '../workspace/source';
import { workspaceControls } from './workspace-controls';

/** The way to the workspace, from its first hello on. */
export interface WorkspaceLink {
  readonly source: Source;
  readonly controls: Controls;
  /** Settles with the contact that this instance of the app is for, or with none, once the workspace has said so. */
  readonly scope: Promise<string | undefined>;
  /** The source is heard: asks for the contacts that are there already. */
  begin(): void;
  atWork(): void;
}

/** What the page hears of the way there. */
export interface LinkListener {
  /** The workspace has taken the app up. */
  ready(missing: readonly MissingPermission[]): void;
  /** The workspace did not answer in time, for good. */
  failed(): void;
  told(message: string): void;
  /** The agent's session ends soon, or does not any more. */
  expires(soon: boolean): void;
  /** The workspace has stopped answering, or answers again. */
  answers(again: boolean): void;
  stop(): void;
}

/** Speaks to the workspace at once, and tells the page what it says. */
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
  /** No event tells the controls of contacts that were there before, or came unheard. */
  const look = async (all: () => Promise<readonly string[]>) => {
    const contactId = await scope;
    if (contactId) source.opened(contactId);
    controls.look(contactId ? [contactId] : await all());
  };
  return {
    source,
    controls,
    scope,
    begin() {
      heard();
      // After the source: what it asks of a contact that rings is answered before what the controls ask.
      controls.start();
      void look(() => source.seed());
    },
    atWork,
  };
}
