import type { ContactNote, NotesSink } from '../core/contact/note';

/**
 * Posts a note as JSON, a {@link ContactNote}, to the record system in the agent's own session.
 *
 * @param addressOf returns the address for a note; `undefined` when a value of the address is missing.
 */
export function postingSink(addressOf: (note: ContactNote) => string | undefined, send = fetch): NotesSink {
  return {
    async save(note) {
      const address = addressOf(note);
      if (!address) throw new Error('The note has no address');
      const { ok, status } = await send(address, {
        method: 'POST',
        credentials: 'include',
        keepalive: true,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(note),
      });
      if (!ok) throw new Error(`HTTP ${status}`);
    },
  };
}
