/** Milliseconds to wait for a paint. A frame that the embedding page hides is visible by its own account and never painted. */
const unpaintedMs = 100;

/** Resolves once the browser has painted what is due; at once in a hidden page, which is not painted. */
export function afterPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, unpaintedMs);
  });
}
