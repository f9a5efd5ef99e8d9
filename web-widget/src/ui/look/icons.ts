import { html } from 'lit-html';
import { outlines } from './outlines.js';

export type Icon = keyof typeof outlines;

/** An icon beside its word, hidden from screen readers. `size` is a CSS class: s 14, m 16, l 22 pixels, default 18. */
export function icon(name: Icon, size = '') {
  return html`<svg class="ico ${size}" viewBox="0 0 24 24" aria-hidden="true"><path d=${outlines[name]}></path></svg>`;
}
