import type { CcpSettings, Source } from '../core/index';
import type { Controls } from '../streams/controls';
import { loadStreams, type Streams } from '../streams/library';
import { createSession } from '../streams/session';
import { type SignInState, startingState } from '../streams/sign-in';
import { streamsSource } from '../streams/source';

/** The agent's phone: Amazon Connect as the page uses it. */
export interface Phone {
  /** Tells of the agent's contacts. */
  readonly source: Source;
  /** Shows the CCP. */
  start(container: HTMLElement): void;
  stop(): void;
  /** From a click: opens the sign-in window. */
  signIn(): void;
  /** Calls back with how the way to the CCP is, at once and whenever that changes. */
  onSignIn(listener: (state: SignInState) => void): void;
  /** Calls back whenever it may have changed whether contacts are told of. */
  onReady(listener: (ready: boolean) => void): void;
  /** Turns the CCP to the contact the agent chose on the page. */
  view(contactId: string): void;
  /** Keeps the agent signed in, who works in a record and not in the CCP. */
  atWork(): void;
  /** Everything that can be done with the CCP; loaded when it is first asked for. */
  controls(): Promise<Controls>;
}

/** Makes a phone. The title is what the frame of the CCP is called. */
export type PhoneSource = (settings: CcpSettings, title: string) => Promise<Phone>;

/** The phone over Amazon Connect Streams. */
export const streamsPhone: PhoneSource = async (settings, title) => phoneOver(await loadStreams(), settings, title);

function phoneOver(streams: Streams, settings: CcpSettings, title: string): Phone {
  const session = createSession(streams, settings, title);
  const readies: ((ready: boolean) => void)[] = [];
  let known: connect.Subscription | undefined;
  let agent = false;
  let state = startingState;
  let controls: Promise<Controls> | undefined;

  const tell = () => {
    for (const listener of readies) listener(agent && state.phase === 'ready' && !state.offline);
  };
  session.subscribe((next) => {
    state = next;
    tell();
  });

  return {
    source: streamsSource(streams),
    start(container) {
      session.start(container);
      known = streams.agent(() => {
        agent = true;
        tell();
      }) as unknown as connect.Subscription | undefined;
    },
    stop() {
      known?.unsubscribe();
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
    onReady: (listener) => void readies.push(listener),
    view(contactId) {
      if (agent) (streams.core as unknown as { viewContact(contactId: string): void }).viewContact(contactId);
    },
    atWork() {
      if (agent) (streams as unknown as { sendActivity(): void }).sendActivity();
    },
    controls() {
      controls ??= import('./controls').then(({ createControls }) => createControls(streams));
      return controls;
    },
  };
}
