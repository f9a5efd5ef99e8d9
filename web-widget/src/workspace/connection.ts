import { SessionExpirationWarningClient, sendActivity } from '@amazon-connect/activity';
import { AmazonConnectApp, AmazonConnectService } from '@amazon-connect/app';
import type { AmazonConnectProvider } from '@amazon-connect/core';

// Of the session onSessionExtensionError is not heard: the warning stays on the screen, which says what to do.

/** What the workspace says of this instance of the app at its `create`. */
export interface Created {
  /** Permissions that the registration grants. */
  readonly permissions: readonly string[];
  /** The contact the app was opened on; absent for an app across contacts. */
  readonly contactId: string | undefined;
}

export interface WorkspaceListener {
  created(created: Created): void;
  /** The agent looks at this app again. */
  shown(): void;
  destroyed(): void;
  /** The workspace did not answer in time, for good. */
  failed(): void;
  /** The workspace refuses a topic or reports an error. */
  told(message: string): void;
  /** The agent's session ends soon, or does not any more. */
  expires(soon: boolean): void;
  /** The workspace has stopped answering, or answers again. Where it asks for no health checks nobody can tell. */
  answers(again: boolean): void;
}

/** Whether anybody is there to speak to: without a parent the packages would greet this page itself. */
export function isInWorkspace(page: Pick<Window, 'parent'> = window): boolean {
  return page.parent !== page;
}

export interface WorkspaceConnection {
  /** What clients are made with. */
  readonly provider: AmazonConnectProvider;
  /** Work in this frame is not seen by the workspace: it is told here. The package sends once a second at most. */
  atWork(): void;
}

/**
 * Speaks to the workspace. The packages allow it once a page; subscriptions must be made in the same turn, because
 * nothing is replayed.
 */
export function connectWorkspace(listener: WorkspaceListener): WorkspaceConnection {
  const { provider } = AmazonConnectApp.init({
    // Nothing is waited for here: the workspace starts no app before this is over.
    async onCreate({ context }) {
      const { scope, config } = context;
      listener.created({
        permissions: config.permissions ?? [],
        contactId: scope?.type === 'contact' ? scope.contactId : undefined,
      });
    },
    async onDestroy() {
      listener.destroyed();
    },
  });
  provider.onStart(async () => listener.shown());
  provider.onError(({ key, message, isFatal }) =>
    isFatal || key === 'workspaceConnectTimeout' ? listener.failed() : listener.told(message),
  );
  hearAnswers(provider, (again) => listener.answers(again));
  const session = new SessionExpirationWarningClient(provider);
  session.onExpirationWarning(async () => listener.expires(true));
  session.onExpirationWarningCleared(async () => listener.expires(false));
  return { provider, atWork: () => sendActivity(provider) };
}

/**
 * A page without a face: a service that is late or throws at its start keeps every agent out, so nothing can here.
 *
 * @param answersAgain hears that the workspace had stopped answering and does again.
 */
export function connectService(answersAgain: () => void): AmazonConnectProvider {
  const { provider } = AmazonConnectService.init({ async onCreate() {} });
  hearAnswers(provider, (again) => again && answersAgain());
  return provider;
}

function hearAnswers(provider: AmazonConnectProvider, heard: (again: boolean) => void): void {
  provider.getProxy().onHealthCheckStatusChanged(async ({ status, previousStatus }) => {
    // The first answer is no news.
    if (status === 'unhealthy' || previousStatus === 'unhealthy') heard(status === 'healthy');
  });
}
