import type { NoteBook } from '../core/contact/note';
import type { Config, ScreenPop, ScreenPopView } from '../core/index';
import type { Controls } from '../streams/controls';
import type { DialQuestion } from '../streams/dialer';
import type { SignInState } from '../streams/sign-in';

/** Everything the page shows. The components get it as a property and own nothing of it. */
export interface PageState {
  readonly config: Config | undefined;
  /** What is wrong with screen-pop.json, a fault a line. */
  readonly faults: readonly string[];
  readonly view: ScreenPopView;
  readonly signIn: SignInState;
  /** Why there is no phone at all, in words; empty while there is hope. */
  readonly failed: string;
  /** Present once the agent is known. */
  readonly controls: Controls | undefined;
  /** What became of the last thing asked for outside a component: a click on a number, a hand-over. */
  readonly said: string;
  /** A number that the agent is asked to confirm. */
  readonly dialing: { readonly question: DialQuestion; answer(call: boolean): void } | undefined;
}

/** What the agent can ask for. */
export interface PageActions extends Pick<ScreenPop, 'select' | 'open' | 'pick' | 'create' | 'search' | 'follow'> {
  signIn(): void;
  /** Saves what happened, without personal data, as a file. */
  save(): Promise<void>;
  /** What the agent types of each contact. */
  readonly notes: NoteBook;
}
