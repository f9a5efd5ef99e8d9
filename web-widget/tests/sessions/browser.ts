import '../../src/page/testing/window';

/** What the pages have posted to the record system. */
export const posted: { readonly url: string; readonly body: string }[] = [];

globalThis.fetch = async (url, request) => {
  posted.push({ url: String(url), body: String(request?.body) });
  return new Response(null, { status: 204 });
};

// The document in memory differs from a browser in two ways that the page would notice.

// An assignment to `style` goes to its text, also for SVG.
const style = getterOf(SVGElement.prototype, 'style') as (this: SVGElement) => CSSStyleDeclaration;
Object.defineProperty(SVGElement.prototype, 'style', {
  configurable: true,
  get: style,
  set(text: string) {
    style.call(this).cssText = text;
  },
});

// A shadow root that does not hold the focus has no active element. The document in memory throws.
const activeElement = getterOf(ShadowRoot.prototype, 'activeElement') as (this: ShadowRoot) => Element;
Object.defineProperty(ShadowRoot.prototype, 'activeElement', {
  configurable: true,
  get(this: ShadowRoot) {
    return document.activeElement === this.host ? activeElement.call(this) : null;
  },
});

function getterOf(prototype: object, name: string): () => unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get as () => unknown;
}
