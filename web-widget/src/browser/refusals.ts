/**
 * Listens for frames that the page's own security policy blocks. The browser shows a broken page in them and reports it
 * only to the document.
 *
 * @param refused called with the address as the browser reports it: whole, or its origin only.
 */
export function hearRefusals(refused: (address: string) => void, page: EventTarget = document): () => void {
  const listener = (event: Event) => {
    const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    if (effectiveDirective === 'frame-src' || effectiveDirective === 'child-src') refused(blockedURI);
  };
  page.addEventListener('securitypolicyviolation', listener);
  return () => page.removeEventListener('securitypolicyviolation', listener);
}
