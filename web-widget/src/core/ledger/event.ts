import type { Contact } from '../contact/contact.js';

/**
 * What a source tells. Every order and any repetition is allowed: the ledger holds what is true
 * whichever of them is lost, late or doubled. `at` is the page's clock in milliseconds and is used
 * to measure, never to order.
 */
export type SourceEvent =
  /** Everything known of a contact now; its first and every later sighting. */
  | { readonly type: 'contact'; readonly at: number; readonly contact: Contact }
  /** The agent accepted it; not sent when the service accepted by itself. */
  | { readonly type: 'accepted'; readonly at: number; readonly contactId: string }
  /** The contact left the agent's desk. */
  | { readonly type: 'gone'; readonly at: number; readonly contactId: string }
  /** The agent looks at this contact; an empty id means at none. */
  | { readonly type: 'viewed'; readonly at: number; readonly contactId: string };
