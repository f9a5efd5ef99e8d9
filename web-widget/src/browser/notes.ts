import type { ContactNote, NoteBook, NoteState, NotesSink } from '../core/contact/note';
import { localStore } from './storage';

const prefix = 'screen-pop:note:';
/** A note that was not accepted for a week is dropped, because the agent no longer remembers the contact. */
const keptMs = 7 * 86_400_000;
const firstPauseMs = 2000;
const longestPauseMs = 60_000;

interface Kept extends ContactNote {
  /** Whether the agent has finished the contact. */
  readonly finished?: boolean;
  readonly sent?: boolean;
}

/**
 * Stores the agent's notes in this browser at every key, and sends them when the contact is finished. A note that the
 * sink does not accept is stored and sent again, also after a reload, until it is accepted.
 */
export class Notes implements NoteBook {
  readonly #sinkNow: () => NotesSink | undefined;
  readonly #storage: Storage;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #kept = new Map<string, Kept>();
  readonly #states = new Map<string, NoteState>();
  /** The next attempt for each note that was refused. */
  readonly #attempts = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param sinkNow returns the sink for each send, because new settings can change it; `undefined` if there is none. */
  constructor(
    sinkNow: () => NotesSink | undefined = () => undefined,
    storage: Storage = localStore(),
    now = () => Date.now(),
  ) {
    this.#sinkNow = sinkNow;
    this.#storage = storage;
    this.#now = now;
    for (const key of keysOf(storage)) this.#load(key);
  }

  get local(): boolean {
    return this.#sinkNow() === undefined;
  }

  of(contactId: string) {
    const kept = this.#kept.get(contactId);
    const state = this.#states.get(contactId) ?? (kept ? (kept.sent ? 'sent' : 'draft') : 'none');
    return { outcome: kept?.outcome, text: kept?.text ?? '', state };
  }

  write(note: Omit<ContactNote, 'at'>): void {
    const kept: Kept = { ...note, at: new Date(this.#now()).toISOString() };
    this.#keep(kept);
    this.#tell(note.contactId, 'draft');
  }

  finish(contactId: string): void {
    const kept = this.#kept.get(contactId);
    if (!kept || kept.finished) return;
    const finished = { ...kept, finished: true };
    this.#keep(finished);
    void this.#send(finished, firstPauseMs);
  }

  finishAllBut(contactIds: readonly string[]): void {
    for (const key of keysOf(this.#storage)) {
      // Read again, because another page may have changed the note, or has finished it and sends it itself.
      const kept = this.#read(key);
      if (!kept || kept.finished || contactIds.includes(kept.contactId)) continue;
      this.#kept.set(kept.contactId, kept);
      this.finish(kept.contactId);
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    for (const contactId of this.#attempts.keys()) this.#cancel(contactId);
    this.#listeners.clear();
  }

  #load(key: string): void {
    const kept = this.#read(key);
    if (!kept) return;
    this.#kept.set(kept.contactId, kept);
    if (kept.finished && !kept.sent) void this.#send(kept, firstPauseMs);
  }

  /** The stored note; one that is too old or not a note is removed. */
  #read(key: string): Kept | undefined {
    try {
      const kept = JSON.parse(this.#storage.getItem(key) ?? '') as Kept;
      const { contactId, text, at } = kept;
      if (!contactId || typeof contactId !== 'string' || typeof text !== 'string') throw new Error('another form');
      // The negation also drops a note without a time.
      if (!(this.#now() - Date.parse(at) <= keptMs)) throw new Error('old');
      return kept;
    } catch {
      this.#storage.removeItem(key);
      return undefined;
    }
  }

  #keep(kept: Kept): void {
    // The agent may change a note that was refused. What is half typed is not sent.
    this.#cancel(kept.contactId);
    this.#kept.set(kept.contactId, kept);
    try {
      this.#storage.setItem(prefix + kept.contactId, JSON.stringify(kept));
    } catch {
      // The storage is full or blocked: the note is kept until the page closes.
    }
  }

  async #send(kept: Kept, pauseMs: number): Promise<void> {
    const { contactId } = kept;
    const sink = this.#sinkNow();
    this.#tell(contactId, sink ? 'sending' : 'draft');
    if (!sink) return;
    const { finished: _, ...note } = kept;
    try {
      await sink.save(note);
    } catch {
      if (this.#kept.get(contactId) !== kept) return;
      this.#tell(contactId, 'failed');
      const again = () => void this.#send(kept, Math.min(pauseMs * 2, longestPauseMs));
      this.#attempts.set(contactId, setTimeout(again, pauseMs));
      return;
    }
    if (this.#kept.get(contactId) !== kept) return;
    // The record system has the note, so this browser need not keep customer data.
    this.#kept.set(contactId, { ...kept, sent: true });
    this.#storage.removeItem(prefix + contactId);
    this.#tell(contactId, 'sent');
  }

  #cancel(contactId: string): void {
    clearTimeout(this.#attempts.get(contactId));
    this.#attempts.delete(contactId);
  }

  #tell(contactId: string, state: NoteState): void {
    this.#states.set(contactId, state);
    for (const listener of this.#listeners) listener();
  }
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
}
