import { render } from 'lit-html';
import { styles } from './style';

const sharedSheet = sheetOf(styles);

function sheetOf(styles: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}

/**
 * A custom element that draws itself from its properties, once a turn however many of them have
 * changed. As much of a base class as this page needs; the drawing itself is lit-html's.
 */
export abstract class Component extends HTMLElement {
  /** Names of the properties that the drawing depends on. */
  static readonly properties: readonly string[] = [];
  /** Styles of this component, besides those that all components share. */
  static readonly styles: string = '';
  static sheet: CSSStyleSheet;

  readonly #values: Record<string, unknown> = {};
  readonly root = this.attachShadow({ mode: 'open' });
  #drawing: Promise<void> | undefined;

  constructor() {
    super();
    this.root.adoptedStyleSheets = [sharedSheet, new.target.sheet];
    // Set before the element was known: as its own they would hide the properties that draw it.
    for (const property of new.target.properties) this.#adopt(property);
  }

  /** What to draw, from the properties as they are. */
  abstract render(): unknown;

  connectedCallback(): void {
    void this.drawn;
  }

  /** Settles when everything that has changed so far is on the page. */
  get drawn(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      if (this.isConnected) render(this.render(), this.root, { host: this });
    });
    return this.#drawing;
  }

  #adopt(property: string): void {
    if (!Object.hasOwn(this, property)) return;
    const own = this as Record<string, unknown>;
    const value = own[property];
    delete own[property];
    own[property] = value;
  }

  /** Registers the element: from then on a change of one of its properties draws it anew. */
  static define(name: string, type: typeof Component & (new () => Component)): void {
    type.sheet = sheetOf(type.styles);
    for (const property of type.properties) {
      Object.defineProperty(type.prototype, property, {
        get(this: Component) {
          return this.#values[property];
        },
        set(this: Component, value: unknown) {
          if (value === this.#values[property]) return;
          this.#values[property] = value;
          void this.drawn;
        },
      });
    }
    customElements.define(name, type);
  }
}
