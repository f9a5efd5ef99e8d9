import { html, nothing } from 'lit-html';
import { Component } from './component';
import './agent-bar';
import './call-controls';
import type { ContactView } from '../core/index';
import type { AgentView } from '../streams/agent-view';
import type { Controls } from '../streams/controls';

/** The widget's own panel over a hidden CCP: everything an agent does, said in words. */
export class CustomCcp extends Component {
  static override properties = ['contact', 'controls', 'view'];

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

  disconnectedCallback(): void {
    this.#unsubscribe();
  }

  render() {
    return html`<agent-bar .view=${this.view} .controls=${this.controls}></agent-bar>
      ${this.contact ? html`<call-controls .contact=${this.contact} .view=${this.view} .controls=${this.controls}></call-controls>` : nothing}`;
  }
}

Component.define('custom-ccp', CustomCcp);
