import type { ScreenPopView } from '../../core/index';
import type { AgentView } from '../../streams/agent-view';
import type { CallCommands } from '../call/call-commands';
import type { KeyAction } from './keys';
import { contactIdOf, isOffered, stripOf } from './stage';

/** The desk, as far as a key reaches it. */
export interface DeskKeys {
  readonly phone: Pick<CallCommands, 'accept' | 'decline' | 'mute' | 'hold' | 'open' | 'endByKey' | 'close'>;
  /** The commands that this phone does not have. */
  readonly lacks: readonly string[];
  select(contactId: string): void;
  /** Clicks the element, and returns whether there is one. */
  click(selector: string): boolean;
  /** Puts the focus into the search of the page, if it has one. */
  search(): void;
}

/**
 * Does what a key means in the current state of the desk.
 *
 * @returns whether the key was used; otherwise the browser handles it.
 */
export function press(
  action: KeyAction,
  view: ScreenPopView,
  agent: AgentView | undefined,
  { phone, lacks, select, click, search }: DeskKeys,
): boolean {
  if (typeof action === 'object') {
    if ('customer' in action) return click(`[data-pick="${action.customer}"]`);
    const contact = view.contacts[action.contact - 1]?.entry.contact;
    if (contact) select(contact.contactId);
    return contact !== undefined;
  }
  if (lacks.includes(action)) return false;
  const strip = stripOf(view, agent);
  const ringing = view.contacts.find(isOffered)?.entry.contact.contactId;
  const call = contactIdOf(strip);
  const talks = strip.kind === 'live' || strip.kind === 'held';
  switch (action) {
    case 'accept':
    case 'decline':
      if (ringing) phone[action](ringing);
      return ringing !== undefined;
    case 'mute':
    case 'hold':
      if (talks) phone[action](call);
      return talks;
    case 'keypad':
    case 'transfer':
      if (talks) phone.open(action, call);
      return talks;
    case 'end':
      if (talks || strip.kind === 'dialing') phone.endByKey(call);
      return true;
    case 'done':
      if (strip.kind === 'wrap' || strip.kind === 'missed') phone.close(call);
      return true;
    case 'note':
      click('[data-act="note"]');
      return true;
    case 'search':
      search();
      return true;
    default:
      return false;
  }
}
