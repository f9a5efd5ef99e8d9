import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { readable } from '../../core/display';
import { type ContactView, readField, type ScreenPopView, talkedMs } from '../../core/index';
import type { AgentView, Leg } from '../../streams/agent-view';
import type { Controls } from '../../streams/controls';
import '../clock';
import { beganAt, contactIdOf, isOffered, offersOf, otherParties, type Strip, stripOf } from '../desk/stage';
import { DeskElement, properties } from '../element';
import { customerLabel, formatSeconds, lineLabel, numberText } from '../format';
import { type Icon, icon } from '../look/icons';
import type { TextKey } from '../text/en';
import { t } from '../text/text';
import { agentStateWord, channelIcon, isAvailable, stageWord } from '../words';
import { CallCommands, type CommandsHost, type Part } from './call-commands';

/** The phone: it dials when idle, accepts when ringing, and then controls the call. */
export class PhoneStrip extends DeskElement implements CommandsHost {
  static override properties = properties(
    'view',
    'agent',
    'controls',
    'ringSeconds',
    'ready',
    'starting',
    'typed',
    'panel',
  );

  declare view: ScreenPopView;
  declare agent: AgentView | undefined;
  declare controls: Controls | undefined;
  /** Seconds that a contact rings, if the settings have it. */
  declare ringSeconds: number | undefined;
  /** Whether the page is signed in. */
  declare ready: boolean;
  /** Whether the page is still connecting, and the agent has nothing to do. */
  declare starting: boolean;
  /** Whether Amazon's own panel is visible. */
  declare panel: boolean;
  declare typed: string;
  #kind: Strip['kind'] = 'ready';
  /** What the strip showed, or the offer, at the first click. */
  #clicked = '';
  #ringing: Element | null = null;
  /** The contact of the strip, empty when there is none. */
  #contactId = '';
  readonly commands = new CallCommands(this);
  /** A long name makes the ringing strip taller. The strip keeps that height for the rest of the call, so that nothing moves. */
  #height = 0;
  readonly #heights = new ResizeObserver(([ringing]) => {
    this.#height = ringing?.borderBoxSize[0]?.blockSize ?? 0;
  });

  constructor() {
    super();
    this.typed = '';
  }

  render() {
    const strip = stripOf(this.view, this.agent);
    const said = this.commands.said(this.#contactId);
    return html`<div class="phone" data-testid="call-controls" @click=${{ handleEvent: this.#guard, capture: true }} @keydown=${this.#keys}>
      ${this.#strip(strip)}
      <p class=${said?.failed ? 'strip-said small' : 'spoken'} role="status" data-testid="control-said">
        ${said?.failed ? icon('triangle-alert', 's') : nothing}${said?.text ?? ''}
      </p>
      ${this.#offers(strip)} ${this.#parts(strip)}
    </div>`;
  }

  protected override updated(): void {
    const ringing = this.querySelector('.strip.ring');
    if (ringing === this.#ringing) return;
    this.#ringing = ringing;
    this.#heights.disconnect();
    if (ringing) this.#heights.observe(ringing);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#heights.disconnect();
    this.#ringing = null;
  }

  /**
   * Ignores the second click of a double click when the first has changed what is there: after Accept it would hold or end
   * the call, or accept the next contact.
   */
  readonly #guard = (event: Event) => {
    const offer = (event.target as Element).closest<HTMLElement>('.offer')?.dataset.offer;
    const place = offer ? `offer ${offer}` : `${this.#kind} ${this.#contactId}`;
    if ((event as MouseEvent).detail <= 1) this.#clicked = place;
    else if (this.#clicked !== place) event.stopPropagation();
  };

  readonly #keys = (event: KeyboardEvent) => {
    const opened = this.commands.opened(this.#contactId);
    if (event.key !== 'Escape' || !opened) return;
    this.commands.shut(this.#contactId);
    this.querySelector<HTMLElement>(`[data-part="${opened}"]`)?.focus();
  };

  #strip(strip: Strip) {
    switch (strip.kind) {
      case 'ready':
        return this.#ready();
      case 'ring':
        return this.#ring(strip.contact);
      case 'wrap':
        return this.#wrap(strip.contact);
      case 'missed':
        return this.#missed(strip.contact);
      default:
        return this.#call(strip.kind, strip.contact);
    }
  }

  /** Shows the dial field, unless the agent handles a contact in Amazon's panel and dials there. */
  #ready() {
    if (this.panel && this.view.contacts.length > 0) return nothing;
    const available = this.agent && isAvailable(this.agent.state);
    const waits = this.starting || (this.ready && (available || !this.agent));
    const said = this.commands.said('');
    return html`<section class="strip ready ${available ? '' : 'away'}" aria-label=${t('phoneStrip')}>
      <span class="glyph">${icon('headphones', 'l')}</span>
      <div class="who">
        <p class="over">${this.ready ? (available ? t('ready') : this.agent ? agentStateWord(this.agent).word : '') : this.starting ? t('starting') : ''}</p>
        <h2 class="name" data-testid="idle">${t(waits ? 'waiting' : 'notAvailable')}</h2>
        <p class="under"><span class="clip">${said?.failed ? '' : t(waits ? 'waitingHint' : 'notAvailableHint')}</span></p>
      </div>
      ${
        this.controls
          ? html`<form class="acts" @submit=${this.#dial}>
            <label class="field big dial"><span class="spoken">${t('number')}</span>
              <input type="tel" name="number" class="num" dir="ltr" placeholder="+1 415 555 0100" autocomplete="off" .value=${live(this.typed)} @input=${this.#type} /></label>
            <button class="btn big">${icon('phone', 'm')}${t('dial')}</button>
          </form>`
          : nothing
      }
    </section>`;
  }

  #ring(view: ContactView) {
    const { contact } = view.entry;
    return html`<section class="strip ring" aria-label=${stageWord(view)}>
      <span class="glyph">${this.#countdown(view)}${icon(channelIcon(contact.channel), 'l')}</span>
      <div class="who">
        <p class="over"><span class="clip" title=${lineLabel(contact)}>${t('ringsFor', { stage: stageWord(view), line: lineLabel(contact) })}</span></p>
        <h2 class="name" title=${customerLabel(view)}><bdi>${customerLabel(view)}</bdi></h2>
        <p class="under">${this.#number(view)}${this.#left(view)}</p>
      </div>
      ${this.controls ? html`<div class="acts">${this.#answer(view, true)}</div>` : nothing}
    </section>`;
  }

  #answer(view: ContactView, keys: boolean) {
    const { contactId, channel } = view.entry.contact;
    const words = (name: TextKey, key: string) =>
      keys
        ? html`<span class="two">${t(name)}<small aria-hidden="true"><kbd>Alt</kbd> <kbd>${key}</kbd></small></span>`
        : t(name);
    // The keys take the contact that has rung longest.
    const first = this.view.contacts.find(isOffered) === view;
    return html`<button class="btn accept" data-focus data-act="accept" aria-keyshortcuts=${first ? 'Alt+A' : nothing} @click=${() => this.commands.accept(contactId)}>${icon(channel === 'voice' || channel === 'callback' ? 'phone' : 'check')}${words('accept', 'A')}</button>
      <button class="btn decline" data-act="decline" aria-keyshortcuts=${first ? 'Alt+X' : nothing} @click=${() => this.commands.decline(contactId)}>${keys ? icon('phone-off') : nothing}${words('decline', 'X')}</button>`;
  }

  #countdown(view: ContactView) {
    return html`<time-ring .since=${beganAt(view, this.agent)} .limit=${this.ringSeconds}></time-ring>`;
  }

  /** Counts down when the time is known, otherwise up. Screen readers do not announce it. */
  #left(view: ContactView) {
    return html`<time-left class="num" role="timer" aria-live="off" .since=${beganAt(view, this.agent)} .limit=${this.ringSeconds}></time-left>`;
  }

  #number(view: ContactView) {
    const { contact } = view.entry;
    const number = readField(contact, 'callerNumber');
    if (!number) return nothing;
    const text = numberText(readable(number));
    // For an unknown caller the label already is the number.
    return text === customerLabel(view) ? nothing : html`<bdi class="num" dir="ltr">${text}</bdi><span>·</span>`;
  }

  #call(kind: 'dialing' | 'live' | 'held', view: ContactView) {
    const { contact } = view.entry;
    const others = otherParties(this.#legs(view));
    const quality = this.agent?.media?.quality.get(contact.contactId);
    const clock = html`<time-since class="clock" role="timer" aria-live="off" .since=${kind === 'held' ? this.#heldSince(view) : beganAt(view, this.agent)}></time-since>`;
    return html`<section class="strip ${kind === 'held' ? 'held' : 'live'}" aria-label=${t('call')}>
      <span class="glyph">${icon(kind === 'held' ? 'pause' : kind === 'dialing' ? 'phone-outgoing' : 'phone', 'l')}</span>
      <div class="who">
        <p class="over"><span class="clip">${stageWord(view, this.agent)}</span> ${clock}
</p>
        <h2 class="name" title=${customerLabel(view)}><bdi>${customerLabel(view)}</bdi></h2>
        <p class="under">${quality ? html`<line-quality .quality=${quality}></line-quality>` : nothing}${this.agent?.muted ? html`<span class="tag ink">${icon('mic-off', 's')}${t('youAreMuted')}</span>` : html`<span class="clip">${lineLabel(contact)}</span>`}</p>
      </div>
      ${this.controls ? html`<div class="acts">${this.#controls(kind, view, others)}</div>` : nothing}
    </section>`;
  }

  #controls(kind: 'dialing' | 'live' | 'held', view: ContactView, others: readonly Leg[]) {
    const { contactId } = view.entry.contact;
    const several = others.length > 0;
    const end = html`<button class="ctl end" @click=${() => this.commands.end(contactId)}>${icon(several ? 'log-out' : 'phone-off')}${t(this.commands.asked(contactId) ? 'endSure' : several ? 'leave' : 'hangUp')}</button>`;
    if (kind === 'dialing') return end;
    const muted = this.agent?.muted === true;
    const { lacks = [] } = this.controls as Controls;
    return html`
      ${lacks.includes('mute') ? nothing : this.#control(muted ? 'unmute' : 'mute', muted ? 'mic-off' : 'mic', () => this.commands.mute(contactId), { pressed: muted, key: 'Alt+M', focus: true })}
      ${several ? nothing : this.#control(kind === 'held' ? 'resume' : 'hold', kind === 'held' ? 'play' : 'pause', () => this.commands.hold(contactId), { look: kind === 'held' ? 'held on' : 'held', key: 'Alt+H' })}
      ${lacks.includes('keypad') ? nothing : this.#part('keypad', 'keypad', 'grip', 'Alt+K')}
      ${this.#part('transfer', several ? 'addParty' : 'passOn', several ? 'user-plus' : 'phone-forwarded', 'Alt+T')}
      ${end}`;
  }

  /** A control of the call. Its word says what a click does, so it has no pressed state that could contradict it. */
  #control(
    name: TextKey,
    picture: Icon,
    act: () => void,
    more: { look?: string; pressed?: boolean; key?: string; focus?: boolean },
  ) {
    return html`<button class="ctl ${more.look ?? ''} ${more.pressed ? 'on' : ''}" ?data-focus=${more.focus} aria-keyshortcuts=${more.key ?? nothing} @click=${act}>${icon(picture)}${t(name)}</button>`;
  }

  #part(part: Part, name: TextKey, picture: Icon, key: string) {
    return html`<button class="ctl" aria-expanded=${this.commands.opened(this.#contactId) === part} aria-keyshortcuts=${key} data-part=${part} @click=${() => this.commands.open(part, this.#contactId)}>${icon(picture)}${t(name)}</button>`;
  }

  #wrap(view: ContactView) {
    const { contact } = view.entry;
    const talked = talkedMs(view.entry);
    return html`<section class="strip wrap" aria-label=${t('afterContactWork')}>
      <span class="glyph">${icon('pencil', 'l')}</span>
      <div class="who">
        <p class="over">${t('afterContactWork')}</p>
        <h2 class="name" title=${customerLabel(view)}><bdi>${customerLabel(view)}</bdi></h2>
        <p class="under"><span class="num clip">${talked === undefined ? lineLabel(contact) : t('talked', { time: formatSeconds(talked / 1000) })}</span></p>
      </div>
      ${
        this.controls
          ? html`<div class="acts">
            <time-since class="clock" role="timer" aria-live="off" .since=${beganAt(view, this.agent)}></time-since>
            ${this.#then()}
            <button class="btn main big" data-focus aria-keyshortcuts="Alt+W" @click=${() => this.commands.close(contact.contactId)}>${t('clear')}<small aria-hidden="true"><kbd>Alt</kbd> <kbd>W</kbd></small></button>
          </div>`
          : nothing
      }
    </section>`;
  }

  /** The agent's state after this contact. */
  #then() {
    const { agent } = this;
    if (!agent || agent.states.length < 2) return nothing;
    const chosen = agent.next ?? agent.chosen;
    return html`<div class="pick"><select class="field big" aria-label=${t('thenNext')} @change=${this.#next}>
      ${agent.states.map((state) => html`<option value=${state} .selected=${live(state === chosen)}>${t('thenState', { state })}</option>`)}
    </select>${icon('chevron-down', 'm')}</div>`;
  }

  #missed(view: ContactView) {
    const { contact } = view.entry;
    return html`<section class="strip missed" aria-label=${stageWord(view)}>
      <span class="glyph">${icon('phone-missed', 'l')}</span>
      <div class="who">
        <p class="over" data-testid="idle-after">${stageWord(view)}</p>
        <h2 class="name" title=${customerLabel(view)}><bdi>${customerLabel(view)}</bdi></h2>
        <p class="under"><span class="clip">${t('backInQueue', { line: lineLabel(contact) })}</span></p>
      </div>
      ${this.controls ? html`<div class="acts"><button class="btn main big" data-focus aria-keyshortcuts="Alt+W" @click=${() => this.commands.close(contact.contactId)}>${icon('circle-check', 'm')}${t('clear')}</button></div>` : nothing}
    </section>`;
  }

  #offers(strip: Strip) {
    const offers = offersOf(this.view, strip);
    return html`${repeat(
      offers.slice(0, 2),
      ({ entry }) => entry.contact.contactId,
      (view) => this.#offer(view),
    )}${offers.length > 2 ? html`<p class="offer more">${t('moreOffers', { count: offers.length - 2 })}</p>` : nothing}`;
  }

  #offer(view: ContactView) {
    const { contact } = view.entry;
    return html`<section class="offer" aria-label=${stageWord(view)} data-testid="offer" data-offer=${contact.contactId}>
      <span class="glyph">${this.#countdown(view)}${icon(channelIcon(contact.channel))}</span>
      <span class="grow"><b class="clip">${t('ringsFor', { stage: stageWord(view), line: lineLabel(contact) })}</b><br />
        <bdi>${customerLabel(view)}</bdi> · ${this.#left(view)}</span>
      ${this.controls ? this.#answer(view, false) : nothing}
    </section>`;
  }

  #parts(strip: Strip) {
    const { controls } = this;
    if (!controls || (strip.kind !== 'live' && strip.kind !== 'held')) return nothing;
    const { contact } = strip;
    const { contactId } = contact.entry.contact;
    const legs = this.#legs(contact);
    const opened = this.commands.opened(contactId);
    return html`
      ${otherParties(legs).length > 0 ? html`<call-parties .contact=${contact} .legs=${legs} .controls=${controls} .run=${this.commands.run}></call-parties>` : nothing}
      ${opened === 'keypad' ? html`<call-keypad .contactId=${contactId} .controls=${controls} .run=${this.commands.run}></call-keypad>` : nothing}
      ${opened === 'transfer' ? html`<transfer-panel .contactId=${contactId} .controls=${controls} .run=${this.commands.run} .done=${() => this.commands.shut(contactId)}></transfer-panel>` : nothing}`;
  }

  #legs({ entry }: ContactView): readonly Leg[] {
    return (this.agent?.legs.get(entry.contact.contactId) ?? []).filter(({ state }) => state !== 'disconnected');
  }

  /** Since when the customer has been on hold. The list continues to count the call. */
  #heldSince(view: ContactView): number {
    return this.#legs(view).find(({ party }) => party === 'customer')?.since ?? beganAt(view, this.agent);
  }

  protected override willUpdate(): void {
    const strip = stripOf(this.view, this.agent);
    const { kind } = strip;
    const id = contactIdOf(strip);
    if (kind !== this.#kind || id !== this.#contactId) this.commands.unask();
    this.commands.shutOthers(kind === 'live' || kind === 'held' ? id : '');
    if (id !== this.#contactId) this.#height = 0;
    // While the strip rings, the property would only make the browser style it again before it is painted.
    if (kind !== 'ring') this.style.setProperty('--rung', `${this.#height}px`);
    this.#kind = kind;
    this.#contactId = id;
  }

  askToEnd(): void {
    this.requestUpdate();
    this.querySelector<HTMLElement>('.ctl.end')?.focus();
  }

  /** Asks the page to complete the contact's note. It refuses if an outcome is required and missing. */
  finish(contactId: string): boolean {
    const done = new CustomEvent('desk-done', { detail: contactId, bubbles: true, cancelable: true });
    return this.dispatchEvent(done);
  }

  readonly #type = (event: Event) => {
    this.typed = (event.target as HTMLInputElement).value;
  };

  readonly #dial = async (event: Event) => {
    event.preventDefault();
    const said = await this.commands.dial(this.typed);
    if (said && !said.failed) this.typed = '';
  };

  readonly #next = (event: Event) => void this.commands.next((event.target as HTMLSelectElement).value);
}
customElements.define('phone-strip', PhoneStrip);
