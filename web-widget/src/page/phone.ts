import type { CcpSettings, Source } from '../core/index';
import type { Controls } from '../streams/controls';
import { followInactivity } from '../streams/inactivity';
import { loadStreams, type Streams } from '../streams/library';
import { createSession } from '../streams/session';
import { type SignInState, startingState } from '../streams/sign-in';
import { streamsSource } from '../streams/source';

/** The agent's phone: the page's access to Amazon Connect. */
export interface Phone {
  /** The source of the agent's contacts. */
  readonly source: Source;
  /** Shows the CCP. */
  start(container: HTMLElement): void;
  stop(): void;
  /** Opens the sign-in window. Call it from a click. */
  signIn(): void;
  /** Calls back with the sign-in state, at once and after every change. */
  onSignIn(listener: (state: SignInState) => void): void;
  /** Calls back at once, and whenever the phone may have started or stopped to receive contacts. */
  onReady(listener: (ready: boolean) => void): void;
  /** Calls back with true when an agent who does nothing is about to be signed out, and with false when that is averted. */
  onExpiring(listener: (soon: boolean) => void): void;
  /** Shows the contact in the CCP that the agent chose on the page. */
  view(contactId: string): void;
  /** Keeps the agent signed in while the agent works in a record instead of the CCP. */
  atWork(): void;
  /** The commands of the CCP, loaded at the first call. */
  controls(): Promise<Controls>;
}

/** Creates a phone. The title names each frame of the CCP as it is created. */
export type PhoneSource = (settings: CcpSettings, title: () => string) => Promise<Phone>;

/** The phone over Amazon Connect Streams. */
export const streamsPhone: PhoneSource = async (settings, title) => phoneOver(await loadStreams(), settings, title);

function phoneOver(streams: Streams, settings: CcpSettings, title: () => string): Phone {
  const session = createSession(streams, settings, title);
  const readies: ((ready: boolean) => void)[] = [];
  const expiries: ((soon: boolean) => void)[] = [];
  const declined = new Set<string>();
  let known: connect.Subscription | undefined;
  let unfollow = () => {};
  let agent = false;
  let state = startingState;
  let controls: Promise<Controls> | undefined;

  const ready = () => agent && state.phase === 'ready' && !state.offline;
  const tell = () => {
    for (const listener of readies) listener(ready());
  };
  session.subscribe((next) => {
    state = next;
    tell();
  });

  return {
    source: streamsSource(streams, undefined, declined),
    start(container) {
      session.start(container);
      known = streams.agent(() => {
        agent = true;
        tell();
        unfollow();
        unfollow = followInactivity(streams, (soon) => {
          for (const listener of expiries) listener(soon);
        });
      }) as unknown as connect.Subscription | undefined;
    },
    stop() {
      known?.unsubscribe();
      unfollow();
      agent = false;
      state = startingState;
      session.stop();
      tell();
    },
    signIn: session.signIn,
    onSignIn(listener) {
      listener(session.state);
      session.subscribe(listener);
    },
    onReady(listener) {
      listener(ready());
      readies.push(listener);
    },
    onExpiring: (listener) => void expiries.push(listener),
    view(contactId) {
      if (agent) (streams.core as unknown as { viewContact(contactId: string): void }).viewContact(contactId);
    },
    atWork() {
      if (agent) (streams as unknown as { sendActivity(): void }).sendActivity();
    },
    controls() {
      controls ??= import('./controls').then(({ createControls }) => createControls(streams, declined));
      return controls;
    },
  };
}
