// The agent's page and the app of the agent workspace share these parts.
import { Notes } from '../browser/notes';
import { postingSink } from '../browser/notes-sink';
import type { RecordFrames } from '../browser/record-frames';
import type { ContactNote } from '../core/contact/note';
import { type Config, type Entry, fillTemplate, readField, type ScreenPop } from '../core/index';

/** The agent's notes. They go to the record system if `wrapUp.send` is set. */
export function notesOf({ wrapUp: { send } }: Config): Notes {
  if (!send) return new Notes();
  const values = (note: ContactNote) => ({ ...note }) as Readonly<Record<string, string | undefined>>;
  return new Notes(
    postingSink((note) => {
      const filled = fillTemplate(send, (name) => values(note)[name]);
      return 'url' in filled ? filled.url : undefined;
    }),
  );
}

/** The address to report the record that the agent opened. The record follows the contact in a transfer. */
export function handOverAddress({ contact }: Entry, { records }: Config): string | undefined {
  const filled = records.handOver && fillTemplate(records.handOver, (name) => readField(contact, name));
  return filled && 'url' in filled ? filled.url : undefined;
}

/** Handles a frame that the page's own policy blocked. One click then opens the record in a window. */
export function refuse(pops: ScreenPop, frames: RecordFrames, address: string): void {
  const contactId = frames.contactOf(address);
  if (!contactId) return;
  frames.close(contactId);
  pops.refused(contactId);
}
