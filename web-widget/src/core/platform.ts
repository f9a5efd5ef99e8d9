import type { SourceEvent } from './ledger/event.js';
import type { Pop } from './rules/decide.js';
import type { Target } from './rules/rule.js';

/** Where contacts come from: Amazon Connect Streams, an agent workspace, a test. */
export interface Source {
  /** Begins to tell; the returned function ends it. */
  start(emit: (event: SourceEvent) => void): () => void;
}

/** An address to put on the agent's screen. It is safe: checked against the allow-list. */
export interface OpenRequest {
  /** Empty for a search: it has a place of its own, and is nobody's record. */
  readonly contactId: string;
  readonly url: string;
  readonly target: Extract<Target, 'frame' | 'tab' | 'host'>;
  /** The agent asked for it with a click, so the browser will not block a window. */
  readonly byAgent: boolean;
}

/** The platform that shows records and remembers what was shown. It must not throw. */
export interface Screen {
  /** Opens in the same turn as the event that asked for it; says whether the browser let it. */
  open(request: OpenRequest): 'opened' | 'blocked';
  /** The contact is gone: its frame can go. */
  close(contactId: string): void;
  /** Whether this page, of all the agent's tabs, shows the pops; `undefined` while that is not known yet. */
  readonly leads: boolean | undefined;
  /** Whether this key has popped in this browser, and if so whether on this very page. */
  popped(key: string): 'here' | 'elsewhere' | undefined;
  remember(key: string): void;
  /** What the agent chose for this key on this tab, before a reload or a transfer. A screen may forget. */
  chosen?(key: string): Pop | undefined;
  choose?(key: string, pop: Pop): void;
  /** Calls back when `leads` or `popped` may answer otherwise; the returned function ends it. */
  onChange(listener: () => void): () => void;
  /** Milliseconds on the clock the source's events carry. */
  now(): number;
}
