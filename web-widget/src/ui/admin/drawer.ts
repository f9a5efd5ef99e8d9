import { DeskElement, focusable, properties } from '../element';

/** A panel at the edge of the page. It is not modal: the strip stays usable, and Escape gives the focus back. */
export abstract class Drawer extends DeskElement {
  static override properties = properties('closed');

  declare closed: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#keys);
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>(focusable)?.focus();
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.closed();
  };
}
