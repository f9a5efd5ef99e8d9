import type { Stage, Unanswered } from '../core/index';

/** The moments of a contact that the workspace tells of, by the key of their topic. */
export const topics = {
  'contact/connecting': { stage: 'ringing' },
  // A queued callback and whatever else is offered; a call rings as `connecting`.
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

/** What comes with an event: only the id is certain. */
export interface ContactNews {
  readonly contactId: string;
  readonly initialContactId?: string | undefined;
  readonly type?: string | undefined;
}

/** Somebody on a contact, as far as this page asks. */
export interface Participant {
  readonly participantId: string;
  readonly type: string;
  readonly isInitial: boolean;
  readonly isSelf: boolean;
}

/**
 * As much of the agent workspace as the adapter asks for. Values come as the service sends them, so that nothing but
 * the maker of this port sees the packages' classes and their typings, which say less than the truth. A promise that
 * fails carries an Error, whatever the package rejects with.
 */
export interface WorkspacePort {
  /** Hears of every contact; the returned function ends it. */
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
