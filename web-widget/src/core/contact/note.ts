/** What an agent noted of a contact. */
export interface ContactNote {
  readonly contactId: string;
  readonly initialContactId?: string | undefined;
  readonly channel: string;
  readonly direction: string;
  readonly line?: string | undefined;
  readonly customerId?: string | undefined;
  /** How it ended, as the settings list it. */
  readonly outcome?: string | undefined;
  /** What the agent typed. */
  readonly text: string;
  /** ISO 8601, UTC: when it was written last. Of two notes of one contact the later one counts. */
  readonly at: string;
}

/** Where notes go. It may fail: then it is asked again, until it has taken the note. */
export interface NotesSink {
  save(note: ContactNote): Promise<void>;
}

/** Where the note of one contact is: kept in this browser at every key, then with the sink. */
export type NoteState = 'none' | 'draft' | 'sending' | 'sent' | 'failed';

/** The notes of the contacts on the desk. */
export interface NoteBook {
  /** Nothing takes notes but this browser. */
  readonly local: boolean;
  of(contactId: string): { readonly outcome: string | undefined; readonly text: string; readonly state: NoteState };
  write(note: Omit<ContactNote, 'at'>): void;
  /** The agent is done with the contact: its note is sent, until it is taken. */
  finish(contactId: string): void;
  onChange(listener: () => void): () => void;
}
