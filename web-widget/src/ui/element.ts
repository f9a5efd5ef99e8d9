import { type PropertyDeclarations, ReactiveElement } from '@lit/reactive-element';
import { render } from 'lit-html';

/**
 * A component of the desk. It renders into itself without a shadow root, so that one style sheet and one set of
 * container queries apply to the whole page and labels can refer to other components.
 */
export abstract class DeskElement extends ReactiveElement {
  /** The template for the current properties. */
  abstract render(): unknown;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /**
   * Renders, and keeps the focus in this component when the focused element disappears. With the focus on the body, a
   * keyboard or screen reader would start again at the top of the page.
   */
  protected override update(changed: Map<PropertyKey, unknown>): void {
    const root = this.getRootNode() as Document | ShadowRoot;
    const held = this.contains(root.activeElement);
    super.update(changed);
    render(this.render(), this, { host: this });
    if (held) queueMicrotask(() => this.#keepFocus(root));
  }

  /** Focuses the element marked with `data-focus`, or else the first focusable one. */
  #keepFocus(root: Document | ShadowRoot): void {
    if (!this.isConnected || (root.activeElement && root.activeElement !== document.body)) return;
    const next = this.querySelector<HTMLElement>('[data-focus]') ?? this.querySelector<HTMLElement>(focusable);
    next?.focus();
  }
}

export const focusable = 'button:not([disabled]), a[href], input, select, textarea, [tabindex="0"]';

/** Declares properties that the page sets and attributes cannot. */
export function properties(...names: readonly string[]): PropertyDeclarations {
  return Object.fromEntries(names.map((name) => [name, { attribute: false }]));
}
