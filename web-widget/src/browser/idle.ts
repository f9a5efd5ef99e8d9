/** Milliseconds to wait in a browser that does not tell when it is idle. */
const patienceMs = 500;

/** Calls back once the browser has nothing more urgent to do. The returned function cancels it. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const request = requestIdleCallback(act);
    return () => cancelIdleCallback(request);
  }
  const timer = setTimeout(act, patienceMs);
  return () => clearTimeout(timer);
}
