import type { Source } from '../../core/index';
import type { Controls } from '../../streams/controls';
import { type SignInEvent, type SignInState, signInNext, startingState } from '../../streams/sign-in';
import { streamsSource } from '../../streams/source';
import { type Order, type Snapshot, SnapshotStreams } from '../../streams/testing/snapshot-streams';
import type { Phone } from '../phone';

/** A page's phone over snapshots of a CCP. The page is ready once it has an agent and is signed in. */
export class SnapshotPhone implements Phone {
  readonly source: Source;
  state: SignInState = startingState;
  /** The contacts that the page showed in the CCP. */
  readonly viewed: string[] = [];
  readonly #controls: Controls;
  readonly #streams = new SnapshotStreams();
  readonly #heard: ((state: SignInState) => void)[] = [];
  readonly #readies: ((ready: boolean) => void)[] = [];
  #agent = false;

  constructor(now: () => number, controls = {} as Controls) {
    this.source = streamsSource(this.#streams.library, now);
    this.#controls = controls;
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
    return this.#controls;
  }

  view(contactId: string): void {
    this.viewed.push(contactId);
  }

  onExpiring(): void {}
  start(): void {}
  stop(): void {}
  signIn(): void {}
  atWork(): void {}

  #tell(): void {
    for (const listener of this.#readies) listener(this.#agent && this.state.phase === 'ready' && !this.state.offline);
  }
}
