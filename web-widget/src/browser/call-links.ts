/** Calls the number of every `tel:` link of the page that is clicked, instead of leaving it to the system. */
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
