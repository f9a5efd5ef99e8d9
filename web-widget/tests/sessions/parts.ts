import { expect } from 'vitest';
import { marksIn } from './service';
import type { Tab } from './tab';

/** A part of the desk that belongs to one contact. */
export interface Part {
  readonly name: string;
  readonly contactId: string;
  readonly element: Element;
}

/** The parts of the desk and whose they are, by what the agent reads there. */
export function partsOf({ desk }: Tab): Part[] {
  const parts: Part[] = [];
  const add = (name: string, element: Element | null | undefined, contactId: string | null | undefined) => {
    if (element && contactId) parts.push({ name, element, contactId });
  };
  const card = desk.querySelector('[data-testid="contact-card"]');
  add('card', card?.parentElement, card?.getAttribute('data-contact'));
  const strip = desk.querySelector('.strip');
  add('strip', strip?.parentElement, nameIn(strip));
  for (const offer of desk.querySelectorAll('.offer:not(.more)')) add('offer', offer, nameIn(offer));
  for (const item of desk.querySelectorAll('contact-list [data-contact], today-list [data-contact]'))
    add('item', item, item.getAttribute('data-contact'));
  const drawer = desk.querySelector('why-drawer');
  add('why', drawer, drawer?.querySelector('code')?.textContent);
  const bar = desk.querySelector('record-bar .panebar');
  add('record bar', bar, nameIn(bar));
  return parts;
}

/** The contact whose customer a strip or an offer names. */
function nameIn(element: Element | null | undefined): string | undefined {
  return [...marksIn(element?.textContent ?? '')][0];
}

/** The part that an element is in. An offer is in the strip's element and is its own part. */
export function partOf(tab: Tab, element: Element): Part | undefined {
  const parts = partsOf(tab).filter((part) => part.element.contains(element));
  return parts.find(({ name }) => name !== 'strip') ?? parts[0];
}

/** What runs on with the clock, how the card's head looks while the strip is another contact's, and the marks of the templates. */
const volatile = [
  /<time-(since|left).*?<\/time-\1>/gs,
  /<svg class="count.*?<\/svg>/gs,
  /<span class="tag" data-testid="local-time">.*?<\/span>/gs,
  /<header class=".*?"/g,
  /<!--.*?-->/g,
];

/** The content of a part and the values of its fields, without the offers, which are parts of their own. */
export function textOf({ element }: Part): string {
  const content = [...element.children].filter((child) => !child.matches('.offer')).map((child) => child.outerHTML);
  const fields = [...element.querySelectorAll<HTMLInputElement>('input, textarea')].map(
    (field) => `${field.value} ${field.checked}`,
  );
  return volatile.reduce((text, each) => text.replaceAll(each, ''), [...content, ...fields].join('\n'));
}

/** No part shows anything of another contact. */
export function expectOwnTexts(tab: Tab): void {
  for (const part of partsOf(tab)) {
    const others = [...marksIn(textOf(part))].filter((each) => each !== part.contactId);
    expect(others, `in the ${part.name} of ${part.contactId}`).toEqual([]);
  }
}

/** Each frame is of a contact that is here and has its addresses only, and the record in front is that of the contact in focus. */
export function expectOwnRecords(tab: Tab): void {
  const here = ['', ...tab.view.contacts.map(({ entry }) => entry.contact.contactId)];
  for (const frame of tab.records) {
    const { contact = '' } = frame.dataset;
    expect(here, 'the contacts with a frame').toContain(contact);
    if (contact) expect([...marksIn(frame.src)], `the record of ${contact}`).toEqual([contact]);
    if (frame.hidden) continue;
    const focus = tab.view.focus ?? '';
    if (contact) expect(contact, 'the record in front').toBe(focus);
    else
      expect(
        [...marksIn(frame.src)].filter((each) => each !== focus),
        'the search in front',
      ).toEqual([]);
  }
}

/** What one part shows. */
interface Content {
  readonly contactId: string;
  readonly text: string;
}

/** What the parts show that belong to one contact for as long as it is in front. */
export function contentsOf(tab: Tab): Map<string, Content> {
  const parts = partsOf(tab).filter(({ name }) => ['card', 'strip', 'why'].includes(name));
  return new Map(parts.map((part) => [part.name, { contactId: part.contactId, text: textOf(part) }]));
}

/** How the card shows the state of its record. */
const recordState = [/ data-pop="[^"]*"/g, /<pop-status>.*?<\/pop-status>/gs];

/**
 * What happened to some contacts has changed nothing in the parts of another that was and is in front, except for the state
 * of a record that a tab opens now: a window waits until the agent is free of other contacts.
 */
export function expectUnmoved(
  tab: Tab,
  before: ReturnType<typeof contentsOf>,
  concerned: ReadonlySet<string>,
  opening: ReadonlySet<string>,
): void {
  for (const [name, { contactId, text }] of contentsOf(tab)) {
    const was = before.get(name);
    if (was?.contactId !== contactId || concerned.has(contactId)) continue;
    const opens = opening.has(contactId);
    // The drawer explains the new state.
    if (opens && name === 'why') continue;
    const compared = (of: string) => (opens ? recordState.reduce((rest, each) => rest.replaceAll(each, ''), of) : of);
    expect(compared(text), `the ${name} of ${contactId}`).toBe(compared(was.text));
  }
}
