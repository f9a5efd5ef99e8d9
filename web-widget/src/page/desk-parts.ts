// What the agent's page and the app of the agent workspace have in common.
import { Notes } from '../browser/notes';
import { postingSink } from '../browser/notes-sink';
import type { RecordFrames } from '../browser/record-frames';
import type { ContactNote } from '../core/contact/note';
import { type Config, type Entry, fillTemplate, readField, type ScreenPop } from '../core/index';

/** Notes go to the record system where the settings say so. */
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

/** Where the record system is told of the record an agent opened by hand: it goes with the contact when that is passed on. */
export function handOverAddress({ contact }: Entry, { records }: Config): string | undefined {
  const filled = records.handOver && fillTemplate(records.handOver, (name) => readField(contact, name));
  return filled && 'url' in filled ? filled.url : undefined;
}

/** The page's own policy refused a frame: the record is one click away in a window. */
export function refuse(pops: ScreenPop, frames: RecordFrames, address: string): void {
  const contactId = frames.contactOf(address);
  if (!contactId) return;
  frames.close(contactId);
  pops.refused(contactId);
}
