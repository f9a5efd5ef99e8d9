import { html, nothing } from 'lit-html';
import type { AgentView } from '../../streams/agent-view';
import type { Controls } from '../../streams/controls';
import '../clock';
import { commandText } from '../command';
import { DeskElement, properties } from '../element';
import { initials } from '../format';
import { type Icon, icon } from '../look/icons';
import type { PageActions } from '../page-state';
import '../record-search';
import { t } from '../text/text';
import { agentStateWord, channelIcon, isAvailable, isVoice, stageWord } from '../words';
import { beganAt, type Strip } from './stage';

/** The agent's state and the next one, the search, and the help button. */
class TopBar extends DeskElement {
  static override properties = properties(
    'strip',
    'agent',
    'controls',
    'actions',
    'focusId',
    'searches',
    'said',
    'open',
    'failed',
  );

  declare strip: Strip;
  declare agent: AgentView | undefined;
  declare controls: Controls | undefined;
  declare actions: PageActions | undefined;
  /** The contact that a search belongs to. */
  declare focusId: string | undefined;
  declare searches: boolean;
  declare said: string;
  declare open: boolean;
  /** The failure of the last state change, shown beside it. */
  declare failed: string | undefined;

  render() {
    const { agent } = this;
    return html`<header class="topbar">
      <h1 class="brandh"><span class="brand">${brandMark}${t('title')}</span></h1>
      ${agent ? this.#state(agent) : nothing}
      <p class="quiet small clip grow" role="status" data-testid="said">${this.said}</p>
      ${this.searches ? html`<record-search class="search" .landmark=${true} .contactId=${this.focusId} .actions=${this.actions}></record-search>` : nothing}
      <button class="btn icon bare" aria-label=${t('help')} title=${t('help')} data-opens="help" @click=${this.#help}>${icon('circle-question-mark')}</button>
      ${agent?.name ? html`<span class="avatar" role="img" aria-label=${agent.name} title=${agent.name}>${initials(agent.name)}</span>` : nothing}
    </header>`;
  }

  #state(agent: AgentView) {
    const { word, look, picture, since } = this.#shown(agent);
    return html`<div class="pick-state" @keydown=${this.#keys} @focusout=${this.#left}>
      <button class="btn state ${look}" aria-haspopup="menu" aria-expanded=${this.open} data-testid="state" title=${t('setStateHint')} @click=${this.#toggle}>
        ${icon(picture, 'm')}<span class="clip" data-testid="agent-state">${word}</span>
        <time-since class="num" role="timer" aria-live="off" .since=${since}></time-since>${icon('chevron-down', 's')}
      </button>
      ${agent.next ? html`<span class="next"><span>${t('thenNext')}</span> <b>${agent.next}</b></span>` : nothing}
      ${
        this.open
          ? html`<div class="pop menu" role="menu" aria-label=${t('state')}>
            ${agent.states.map(
              (
                state,
              ) => html`<button role="menuitemradio" tabindex="-1" aria-checked=${state === (agent.next ?? agent.chosen)}
                @click=${() => this.#choose(state)}>${icon(isAvailable(state) ? 'circle-check' : 'clock', 'm')}<span>${state}</span></button>`,
            )}
          </div>`
          : nothing
      }
      <p class=${this.failed ? 'pop failed small' : 'spoken'} role="status" data-testid="agent-said">${this.failed ?? ''}</p>
    </div>`;
  }

  /** Shows what the agent is doing, which says more than the resulting state. */
  #shown(agent: AgentView): { word: string; look: string; picture: Icon; since: number | undefined } {
    const { strip } = this;
    const declined = strip.kind === 'missed' && strip.contact.entry.outcome === 'rejected';
    const own = { ...agentStateWord(agent, declined), since: agent.since };
    if (strip.kind !== 'ring' && strip.kind !== 'live' && strip.kind !== 'held') return own;
    const { contact } = strip.contact.entry;
    if (strip.kind === 'ring' && agent.states.includes(agent.state)) return own;
    const since = strip.kind === 'held' ? own.since : beganAt(strip.contact, agent);
    const picture =
      strip.kind === 'held'
        ? 'pause'
        : strip.kind === 'ring' && isVoice(strip.contact)
          ? 'phone-incoming'
          : channelIcon(contact.channel);
    return { word: stageWord(strip.contact, agent), look: looks[strip.kind], picture, since };
  }

  readonly #help = () => this.dispatchEvent(new CustomEvent('desk-open', { detail: 'help', bubbles: true }));

  readonly #toggle = () => {
    this.open = !this.open;
    this.failed = undefined;
    if (this.open) void this.updateComplete.then(() => this.#items()[this.#chosen()]?.focus());
  };

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role="menuitemradio"]')];
  }

  #chosen(): number {
    return Math.max(
      0,
      this.#items().findIndex((item) => item.ariaChecked === 'true'),
    );
  }

  /** Arrow keys move without choosing: a state on the way could offer contacts or end a break. */
  readonly #keys = (event: KeyboardEvent) => {
    if (!this.open) return;
    const items = this.#items();
    const here = items.indexOf(event.target as HTMLElement);
    const step = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') this.#close();
    if (step !== undefined) {
      event.preventDefault();
      items[(step + items.length) % items.length]?.focus();
    }
  };

  readonly #left = (event: FocusEvent) => {
    if (this.open && event.relatedTarget && !this.contains(event.relatedTarget as Node)) this.open = false;
  };

  #close(): void {
    this.open = false;
    this.querySelector<HTMLElement>('.state')?.focus();
  }

  async #choose(name: string): Promise<void> {
    const { controls } = this;
    if (!controls) return;
    this.#close();
    const said = await commandText(t('setState', { state: name }), controls.setState(name));
    this.failed = said.failed ? said.text : undefined;
  }
}
customElements.define('top-bar', TopBar);

const looks = { ring: 'ring', live: 'live', held: 'hold' } as const;

const brandMark = html`<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="1" y="5" width="18" height="18" rx="4" fill="var(--accent)"></rect><rect x="11" y="1" width="12" height="12" rx="3" fill="var(--surface)" stroke="var(--accent)" stroke-width="2"></rect></svg>`;
