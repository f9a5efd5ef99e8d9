/**
 * A moment of the page's clock in milliseconds since 1970. The page's clock stands still while the machine sleeps, except on
 * Windows, so the page's start and that clock do not give the time of day. A moment is converted soon after it happened.
 */
export function wallClock(at: number): number {
  return Math.round(Date.now() - performance.now() + at);
}
