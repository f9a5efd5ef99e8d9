import { expect } from 'vitest';
import type { OpenRequest } from '../../src/core/index';
import type { Snapshot } from '../../src/streams/testing/snapshot-streams';
import { posted } from './browser';
import type { Commands } from './commands';
import { expectOwnRecords, expectOwnTexts, partOf, partsOf } from './parts';
import { idOf, marksIn, recordOf, recordPops, type Service } from './service';
import type { Tab } from './tab';

/** What has happened in a session, and what must hold because of it. */
export class Journal {
  /** The note that the agent typed last for each contact. */
  readonly notes = new Map<string, string>();
  readonly #opened: OpenRequest[] = [];
  readonly #popped = new Set<string>();
  /** How often the record of each contact has opened by itself. */
  readonly #automatic = new Map<string, number>();
  /** The tabs on which the record of each contact has opened by itself. */
  readonly #openers = new Map<string, Set<Storage>>();
  /** The tabs on which the agent has opened it. */
  readonly #chosen = new Map<string, Set<Storage>>();
  /** How often each contact came to the agent, as far as the pages can know. */
  readonly #arrivals = new Map<string, number>();
  /** The contact for which each part of the strip was opened. */
  readonly #openedFor = new Map<string, string>();

  opens(request: OpenRequest, tab: Storage): void {
    const { contactId, byAgent } = request;
    this.#opened.push(request);
    // What the agent opened on a tab comes back there after a reload.
    if (byAgent) add(this.#chosen, contactId, tab);
    else if (!this.#chosen.get(contactId)?.has(tab)) add(this.#openers, contactId, tab);
  }

  pops(key: string): void {
    this.#popped.add(key);
    if (!this.#opened.at(-1)?.byAgent) count(this.#automatic, key);
  }

  shows(before: Snapshot, next: Snapshot): void {
    const states = new Map(before.contacts.map(({ contactId, state }) => [contactId, state.type]));
    for (const { contactId, state } of next.contacts) {
      const was = states.get(contactId);
      const again = state.type === 'connecting' && was !== 'connecting' && was !== 'connected';
      if (!was || again) count(this.#arrivals, contactId);
    }
  }

  opensPart(part: string, contactId: string): void {
    this.#openedFor.set(part, contactId);
  }

  /** Nothing of one contact is on another, and no record has opened too often. */
  check(tab: Tab, commands: Commands): void {
    expectOwnTexts(tab);
    expectOwnRecords(tab);
    for (const { contactId, url } of this.#opened)
      if (contactId) expect([...marksIn(url)], 'opened').toEqual([contactId]);
    for (const { url, body } of posted) expect([...marksIn(url + body)], `posted to ${url}`).toHaveLength(1);
    for (const [key, times] of this.#automatic)
      expect(times, `pops of ${key}`).toBeLessThanOrEqual(this.#arrivals.get(key) ?? 0);
    for (const [key, { size }] of this.#openers)
      expect(size, `tabs with ${key}`).toBeLessThanOrEqual(this.#arrivals.get(key) ?? 0);
    this.#checkStrip(tab, commands);
    this.#checkNote(tab);
  }

  /** Every record that should have opened is open or offered, and every note is kept or sent. */
  expectNothingLost({ view, records }: Tab, service: Service): void {
    for (const contact of service.contacts.filter(recordPops)) {
      const id = idOf(contact.number);
      const shown = view.contacts.find(({ entry }) => entry.contact.contactId === id);
      expect(['opened', 'waiting', 'elsewhere'], `the record of ${id}`).toContain(shown?.status);
      // A window is not covered while the agent works on its contact, even if this contact is in focus.
      if (shown?.status === 'waiting' && shown.pop?.target === 'frame')
        expect(view.focus, 'a record that waits').not.toBe(id);
      if (shown?.status === 'elsewhere') expect([...this.#popped], 'popped').toContain(id);
      if (shown?.status !== 'opened') continue;
      const urls = this.#opened.filter(({ contactId }) => contactId === id).map(({ url }) => url);
      if (contact.changes === 0) expect(urls, `opened for ${id}`).toContain(recordOf(contact));
      if (shown.pop?.target === 'frame') expect(records.map(({ dataset }) => dataset.contact)).toContain(id);
    }
    for (const [contactId, text] of this.notes) {
      const kept = JSON.parse(localStorage.getItem(`screen-pop:note:${contactId}`) ?? '{}');
      const sent = posted.findLast(({ url }) => url.endsWith(`/notes/${contactId}`));
      expect([kept.text, sent && JSON.parse(sent.body).text], `the note on ${contactId}`).toContain(text);
    }
  }

  /** What is open under the strip was opened for its contact, and shows the keys that were sent to it. */
  #checkStrip(tab: Tab, commands: Commands): void {
    const owner = partsOf(tab).find(({ name }) => name === 'strip')?.contactId;
    const opened = { keypad: 'call-keypad', transfer: 'transfer-panel' };
    for (const [part, element] of Object.entries(opened)) {
      if (tab.desk.querySelector(element)) expect(this.#openedFor.get(part), `the open ${part}`).toBe(owner);
    }
    const sent = tab.desk.querySelector('call-keypad .sent')?.textContent ?? '';
    expect(commands.keys.get(owner ?? '') ?? '').toContain(sent);
  }

  #checkNote(tab: Tab): void {
    const field = tab.desk.querySelector<HTMLTextAreaElement>('wrap-up textarea');
    const owner = field && partOf(tab, field)?.contactId;
    if (owner) expect(field.value, `the note on ${owner}`).toBe(this.notes.get(owner) ?? '');
  }
}

function add(tabs: Map<string, Set<Storage>>, contactId: string, tab: Storage): void {
  tabs.set(contactId, (tabs.get(contactId) ?? new Set()).add(tab));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
