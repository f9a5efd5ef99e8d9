import { popKey } from '../contact/contact.js';
import type { Phase } from '../contact/moment.js';
import { isOnHold } from '../contact/parties.js';
import { type Entry, isWorked, type Ledger } from '../ledger/ledger.js';
import { hasReached } from '../ledger/moment.js';
import type { Screen } from '../platform.js';
import type { Pop } from '../rules/decide.js';
import type { Happening } from '../trace/step.js';

/** The most automatic pops in a minute. A higher rate, which no agent can read, is a replay of old contacts. */
const mostPopsPerMinute = 12;

const mostLeft = 100;

/** What to do with a decided pop: open it, restore its frame after a reload, or the reason not to. */
export type Verdict = 'open' | 'restore' | Happening | undefined;

/** A contact that has left, and how often each phase had popped in this browser by then. */
interface Left {
  readonly contactId: string;
  readonly pops: Readonly<Record<Phase, number | undefined>>;
}

/** Decides when a record may open by itself: once, on one tab, and never over a contact that the agent is handling. */
export class PopPolicy {
  readonly #screen: Pick<Screen, 'popped' | 'pops' | 'leads' | 'hosted' | 'now'>;
  #popTimes: number[] = [];
  /** The last contact to leave this page, by key. */
  readonly #left = new Map<string, Left>();

  constructor(screen: Pick<Screen, 'popped' | 'pops' | 'leads' | 'hosted' | 'now'>) {
    this.#screen = screen;
  }

  /** Judges a pop. `open` counts towards the limit per minute. */
  judge(entry: Entry, phase: Phase, pop: Pop, ledger: Ledger): Verdict {
    if (!hasReached(entry, pop.at)) return 'notYet';
    if (pop.url === undefined) return 'shown';
    const popped = this.#hasReturned(entry, phase, pop) ? undefined : this.#screen.popped(keyOf(entry, phase));
    if (popped === 'here' && this.#inFrame(pop)) return 'restore';
    if (popped) return 'alreadyPopped';
    if (this.#screen.leads === undefined) return undefined;
    if (!this.#screen.leads) return 'otherTab';
    if (disturbs(entry, pop, ledger)) return 'otherContact';
    return this.#mayPopNow() ? 'open' : 'tooMany';
  }

  /** Called when a contact leaves. A later contact with the same key is a new conversation. */
  left(entry: Entry): void {
    const { contact } = entry;
    const key = popKey(contact);
    this.#left.delete(key);
    const pops = { live: this.#pops(entry, 'live'), ended: this.#pops(entry, 'ended') };
    this.#left.set(key, { contactId: contact.contactId, pops });
    if (this.#left.size > mostLeft) this.#left.delete(this.#left.keys().next().value as string);
  }

  /**
   * Whether a contact rings again after its frame was closed, by this page or by its host, and no tab has popped it since. A
   * window may still show its record, unless a transfer came back.
   */
  #hasReturned(entry: Entry, phase: Phase, { target }: Pop): boolean {
    const { contact, milestones } = entry;
    const before = this.#left.get(popKey(contact));
    if (!before || milestones[0]?.what !== 'ringing') return false;
    return (
      before.pops[phase] === this.#pops(entry, phase) && (target !== 'tab' || before.contactId !== contact.contactId)
    );
  }

  /** Whether the record opens in a frame of this page, which is empty after a reload. */
  #inFrame({ target }: Pop): boolean {
    return target === 'frame' || (target === 'host' && this.#screen.hosted === false);
  }

  #pops(entry: Entry, phase: Phase): number | undefined {
    return this.#screen.pops?.(keyOf(entry, phase));
  }

  #mayPopNow(): boolean {
    const now = this.#screen.now();
    this.#popTimes = this.#popTimes.filter((time) => now - time < 60_000);
    return this.#popTimes.length < mostPopsPerMinute && this.#popTimes.push(now) > 0;
  }
}

/** The key under which the pop of a phase is remembered. A contact and all its transfers share one key. */
export function keyOf({ contact }: Entry, phase: Phase): string {
  return phase === 'ended' ? `${popKey(contact)}#ended` : popKey(contact);
}

/**
 * Whether the pop would disturb another contact. A frame belongs to its contact and may open when the agent turns to
 * it. A window may not, unless the agent has taken this contact and holds the others.
 */
function disturbs(entry: Entry, pop: Pop, ledger: Ledger): boolean {
  const { contact } = entry;
  if (pop.target === 'frame' && ledger.focus === contact.contactId) return false;
  const taken = isWorked(entry);
  return [...ledger.entries.values()].some(
    (other) => isWorked(other) && popKey(other.contact) !== popKey(contact) && !(taken && isOnHold(other.contact)),
  );
}
