/**
 * Hears of frames that the page's own security policy refuses: the browser shows a broken page in
 * them, and tells nobody but the document.
 *
 * @param refused gets the address as the browser tells it: whole, or its origin only.
 */
export function hearRefusals(refused: (address: string) => void, page: EventTarget = document): () => void {
  const listener = (event: Event) => {
    const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    if (effectiveDirective === 'frame-src' || effectiveDirective === 'child-src') refused(blockedURI);
  };
  page.addEventListener('securitypolicyviolation', listener);
  return () => page.removeEventListener('securitypolicyviolation', listener);
}
