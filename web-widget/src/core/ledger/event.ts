import type { Contact } from '../contact/contact.js';

/**
 * An event of a source. The ledger is correct even if events are lost, late or repeated. `at` is the page's clock in
 * milliseconds. It measures durations and never orders events.
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
