import type { NoteBook } from '../core/contact/note';
import type { Config, ScreenPop, ScreenPopView } from '../core/index';
import type { Controls } from '../streams/controls';
import type { DialQuestion } from '../streams/dialer';
import type { SignInState } from '../streams/sign-in';

/** The state of the page. Components get it as a property and own none of it. */
export interface PageState {
  readonly config: Config | undefined;
  /** The faults of screen-pop.json, one per line. */
  readonly faults: readonly string[];
  readonly view: ScreenPopView;
  readonly signIn: SignInState;
  /** The reason why there is no phone, in words; empty if there is one. */
  readonly failed: string;
  /** Whether a part of the page did not start. It shows Amazon's panel then, whatever the settings say. */
  readonly incomplete: boolean;
  /** Whether the service is about to sign the agent out, who does nothing. */
  readonly expires: boolean;
  /** Present once the agent is known. */
  readonly controls: Controls | undefined;
  /** The result of the last action outside a component: a click on a number, a hand-over. */
  readonly said: string;
  /** A number that the agent is asked to confirm. */
  readonly dialing: { readonly question: DialQuestion; answer(call: boolean): void } | undefined;
}

/** The agent's actions. */
export interface PageActions extends Pick<ScreenPop, 'select' | 'open' | 'pick' | 'create' | 'search' | 'follow'> {
  signIn(): void;
  /** Tells the service that the agent is active. */
  stay(): void;
  /** Saves a report without personal data as a file. */
  save(): Promise<void>;
  /** The agent's notes on each contact. */
  readonly notes: NoteBook;
}
