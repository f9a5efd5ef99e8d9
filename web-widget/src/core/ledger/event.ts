import type { Contact } from '../contact/contact.js';

/**
 * An event of a source. Any order and any repetition is allowed: the ledger is correct whichever events are lost, late
 * or repeated. `at` is the page's clock in milliseconds; it measures and never orders.
 */
export type SourceEvent =
  /** Everything now known about a contact, at its first and every later sighting. */
  | { readonly type: 'contact'; readonly at: number; readonly contact: Contact }
  /** The agent accepted the contact. Not sent for auto-accept. */
  | { readonly type: 'accepted'; readonly at: number; readonly contactId: string }
  /** The contact left the agent. */
  | { readonly type: 'gone'; readonly at: number; readonly contactId: string }
  /** The agent turned to this contact; an empty id means none. */
  | { readonly type: 'viewed'; readonly at: number; readonly contactId: string };
