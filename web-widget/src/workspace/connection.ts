import { SessionExpirationWarningClient, sendActivity } from '@amazon-connect/activity';
import { AmazonConnectApp, AmazonConnectService } from '@amazon-connect/app';
import type { AmazonConnectProvider } from '@amazon-connect/core';

// Not used: onSessionExtensionError. The warning stays on the screen and says what to do.

/** The data of this instance of the app from the workspace's `create`. */
export interface Created {
  /** Permissions that the registration grants. */
  readonly permissions: readonly string[];
  /** The contact of the app; absent for an app across contacts. */
  readonly contactId: string | undefined;
}

export interface WorkspaceListener {
  created(created: Created): void;
  /** The workspace shows this app, the first time or again. */
  shown(): void;
  destroyed(): void;
  /** The workspace did not answer in time. The connection does not recover. */
  failed(): void;
  /** The workspace refuses a topic or reports an error. */
  told(message: string): void;
  /** The agent's session ends soon, or the warning is cleared. */
  expires(soon: boolean): void;
  /** The workspace has stopped answering, or answers again. Never called if the workspace requests no health checks. */
  answers(again: boolean): void;
}

/** Whether the page is in a frame. Without a parent, the packages would connect the page to itself. */
export function isInWorkspace(page: Pick<Window, 'parent'> = window): boolean {
  return page.parent !== page;
}

export interface WorkspaceConnection {
  /** The provider for the packages' clients. */
  readonly provider: AmazonConnectProvider;
  /** Reports work in this frame, which the workspace cannot see. The package sends at most once a second. */
  atWork(): void;
}

/**
 * Connects to the workspace. The packages allow it once per page. Subscribe in the same turn, because no event is
 * replayed.
 */
export function connectWorkspace(listener: WorkspaceListener): WorkspaceConnection {
  const { provider } = AmazonConnectApp.init({
    // This awaits nothing, because the workspace starts no app before it settles.
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
 * Connects a page without a user interface. A service that is late or throws at its start keeps every agent out, so its
 * `onCreate` does nothing.
 *
 * @param answersAgain called when the workspace had stopped answering and answers again.
 */
export function connectService(answersAgain: () => void): AmazonConnectProvider {
  const { provider } = AmazonConnectService.init({ async onCreate() {} });
  hearAnswers(provider, (again) => again && answersAgain());
  return provider;
}

function hearAnswers(provider: AmazonConnectProvider, heard: (again: boolean) => void): void {
  provider.getProxy().onHealthCheckStatusChanged(async ({ status, previousStatus }) => {
    // The first healthy status is not a change.
    if (status === 'unhealthy' || previousStatus === 'unhealthy') heard(status === 'healthy');
  });
}
