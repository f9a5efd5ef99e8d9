import { expect } from 'vitest';
import { FakeBrowser, storage } from '../../src/browser/testing/fake-browser';
import { aConfig, recordOrigin } from '../../src/core/testing/configs';
import type { Order, Snapshot } from '../../src/streams/testing/snapshot-streams';
import { Commands } from './commands';
import { Journal } from './journal';
import type { Move } from './moves';
import { contentsOf, expectUnmoved, partOf, partsOf } from './parts';
import { idOf, Service } from './service';
import { type Surroundings, Tab, turn } from './tab';

const config = aConfig({
  ccp: { url: 'https://acme.example.test/ccp-v2/', mode: 'custom' },
  records: {
    customer: `${recordOrigin}/customers/{customerId}`,
    create: `${recordOrigin}/new?line={line?}`,
    search: `${recordOrigin}/search?q={query}`,
    handOver: `${recordOrigin}/contacts/{contactId}/record`,
  },
  rules: [
    {
      name: 'Gold',
      when: { lookupStatus: 'match', customerTier: 'gold' },
      open: { target: 'tab', url: `${recordOrigin}/customers/{customerId}` },
    },
    {
      name: 'Known',
      when: { lookupStatus: 'match' },
      open: { target: 'frame', url: `${recordOrigin}/customers/{customerId}` },
    },
    { name: 'Others', open: { target: 'card' } },
  ],
  wrapUp: { outcomes: ['Solved', 'Call back'], send: `${recordOrigin}/notes/{contactId}` },
});

const clickable = 'button:not([disabled]), [role="tab"], input[type="radio"]';
const typable = 'input:not([type="radio"], [type="checkbox"]), textarea';

/** One session of one agent: the service, the tab with the desk, and at most one more tab. */
export class Session {
  readonly #service = new Service();
  readonly #commands = new Commands(this.#service);
  readonly #browser = new FakeBrowser();
  readonly #mine = storage();
  readonly #around: Surroundings;
  #tab!: Tab;
  #other: Tab | undefined;
  #time = 0;
  #last: Snapshot = this.#service.snapshot();
  /** The contacts whose changes have not reached the page. */
  readonly #late = new Set<string>();
  /** The contacts whose record a tab opens during this step. */
  readonly #opening = new Set<string>();
  readonly #journal = new Journal();
  #typed = 0;

