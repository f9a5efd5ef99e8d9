import type { Streams } from './library';

/**
 * Follows the service's warning of an agent who does nothing: true when the sign-out is near, false when the agent is active
 * again. The CCP shows the warning too, but not where the page hides it. Call it once the agent is known, because the
 * library needs its CCP for it.
 */
export function followInactivity(streams: Streams, warned: (soon: boolean) => void): () => void {
  const warnings = new streams.SessionExpirationWarningManager();
  const subscriptions = [
    warnings.onExpirationWarning(() => warned(true)),
    warnings.onExpirationWarningCleared(() => warned(false)),
  ];
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
}
