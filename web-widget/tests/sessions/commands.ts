import type { AgentView } from '../../src/streams/agent-view';
import { CommandError } from '../../src/streams/command-error';
import type { Controls } from '../../src/streams/controls';
import type { Fate, Service } from './service';

/** A command of the page that the service has not answered yet. */
interface Pending {
  readonly name: string;
  /** Absent for a command that belongs to no contact. */
  readonly contactId: string | undefined;
  answer(done: boolean): void;
}

/** What a successful command does to its contact. */
const fateOf: Readonly<Record<string, Fate>> = {
  accept: 'connect',
  decline: 'miss',
  hangUp: 'end',
  hold: 'hold',
  resume: 'resume',
  consult: 'joined',
  transfer: 'leave',
  conference: 'resume',
  drop: 'unjoined',
  clear: 'leave',
};

/** The phone's commands, which a session answers when and how it wants. */
export class Commands {
  /** The commands that were given since the list was last emptied. */
  issued: Pick<Pending, 'name' | 'contactId'>[] = [];
  /** The keys that were sent to each contact. */
  readonly keys = new Map<string, string>();
  readonly #pending: Pending[] = [];
  readonly #listeners = new Set<(view: AgentView) => void>();
  readonly #service: Service;
  #view: AgentView;

  constructor(service: Service) {
    this.#service = service;
    this.#view = service.agent();
  }

  /** Tells the page the agent's state. */
  tell(): void {
    this.#view = this.#service.agent();
    for (const listener of this.#listeners) listener(this.#view);
  }

  /**
   * Answers a command.
   *
   * @returns the contact of the command, empty for a command without one; `undefined` if none waits.
   */
  answer(index: number, done: boolean): string | undefined {
    const [command] = this.#pending.splice(index % Math.max(1, this.#pending.length), 1);
    command?.answer(done);
    return command && (command.contactId ?? '');
  }

  answerAll(): void {
    while (this.answer(0, true) !== undefined);
  }

  get controls(): Controls {
    const self = this;
    const service = this.#service;
    const of = (name: string) => (contactId: string) => self.#ask(name, contactId);
    return {
      get view() {
        return self.#view;
      },
      subscribe(listener) {
        self.#listeners.add(listener);
        return () => self.#listeners.delete(listener);
      },
      setState: (name) => self.#ask('setState', undefined, () => (service.state = name)),
      mute: (on) => self.#ask('mute', undefined, () => (service.muted = on)),
      dial: () => self.#ask('dial', undefined, () => service.ring('voice', 'match', true, true)),
      quickConnects: () =>
        self.#ask('quickConnects', undefined).then(() => [{ id: 'queue', name: 'Support', kind: 'queue' }]),
      sendDigits: (contactId, key) =>
        self.#ask('sendDigits', contactId, () => self.keys.set(contactId, `${self.keys.get(contactId) ?? ''}${key}`)),
      accept: of('accept'),
      decline: of('decline'),
      hangUp: of('hangUp'),
      hold: of('hold'),
      resume: of('resume'),
      consult: of('consult'),
      transfer: of('transfer'),
      swap: of('swap'),
      conference: of('conference'),
      drop: of('drop'),
      clear: of('clear'),
    };
  }

  #ask(name: string, contactId: string | undefined, act: () => unknown = () => this.#befall(name, contactId)) {
    this.issued.push({ name, contactId });
    return new Promise<void>((resolve, reject) => {
      const answer = (done: boolean) => {
        if (!done) return reject(new CommandError('refused'));
        act();
        return resolve();
      };
      this.#pending.push({ name, contactId, answer });
    });
  }

  #befall(name: string, contactId: string | undefined): void {
    const fate = fateOf[name];
    if (fate && contactId) this.#service.befall(contactId, fate);
  }
}