  constructor() {
    this.#around = {
      browser: this.#browser,
      config,
      commands: this.#commands,
      now: () => this.#time,
      onOpened: (request, tab) => {
        this.#opening.add(request.contactId);
        this.#journal.opens(request, tab);
      },
      onPopped: (key) => this.#journal.pops(key),
    };
  }

  async start(): Promise<void> {
    this.#tab = await Tab.load(this.#around, this.#mine, this.#last, true);
    await this.#settle();
  }

  stop(): void {
    this.#tab.vanish();
    this.#other?.vanish();
  }

  async step(move: Move): Promise<void> {
    // At most a dozen records a minute open by themselves.
    this.#time += 10_000;
    const before = contentsOf(this.#tab);
    this.#opening.clear();
    const concerned = await this.#make(move);
    await this.#settle();
    this.#journal.check(this.#tab, this.#commands);
    if (concerned) expectUnmoved(this.#tab, before, concerned, this.#opening);
  }

  /** The agent turns to the desk, the service answers everything, and its state reaches every tab. */
  async end(): Promise<void> {
    this.#commands.answerAll();
    this.#tab.phone.sign('authorizeSuccess');
    this.#tab.page.shows(true);
    this.#other?.page.shows(false);
    await this.#settle();
    this.#deliver('once');
    await this.#settle();
    this.#journal.check(this.#tab, this.#commands);
    this.#journal.expectNothingLost(this.#tab, this.#service);
  }

  /**
   * Makes a move.
   *
   * @returns the contacts that it concerns, or `undefined` if it may concern all.
   */
  async #make(move: Move): Promise<Set<string> | undefined> {
    const service = this.#service;
    switch (move.do) {
      case 'ring':
        this.#late.add(service.ring(move.type, move.finding, move.known));
        return this.#deliver(move.delivery);
      case 'come back': {
        const back = service.comeBack(move.contact);
        if (back) this.#late.add(back);
        return this.#deliver(move.delivery);
      }
      case 'befall': {
        const contact = service.contacts[move.contact % Math.max(1, service.contacts.length)];
        if (!contact) return undefined;
        service.befall(idOf(contact.number), move.fate);
        this.#late.add(idOf(contact.number));
        return this.#deliver(move.delivery);
      }
      case 'answer': {
        const of = this.#commands.answer(move.at, move.done);
        await this.#settle();
        if (of) this.#late.add(of);
        const changed = this.#deliver('once');
        return of === '' ? undefined : changed;
      }
      case 'click':
        this.#click(this.#pick(clickable, move.at), 1);
        return undefined;
      case 'double click':
        await this.#doubleClick(this.#pick('.strip .acts button, .offer button', move.at));
        return undefined;
      case 'type':
        this.#type(this.#pick(typable, move.at) as HTMLInputElement | undefined);
        return undefined;
      case 'press':
        this.#press(move.key);
        return undefined;
      case 'reload':
        this.#tab.vanish();
        this.#tab = await Tab.load(this.#around, this.#mine, this.#last, true);
        return undefined;
      case 'show':
        this.#tab.page.shows(move.visible);
        return undefined;
      case 'sign':
        this.#tab.phone.sign(move.signed ? 'authorizeSuccess' : 'authFailStays');
        return undefined;
      case 'other tab':
        this.#other?.vanish();
        this.#other = move.open ? await Tab.load(this.#around, storage(), this.#last) : undefined;
        return undefined;
    }
  }

  /** Sends the service's state to every tab. Returns the contacts that have changed for the page. */
  #deliver(delivery: string): Set<string> {
    if (delivery === 'dropped') return new Set();
    const before = this.#last;
    const latest = this.#service.snapshot();
    this.#show(latest, delivery === 'reversed' ? 'reversed' : 'usual');
    if (delivery === 'stale') this.#show(before);
    if (delivery === 'stale' || delivery === 'twice') this.#show(latest);
    this.#commands.tell();
    const changed = new Set(this.#late);
    this.#late.clear();
    return changed;
  }

  #show(snapshot: Snapshot, order?: Order): void {
    this.#journal.shows(this.#last, snapshot);
    this.#last = snapshot;
    for (const tab of [this.#tab, this.#other]) tab?.receive(snapshot, order);
  }

  #pick(selector: string, at: number): HTMLElement | undefined {
    const found = [...this.#tab.desk.querySelectorAll<HTMLElement>(selector)];
    return found[at % Math.max(1, found.length)];
  }

  /** Clicks, and expects that no command and no choice of another contact follows. */
  #click(element: HTMLElement | undefined, detail: number): void {
    if (!element) return;
    const owner = partOf(this.#tab, element)?.contactId;
    const part = element.dataset.part;
    if (part && owner) this.#journal.opensPart(part, owner);
    this.#commands.issued = [];
    this.#tab.phone.viewed.length = 0;
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail }));
    const touched = [...this.#commands.issued.map(({ contactId }) => contactId), ...this.#tab.phone.viewed];
    for (const each of touched) if (each !== undefined) expect(each, `by a click on ${element.outerHTML}`).toBe(owner);
  }

  /** The first click takes effect before the second arrives, which then hits whatever is in its place. */
  async #doubleClick(element: HTMLElement | undefined): Promise<void> {
    if (!element) return;
    const of = partOf(this.#tab, element)?.contactId;
    const places = '.strip .acts button, .offer button';
    const place = [...this.#tab.desk.querySelectorAll(places)].indexOf(element);
    this.#click(element, 1);
    this.#commands.answerAll();
    this.#deliver('once');
    await this.#settle();
    const next = this.#tab.desk.querySelectorAll<HTMLElement>(places)[place];
    this.#commands.issued = [];
    this.#click(next, 2);
    for (const { contactId = of } of this.#commands.issued) expect(contactId, 'by the second click').toBe(of);
  }

  #type(field: HTMLInputElement | undefined): void {
    if (!field) return;
    const owner = partOf(this.#tab, field)?.contactId;
    const text = `typed ${owner ?? ''} ${this.#typed++}`;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    if (field.matches('wrap-up textarea') && owner) this.#journal.notes.set(owner, text);
  }

  #press(code: string): void {
    const parts = partsOf(this.#tab);
    const strip = parts.find(({ name }) => name === 'strip')?.contactId;
    const part = { KeyK: 'keypad', KeyT: 'transfer' }[code];
    if (part && strip) this.#journal.opensPart(part, strip);
    this.#commands.issued = [];
    const key = { altKey: true, code, key: code.at(-1) ?? '', bubbles: true, composed: true, cancelable: true };
    window.dispatchEvent(new KeyboardEvent('keydown', key));
    const offers = parts.filter(({ name }) => name === 'offer').map(({ contactId }) => contactId);
    for (const { name, contactId } of this.#commands.issued) {
      if (contactId === undefined) continue;
      const may = name === 'accept' || name === 'decline' ? [strip, ...offers] : [strip];
      expect(may, `by the key ${code}`).toContain(contactId);
    }
  }

  /** Waits until the page has drawn everything. */
  async #settle(): Promise<void> {
    for (let again = 0; again < 6; again++) await turn();
    await this.#tab.element.updateComplete;
    await turn();
  }
}
