import { html, nothing } from 'lit-html';
import type { Quality } from '../../streams/media';
import { DeskElement, properties } from '../element';
import { icon } from '../look/icons';
import { t } from '../text/text';

const words = {
  good: { text: 'lineGood', look: '' },
  fair: { text: 'lineFair', look: 'hold' },
  poor: { text: 'linePoor', look: 'stop' },
} as const;

/** How the call sounds, as the softphone counts it every half minute; nothing until it has told. */
class LineQuality extends DeskElement {
  static override properties = properties('quality');

  declare quality: Quality | undefined;

  render() {
    if (!this.quality) return nothing;
    const { text, look } = words[this.quality];
    return html`<span class="tag ${look}" role="status" data-testid="line-quality">${icon('signal', 's')}${t(text)}</span>`;
  }
}
customElements.define('line-quality', LineQuality);
