/** An agent's note about a contact. */
export interface ContactNote {
  readonly contactId: string;
  readonly initialContactId?: string | undefined;
  readonly channel: string;
  readonly direction: string;
  readonly line?: string | undefined;
  readonly customerId?: string | undefined;
  /** The outcome, one of those in the settings. */
  readonly outcome?: string | undefined;
  /** The text that the agent typed. */
  readonly text: string;
  /** The time of the last change, ISO 8601 in UTC. The later of two notes for one contact counts. */
  readonly at: string;
}

/** Stores notes. A failed save is repeated until it succeeds. */
export interface NotesSink {
  save(note: ContactNote): Promise<void>;
}

/** The state of a contact's note: kept in this browser at every key, then saved by the sink. */
export type NoteState = 'none' | 'draft' | 'sending' | 'sent' | 'failed';

/** The notes of the current contacts. */
export interface NoteBook {
  /** Whether notes are kept in this browser only. */
  readonly local: boolean;
  of(contactId: string): { readonly outcome: string | undefined; readonly text: string; readonly state: NoteState };
  write(note: Omit<ContactNote, 'at'>): void;
  /** Sends the note of a finished contact, and retries until it is accepted. */
  finish(contactId: string): void;
  /** Finishes the drafts of all contacts but these, because the others left while no page was there. */
  finishAllBut(contactIds: readonly string[]): void;
  onChange(listener: () => void): () => void;
}
