/** The channels a pop rule can name. A queued callback is its own channel: it rings as `incoming`. */
export const channels = ['voice', 'callback', 'chat', 'task', 'email'] as const;
export type Channel = (typeof channels)[number];

/** `transfer`: the contact reached this agent through another agent. */
export const directions = ['inbound', 'outbound', 'transfer'] as const;
export type Direction = (typeof directions)[number];

/** How far a contact has come. It only ever moves to the right. */
export const stages = ['ringing', 'connected', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** One participant of a contact, as the service reports it now. */
export interface Party {
  /** Id of the connection. */
  readonly id: string;
  /** `supervisor`: somebody who monitors the contact. */
  readonly role: 'agent' | 'customer' | 'other' | 'supervisor';
  readonly state: 'connecting' | 'connected' | 'hold' | 'left' | 'listening' | 'barging';
  /** Name or number. */
  readonly name?: string | undefined;
  /** The service says this participant is muted, or the agent has switched the own microphone off. */
  readonly muted?: boolean | undefined;
  /** When `state` began, in milliseconds since the epoch by the service's clock. */
  readonly since?: number | undefined;
}

/** How a contact ended without being answered, when the source knows. */
export type Unanswered = 'missed' | 'rejected' | 'failed';

/**
 * What is known of a contact at one moment, as plain values. Attribute values are text that a
 * caller or a website visitor may have chosen: never trust them, never render them as markup.
 */
export interface Contact {
  readonly contactId: string;
  /** The first contact of a chain of transfers; absent when the service does not say. */
  readonly initialContactId?: string | undefined;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly stage: Stage;
  readonly unanswered?: Unanswered | undefined;
  /** The agent only listens in: nothing may pop. */
  readonly monitoring?: boolean | undefined;
  /** A task is paused; the service does not say by whom. */
  readonly paused?: boolean | undefined;
  /** When the service's state of the contact began, in milliseconds since the epoch: what a timer that survives a reload counts from. */
  readonly since?: number | undefined;
  /** When the contact joined the queue, in milliseconds since the epoch. */
  readonly queuedAt?: number | undefined;
  /** Absent for a task: its connections are not read. */
  readonly parties?: readonly Party[] | undefined;
  /** Name of the queue; absent for a contact that came from none. */
  readonly queue?: string | undefined;
  /** The customer's name where the channel itself carries one (chat, task). */
  readonly title?: string | undefined;
  /** The customer's phone number or address as the service reports it. */
  readonly customerEndpoint?: string | undefined;
  /** The number or address the customer contacted as the service reports it. */
  readonly systemEndpoint?: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What pops once: a contact and everything transferred from it. */
export function popKey(contact: Contact): string {
  return contact.initialContactId || contact.contactId;
}
