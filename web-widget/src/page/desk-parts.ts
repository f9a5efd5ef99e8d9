// The agent's page and the app of the agent workspace share these parts.
import type { HandOver } from '../browser/hand-over';
import { Notes } from '../browser/notes';
import { postingSink } from '../browser/notes-sink';
import { aside, type RecordFrames } from '../browser/record-frames';
import { openRecordWindow } from '../browser/record-window';
import type { ContactNote, NotesSink } from '../core/contact/note';
import { type Config, type Entry, fillTemplate, readField, type ScreenPop } from '../core/index';
import type { PageActions } from '../ui/page-state';

/** The record system as a sink for notes, if `wrapUp.send` is set. */
function sinkOf({ wrapUp: { send } }: Config): NotesSink | undefined {
  if (!send) return undefined;
  const values = (note: ContactNote) => ({ ...note }) as Readonly<Record<string, string | undefined>>;
  return postingSink((note) => {
    const filled = fillTemplate(send, (name) => values(note)[name]);
    return 'url' in filled ? filled.url : undefined;
  });
}

/** What the agent does on every desk, whoever has the phone. */
export function deskActions(
  pops: ScreenPop,
  frames: RecordFrames,
  now: () => Config,
): Omit<PageActions, 'signIn' | 'stay'> {
  const { open, pick, create, search, follow } = pops;
  const notes = new Notes(() => sinkOf(now()));
  return {
    open,
    pick,
    create,
    search,
    follow,
    notes,
    select(contactId) {
      pops.select(contactId);
      frames.turnTo(contactId);
    },
    async save() {
      const { reportOf, saveFile } = await import('./afterwards');
      saveFile('screen-pop-report.json', await reportOf(pops.view, now(), notes));
    },
  };
}

/** Reports the record that the agent opened, if the settings want it. The record follows the contact in a transfer. */
export function tellHandOver(pops: ScreenPop, config: Config, to: HandOver, id: string, url: string): void {
  const entry = pops.view.contacts.find(({ entry }) => entry.contact.contactId === id)?.entry;
  const address = entry && handOverAddress(entry, config);
  if (address) to.tell(id, address, url);
}

function handOverAddress({ contact }: Entry, { records }: Config): string | undefined {
  const filled = records.handOver && fillTemplate(records.handOver, (name) => readField(contact, name));
  return filled && 'url' in filled ? filled.url : undefined;
}

/**
 * Handles a frame that the page's own policy blocked. One click then opens the record in a window. A search opens in a
 * window at once: the agent has just asked for it, so the browser allows the window.
 *
 * @param blocked called if the browser blocks the window of a search.
 */
export function refuse(pops: ScreenPop, frames: RecordFrames, address: string, blocked: () => void): void {
  const contactId = frames.contactOf(address);
  if (contactId === undefined) return;
  const url = frames.close(contactId);
  if (contactId !== aside) pops.refused(contactId);
  else if (url && openRecordWindow(url) === 'blocked') blocked();
}
