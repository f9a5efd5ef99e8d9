/** The channels that a pop rule can name. A queued callback has its own channel, because it rings as `incoming`. */
export const channels = ['voice', 'callback', 'chat', 'task', 'email'] as const;
export type Channel = (typeof channels)[number];

/** `transfer` means that the contact came from another agent. */
export const directions = ['inbound', 'outbound', 'transfer'] as const;
export type Direction = (typeof directions)[number];

/** The stages of a contact. It only moves to the right. */
export const stages = ['ringing', 'connected', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** One participant of a contact, as the service currently reports it. */
export interface Party {
  /** Id of the connection. */
  readonly id: string;
  /** A `supervisor` monitors the contact. */
  readonly role: 'agent' | 'customer' | 'other' | 'supervisor';
  readonly state: 'connecting' | 'connected' | 'hold' | 'left' | 'listening' | 'barging';
  /** Name or number. */
  readonly name?: string | undefined;
  /** Whether the service reports the participant as muted, or the agent's own microphone is off. */
  readonly muted?: boolean | undefined;
  /** When `state` began, in milliseconds since the epoch by the service's clock. */
  readonly since?: number | undefined;
}

/** How a contact ended unanswered, when the source knows. */
export type Unanswered = 'missed' | 'rejected' | 'failed';

/**
 * The known state of a contact at one moment, as plain values. A caller or a website visitor may have chosen the
 * attribute values: never trust them, never render them as markup.
 */
export interface Contact {
  readonly contactId: string;
  /** The first contact of a chain of transfers; absent when unknown. */
  readonly initialContactId?: string | undefined;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly stage: Stage;
  readonly unanswered?: Unanswered | undefined;
  /** Whether the agent only monitors: nothing may pop. */
  readonly monitoring?: boolean | undefined;
  /** Whether a task is paused. The service does not say by whom. */
  readonly paused?: boolean | undefined;
  /**
   * When the contact's current state began, in milliseconds since the epoch by the service's clock, so that a timer
   * survives a reload.
   */
  readonly since?: number | undefined;
  /** When the contact joined the queue, in milliseconds since the epoch. */
  readonly queuedAt?: number | undefined;
  /** Absent for a task, whose connections are not read. */
  readonly parties?: readonly Party[] | undefined;
  /** Name of the queue; absent for a contact without one. */
  readonly queue?: string | undefined;
  /** The customer's name if the channel has one (chat, task). */
  readonly title?: string | undefined;
  /** The customer's phone number or address, as reported by the service. */
  readonly customerEndpoint?: string | undefined;
  /** The number or address that the customer contacted, as reported by the service. */
  readonly systemEndpoint?: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The key under which a pop is remembered. A contact and all its transfers share one key. */
export function popKey(contact: Contact): string {
  return contact.initialContactId || contact.contactId;
}
