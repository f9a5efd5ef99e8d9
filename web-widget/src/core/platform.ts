import type { SourceEvent } from './ledger/event.js';
import type { Pop } from './rules/decide.js';
import type { Target } from './rules/rule.js';

/** A source of contacts: Amazon Connect Streams, an agent workspace, a test. */
export interface Source {
  /** Starts emitting events. The returned function stops it. */
  start(emit: (event: SourceEvent) => void): () => void;
}

/** A request to open an address. The address is checked against the allow-list. */
export interface OpenRequest {
  /** Empty for a search, which belongs to no contact and opens in its own place. */
  readonly contactId: string;
  readonly url: string;
  readonly target: Extract<Target, 'frame' | 'tab' | 'host'>;
  /** Whether the agent clicked. The browser does not block a window that a click opens. */
  readonly byAgent: boolean;
}

/** Shows records and remembers what was shown. It must not throw. */
export interface Screen {
  /** Opens the address in the same turn as the event that asked for it. Returns whether the browser allowed it. */
  open(request: OpenRequest): 'opened' | 'blocked';
  /** Releases the frame of a contact that has left. */
  close(contactId: string): void;
  /** Whether this page is the one of the agent's tabs that shows the pops; `undefined` while unknown. */
  readonly leads: boolean | undefined;
  /** Whether there is a page that opens records of target `host`. Without one they open in a frame. Default: true. */
  readonly hosted?: boolean;
  /** Where this key has popped: on this page or elsewhere in this browser. `undefined` if it has not popped. */
  popped(key: string): 'here' | 'elsewhere' | undefined;
  /** How often this key has popped in this browser. Without it, two tabs may both pop a contact that comes back. */
  pops?(key: string): number;
  remember(key: string): void;
  /** The record that the agent chose for this key on this tab before a reload or a transfer. A screen may forget it. */
  chosen?(key: string): Pop | undefined;
  choose?(key: string, pop: Pop): void;
  /** Calls back when `leads` or `popped` may have changed. The returned function unsubscribes. */
  onChange(listener: () => void): () => void;
  /** Milliseconds on the clock of the source's events. */
  now(): number;
}
