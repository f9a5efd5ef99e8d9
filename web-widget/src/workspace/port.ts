import type { Stage, Unanswered } from '../core/index';

/** The events of a contact, by the key of their topic. */
export const topics = {
  'contact/connecting': { stage: 'ringing' },
  // A queued callback and other offers. A call rings as `connecting`.
  'contact/incoming': { stage: 'ringing' },
  'contact/pending': { stage: 'ringing' },
  'contact/connected': { stage: 'connected' },
  'contact/acw': { stage: 'ended' },
  'contact/missed': { stage: 'ended', unanswered: 'missed' },
  'contact/error': { stage: 'ended', unanswered: 'failed' },
  'contact/cleared': 'gone',
  'contact/destroy': 'gone',
} as const satisfies Record<string, { stage: Stage; unanswered?: Unanswered } | 'gone'>;

export type Topic = keyof typeof topics;

/** The data of an event. Only the id is certain. */
export interface ContactNews {
  readonly contactId: string;
  readonly initialContactId?: string | undefined;
  readonly type?: string | undefined;
}

/** The data of a participant that this page reads. */
export interface Participant {
  readonly participantId: string;
  readonly type: string;
  readonly isInitial: boolean;
  readonly isSelf: boolean;
}

/**
 * The part of the agent workspace that the adapter uses. Values have the form in which the service sends them, so that
 * the adapter does not depend on the packages' classes and their incomplete typings. A rejected promise always has an
 * Error, whatever the package rejects with.
 */
export interface WorkspacePort {
  /** Calls back for every contact. The returned function unsubscribes. */
  on(topic: Topic, handler: (news: ContactNews) => void): () => void;
  /** Texts, or objects with `value`. */
  attributes(contactId: string): Promise<unknown>;
  channel(contactId: string): Promise<string>;
  queue(contactId: string): Promise<string | undefined>;
  customerNumber(contactId: string): Promise<string | undefined>;
  /** Needs the permission `*`, as the next two do. */
  participants(contactId: string): Promise<readonly Participant[]>;
  participantState(participantId: string): Promise<string>;
  contacts(): Promise<readonly ContactNews[]>;
}
