import { type PropertyDeclarations, ReactiveElement } from '@lit/reactive-element';
import { render } from 'lit-html';

/**
 * A part of the desk. It draws into itself: one style sheet and one set of container queries hold for the whole page,
 * and labels can refer to one another.
 */
export abstract class DeskElement extends ReactiveElement {
  /** What to draw, from the properties as they are. */
  abstract render(): unknown;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /**
   * Draws, and keeps the focus here where the element that had it is gone: with the focus on the body, a keyboard or a
   * screen reader would start again at the top of the page.
   */
  protected override update(changed: Map<PropertyKey, unknown>): void {
    const root = this.getRootNode() as Document | ShadowRoot;
    const held = this.contains(root.activeElement);
    super.update(changed);
    render(this.render(), this, { host: this });
    if (held) queueMicrotask(() => this.#keepFocus(root));
  }

  /** The element marked with `data-focus` is where the agent goes on, else the first that takes the focus. */
  #keepFocus(root: Document | ShadowRoot): void {
    if (!this.isConnected || (root.activeElement && root.activeElement !== document.body)) return;
    const next = this.querySelector<HTMLElement>('[data-focus]') ?? this.querySelector<HTMLElement>(focusable);
    next?.focus();
  }
}

export const focusable = 'button:not([disabled]), a[href], input, select, textarea, [tabindex="0"]';

/** Declares properties that are set by the page and never by an attribute. */
export function properties(...names: readonly string[]): PropertyDeclarations {
  return Object.fromEntries(names.map((name) => [name, { attribute: false }]));
}
