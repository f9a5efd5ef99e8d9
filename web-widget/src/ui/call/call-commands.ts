import type { ScreenPopView } from '../../core/index';
import type { AgentView } from '../../streams/agent-view';
import type { Controls } from '../../streams/controls';
import { commandText, type Said } from '../command';
import { contactIdOf, stripOf } from '../desk/stage';
import type { TextKey } from '../text/en';
import { t } from '../text/text';

/** A part that opens under the strip. */
export type Part = 'keypad' | 'transfer';

/** What the commands need from the strip that has them. */
export interface CommandsHost {
  readonly view: ScreenPopView;
  readonly agent: AgentView | undefined;
  readonly controls: Controls | undefined;
  /** Draws the strip again. */
  requestUpdate(): void;
  /** Draws the question whether to end the call, with the focus on the button that ends it. */
  askToEnd(): void;
  /** Completes the contact's note, and returns whether the contact may be closed. */
  finish(contactId: string): boolean;
}

/** The commands of the phone, for buttons and keys alike. Each shows its result beside its contact. */
export class CallCommands {
  readonly #host: CommandsHost;
  #said: ReadonlyMap<string, Said> = new Map();
  #opened: { readonly part: Part; readonly contactId: string } | undefined;
  #asked: string | undefined;

  constructor(host: CommandsHost) {
    this.#host = host;
  }

  /** The result of the last command for a contact, or for the idle phone. */
  said(contactId: string): Said | undefined {
    return this.#said.get(contactId);
  }

  /** The part that is open for a contact. */
  opened(contactId: string): Part | undefined {
    return this.#opened?.contactId === contactId ? this.#opened.part : undefined;
  }

  /** Whether the agent is asked to press again to end the call. */
  asked(contactId: string): boolean {
    return this.#asked === contactId;
  }

  /** Forgets the question, because the strip shows another stage or contact. */
  unask(): void {
    this.#asked = undefined;
  }

  accept(contactId: string): void {
    this.#ask(contactId, 'accept', (controls) => controls.accept(contactId));
  }

  decline(contactId: string): void {
    this.#ask(contactId, 'decline', (controls) => controls.decline(contactId));
  }

  end(contactId: string): void {
    this.#ask(contactId, 'hangUp', (controls) => controls.hangUp(contactId));
  }

  /** Ends the call from the keyboard. The first press asks, because a key is easier to press by mistake. */
  endByKey(contactId: string): void {
    if (this.#asked === contactId) {
      this.end(contactId);
      return;
    }
    this.#asked = contactId;
    this.#host.askToEnd();
  }

  mute(contactId: string): void {
    const on = !this.#host.agent?.muted;
    this.#ask(contactId, on ? 'mute' : 'unmute', (controls) => controls.mute(on));
  }

  hold(contactId: string): void {
    const customer = this.#host.agent?.legs.get(contactId)?.find(({ party }) => party === 'customer');
    if (!customer) return;
    const act = customer.state === 'hold' ? 'resume' : 'hold';
    this.#ask(contactId, act, (controls) => controls[act](contactId, customer.connectionId));
  }

  /** Opens a part for a contact, or closes it if it is open. */
  open(part: Part, contactId: string): void {
    this.#opened = this.opened(contactId) === part ? undefined : { part, contactId };
    this.#host.requestUpdate();
  }

  /** Closes the part that is open for a contact. */
  shut(contactId: string): void {
    if (!this.opened(contactId)) return;
    this.#opened = undefined;
    this.#host.requestUpdate();
  }

  /** Closes what is open for other contacts than this one. */
  shutOthers(contactId: string): void {
    if (this.#opened?.contactId !== contactId) this.#opened = undefined;
  }

  /** Completes a contact, unless it still needs an outcome. */
  close(contactId: string): void {
    if (this.#host.finish(contactId)) this.#ask(contactId, 'clear', (controls) => controls.clear(contactId));
    else this.#say(contactId, { text: t('outcomeMissing'), failed: true });
  }

  async dial(number: string): Promise<Said | undefined> {
    const { controls } = this.#host;
    return controls && this.run('', 'dial', controls.dial(number));
  }

  /** Sets the state after this contact. A state that the service refuses must not stay chosen. */
  async next(state: string): Promise<void> {
    const { controls, view, agent } = this.#host;
    const contactId = contactIdOf(stripOf(view, agent));
    this.#say(contactId, await commandText(t('setState', { state }), controls?.setState(state) ?? Promise.resolve()));
  }

  /** Shows the result of a command, and forgets the results of contacts that have left. */
  readonly run = async (contactId: string, name: TextKey, command: Promise<unknown>): Promise<Said> => {
    const said = await commandText(t(name), command);
    this.#say(contactId, said);
    const here = new Set(['', ...this.#host.view.contacts.map(({ entry }) => entry.contact.contactId)]);
    this.#said = new Map([...this.#said].filter(([id]) => here.has(id)));
    return said;
  };

  #ask(contactId: string, name: TextKey, command: (controls: Controls) => Promise<unknown>): void {
    const { controls } = this.#host;
    if (controls) void this.run(contactId, name, command(controls));
  }

  #say(contactId: string, said: Said): void {
    this.#said = new Map(this.#said).set(contactId, said);
    this.#host.requestUpdate();
  }
}
