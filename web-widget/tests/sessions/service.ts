import { recordOrigin } from '../../src/core/testing/configs';
import type { AgentView, Leg } from '../../src/streams/agent-view';
import type { Snapshot, SnapshotConnection, SnapshotContact } from '../../src/streams/testing/snapshot-streams';

/** What the lookup found. `gold` is a match whose record opens in a tab. */
export const findings = ['match', 'gold', 'none', 'multiple', 'error'] as const;
export type Finding = (typeof findings)[number];

/** What can happen to a contact. */
export const fates = [
  'connect',
  'hold',
  'resume',
  'end',
  'miss',
  'leave',
  'learn',
  'change',
  'joined',
  'unjoined',
] as const;
export type Fate = (typeof fates)[number];

interface Rung {
  readonly number: number;
  readonly type: 'voice' | 'chat';
  readonly finding: Finding;
  readonly outbound: boolean;
  state: 'connecting' | 'connected' | 'ended' | 'missed' | 'rejected';
  customer: 'connected' | 'hold';
  /** The state of a third party. */
  other: 'connected' | 'hold' | undefined;
  /** Whether the lookup has written its attributes. */
  known: boolean;
  /** How often the customer has changed. */
  changes: number;
}

/** The mark in every text of a contact. It tells whose text is where. */
export const markOf = (number: number) => `q${number}q`;
export const idOf = (number: number) => `contact-${markOf(number)}`;

/** The contacts whose texts are in a text, by their marks and their numbers in any format. */
export function marksIn(text: string): Set<string> {
  const found = text.matchAll(/q(\d+)q|415\D{0,2}555\D?03(\d\d)/g);
  return new Set([...found].map(([, mark, number]) => idOf(Number(mark ?? number))));
}

/** One agent's contacts, as the service has them. */
export class Service {
  readonly contacts: Rung[] = [];
  /** The contacts that have left and may ring again. */
  readonly left: Rung[] = [];
  muted = false;
  state = 'Available';
  #rung = 0;

  ring(type: 'voice' | 'chat', finding: Finding, known: boolean, outbound = false): string {
    const number = this.#rung++;
    this.contacts.push({
      number,
      type,
      finding,
      outbound,
      state: 'connecting',
      customer: 'connected',
      other: undefined,
      known,
      changes: 0,
    });
    return idOf(number);
  }

  /** A contact that has left rings again, such as one that the agent missed. */
  comeBack(index: number): string | undefined {
    const [back] = this.left.splice(index % Math.max(1, this.left.length), 1);
    if (!back) return undefined;
    this.contacts.push({ ...back, state: 'connecting', customer: 'connected', other: undefined });
    return idOf(back.number);
  }

  find(contactId: string): Rung | undefined {
    return this.contacts.find(({ number }) => idOf(number) === contactId);
  }

  /** Lets something happen to a contact, if it can in its state. */
  befall(contactId: string, fate: Fate): void {
    const contact = this.find(contactId);
    if (!contact) return;
    const { state } = contact;
    if (fate === 'connect' && state === 'connecting') contact.state = 'connected';
    if (fate === 'miss' && state === 'connecting') contact.state = 'missed';
    if (fate === 'end' && state === 'connected') contact.state = 'ended';
    if (fate === 'hold' || fate === 'resume') contact.customer = fate === 'hold' ? 'hold' : 'connected';
    if (fate === 'joined' && state === 'connected') contact.other = 'connected';
    if (fate === 'unjoined') contact.other = undefined;
    if (fate === 'learn') contact.known = true;
    if (fate === 'change') contact.changes++;
    if (fate !== 'leave') return;
    this.contacts.splice(this.contacts.indexOf(contact), 1);
    if (this.contacts.length === 0) this.muted = false;
    this.left.push(contact);
  }

