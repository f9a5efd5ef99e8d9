import type { Source } from '../../../web-widget/src/core/index';
import type { Phone } from '../../../web-widget/src/page/phone';
import type { Controls } from '../../../web-widget/src/streams/controls';
import { type SignInEvent, type SignInState, signInNext, startingState } from '../../../web-widget/src/streams/sign-in';
import { streamsSource } from '../../../web-widget/src/streams/source';
import { type Order, type Snapshot, SnapshotStreams } from './snapshot-streams';

/** The page's phone over snapshots of the simulator's CCP. The page is ready once it has an agent and is signed in. */
export class SnapshotPhone implements Phone {
  readonly source: Source;
  state: SignInState = startingState;
  readonly #streams = new SnapshotStreams();
  readonly #heard: ((state: SignInState) => void)[] = [];
  readonly #readies: ((ready: boolean) => void)[] = [];
  #agent = false;

  constructor(now: () => number) {
    this.source = streamsSource(this.#streams.library, now);
  }

  receive(snapshot: Snapshot, order?: Order): void {
    const first = !this.#agent;
    this.#agent = true;
    if (first) this.#tell();
    this.#streams.receive(snapshot, order);
  }

  accepted(contactId: string): void {
    this.#streams.accepted(contactId);
  }

  sign(event: SignInEvent): void {
    this.state = signInNext(this.state, event);
    for (const listener of this.#heard) listener(this.state);
    this.#tell();
  }

  onSignIn(listener: (state: SignInState) => void): void {
    listener(this.state);
    this.#heard.push(listener);
  }

  onReady(listener: (ready: boolean) => void): void {
    this.#readies.push(listener);
  }

  async controls(): Promise<Controls> {
    return {} as Controls;
  }

  onExpiring(): void {}
  start(): void {}
  stop(): void {}
  signIn(): void {}
  view(): void {}
  atWork(): void {}

  #tell(): void {
    for (const listener of this.#readies) listener(this.#agent && this.state.phase === 'ready' && !this.state.offline);
  }
}
