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

/** Shows the sound quality of the call, which the softphone reports every half minute. Empty before the first report. */
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
