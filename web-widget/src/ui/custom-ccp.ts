import { html, LitElement, nothing } from 'lit';
import './agent-bar';
import './call-controls';
import type { ContactView } from '../core/index';
import type { AgentView } from '../streams/agent-view';
import type { Controls } from '../streams/controls';
import { shared } from './style';

/** The widget's own panel over a hidden CCP: everything an agent does, said in words. */
export class CustomCcp extends LitElement {
  static override properties = { contact: { attribute: false }, controls: { attribute: false }, view: { state: true } };
  static override styles = shared;

  declare contact: ContactView | undefined;
  declare controls: Controls;
  declare view: AgentView;
  #unsubscribe = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.view = this.controls.view;
    this.#unsubscribe = this.controls.subscribe((view) => {
      this.view = view;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  override render() {
    return html`<agent-bar .view=${this.view} .controls=${this.controls}></agent-bar>
      ${this.contact ? html`<call-controls .contact=${this.contact} .view=${this.view} .controls=${this.controls}></call-controls>` : nothing}`;
  }
}

customElements.define('custom-ccp', CustomCcp);
