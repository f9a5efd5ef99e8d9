/** Calls the number of a clicked `tel:` link, instead of leaving the link to the operating system. */
export function callOnClick(call: (number: string) => void): () => void {
  const listener = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.protocol === 'tel:');
    if (!link) return;
    event.preventDefault();
    call(decodeURIComponent((link as HTMLAnchorElement).pathname));
  };
  document.addEventListener('click', listener);
  return () => document.removeEventListener('click', listener);
}