  snapshot(): Snapshot {
    return {
      state: { name: this.contacts.length > 0 ? 'Busy' : this.state },
      contacts: this.contacts.map((contact) => this.#snapshotOf(contact)),
    };
  }

  agent(): AgentView {
    return {
      name: 'Jordan Doe',
      state: this.contacts.length > 0 ? 'Busy' : this.state,
      chosen: this.state,
      next: undefined,
      states: ['Available', 'Break'],
      muted: this.muted,
      legs: new Map(this.contacts.map((contact) => [idOf(contact.number), legsOf(contact)])),
    };
  }

  #snapshotOf(contact: Rung): SnapshotContact {
    const { number, type, state, outbound } = contact;
    const connections = legsOf(contact).map(
      ({ connectionId, party, state, label }): SnapshotConnection => ({
        connectionId,
        type: party === 'agent' ? 'agent' : outbound ? 'outbound' : 'inbound',
        initial: party === 'customer',
        state: { type: state },
        endpoint: { phoneNumber: label },
        chatMediaInfo: null,
      }),
    );
    return {
      contactId: idOf(number),
      initialContactId: null,
      type,
      state: { type: state },
      attributes: Object.fromEntries(
        Object.entries(attributesOf(contact)).map(([name, value]) => [name, { name, value }]),
      ),
      queue: { name: `Queue ${markOf(number)}` },
      name: null,
      initiationMethod: outbound ? 'outbound' : 'inbound',
      connections,
      customerEndpoint: { phoneNumber: numberOf(number) },
      connectSystemEndpoint: { phoneNumber: '+18005550199' },
    };
  }
}

const numberOf = (number: number) => `+141555503${String(number).padStart(2, '0')}`;

function attributesOf({ number, finding, known, changes }: Rung): Record<string, string> {
  const mark = markOf(number);
  const claimed = { line: `Line ${mark}`, callerNumber: numberOf(number), reason: `Reason ${mark}` };
  if (!known) return claimed;
  const customer = {
    customerId: customerOf(number, changes),
    customerName: `Jane ${mark} ${changes}`,
    customerNotes: `Note ${mark}`,
    customerAccount: `A-${mark}`,
    lineGreeting: `Hello ${mark}`,
    customerEmail: `jane.${mark}@example.test`,
  };
  switch (finding) {
    case 'match':
      return { ...claimed, ...customer, lookupStatus: 'match', customerTier: 'silver' };
    case 'gold':
      return { ...claimed, ...customer, lookupStatus: 'match', customerTier: 'gold' };
    case 'multiple': {
      const candidates = [1, 2].map((each) => ({ id: `${customerOf(number, each)}`, name: `Joe ${mark} ${each}` }));
      return { ...claimed, lookupStatus: 'multiple', matchCount: '2', candidates: JSON.stringify(candidates) };
    }
    default:
      return { ...claimed, lookupStatus: finding };
  }
}

const customerOf = (number: number, changes: number) => `C-${markOf(number)}-${changes}`;

/** The address of the record of a contact's current customer. */
export const recordOf = ({ number, changes }: Rung) => `${recordOrigin}/customers/${customerOf(number, changes)}`;

/** The contacts whose record opens by itself. */
export const recordPops = ({ finding, known, state }: Rung) =>
  known && (finding === 'match' || finding === 'gold') && (state === 'connecting' || state === 'connected');

function legsOf({ number, state, customer, other }: Rung): Leg[] {
  const over = state !== 'connected' && state !== 'connecting';
  const leg = (party: Leg['party'], now: Leg['state'], label: string): Leg => ({
    connectionId: `${party}-${markOf(number)}`,
    party,
    state: over ? 'disconnected' : now,
    label,
    muted: false,
  });
  return [
    leg('agent', state === 'connecting' ? 'connecting' : 'connected', 'Jordan Doe'),
    leg('customer', state === 'connecting' && customer !== 'hold' ? 'connected' : customer, numberOf(number)),
    ...(other ? [leg('other', other, `Colleague ${markOf(number)}`)] : []),
  ];
}
