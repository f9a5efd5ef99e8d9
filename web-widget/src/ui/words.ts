import { type ContactView, customerHasLeft } from '../core/index';
import type { AgentView } from '../streams/agent-view';
import { type Standing, standingOf } from './desk/stage';
import { isCall } from './format';
import type { Icon } from './look/icons';
import type { TextKey } from './text/en';
import { t } from './text/text';

/**
 * Agent states that result from a contact, by their names in Streams (`AgentAvailStates`, `AgentErrorStates`), which
 * people never see. An administrator names the instance's own states, and the page shows those names.
 */
const ring = { text: 'incomingContact', look: 'ring', picture: 'phone-incoming' } as const;
const dialing = { text: 'dialing', look: 'live', picture: 'phone-outgoing' } as const;
const unreached = { text: 'notReached', look: 'hold', picture: 'phone-missed' } as const;
const customerUnreached = { text: 'customerNotReached', look: 'hold', picture: 'phone-missed' } as const;
/** For states that mean nothing to an agent. */
const unready = { text: 'notReady', look: '', picture: 'clock' } as const;

const contactStates: Readonly<Record<string, { text: TextKey; look: string; picture: Icon }>> = {
  PendingBusy: ring,
  Pending: ring,
  CallingCustomer: dialing,
  Dialing: dialing,
  Joining: { text: 'connecting', look: 'live', picture: 'phone' },
  Busy: { text: 'onContact', look: 'live', picture: 'headphones' },
  AfterCallWork: { text: 'afterContactWork', look: '', picture: 'pencil' },
  MissedCallAgent: { text: 'missedContact', look: 'hold', picture: 'phone-missed' },
  FailedConnectAgent: unreached,
  BadAddressAgent: unreached,
  LineEngagedAgent: unreached,
  AgentHungUp: unreached,
  FailedConnectCustomer: customerUnreached,
  BadAddressCustomer: customerUnreached,
  LineEngagedCustomer: customerUnreached,
  MissedCallCustomer: customerUnreached,
  Monitoring: { text: 'monitoring', look: '', picture: 'headphones' },
  ...Object.fromEntries(
    [
      'Init',
      'PendingAvailable',
      'Default',
      'Error',
      'InvalidLocale',
      'MultipleCcpWindows',
      'RealtimeCommunicationError',
      'SystemState',
      'ErrorState',
    ].map((name) => [name, unready]),
  ),
};

/**
 * The agent's state in words, with its colour and icon.
 *
 * @param declined whether the agent declined the contact on the page. The service reports it as missed.
 */
export function agentStateWord(
  { state, states }: AgentView,
  declined = false,
): { word: string; look: string; picture: Icon } {
  const known = states.includes(state) ? undefined : contactStates[state];
  if (known && declined && state === 'MissedCallAgent') return { ...known, word: t('rejected') };
  if (known || !state) return { ...(known ?? unready), word: t((known ?? unready).text) };
  if (isAvailable(state)) return { word: state, look: 'live', picture: 'circle-check' };
  return { word: state, look: '', picture: 'clock' };
}

/** Whether this is Available, the one state that every instance has under this name. */
export function isAvailable(state: string): boolean {
  return state === 'Available';
}

const standings: Readonly<Record<Exclude<Standing, 'unanswered' | 'ringing' | 'connected'>, TextKey>> = {
  dialing: 'dialing',
  accepted: 'connecting',
  held: 'onHold',
  wrapUp: 'afterContactWork',
};

const incoming = {
  voice: 'incomingVoice',
  callback: 'incomingCallback',
  chat: 'incomingChat',
  task: 'incomingTask',
  email: 'incomingEmail',
} as const;
const working = { voice: 'onCall', callback: 'onCall', chat: 'chat', task: 'task', email: 'email' } as const;
const unanswered = {
  missed: 'missedContact',
  rejected: 'rejected',
  failed: 'notReached',
  abandoned: 'abandoned',
} as const;

/** The state of a contact in words, for the strip, the list, the card, the day and the notifications. */
export function stageWord(view: ContactView, agent?: AgentView): string {
  const { contact, outcome } = view.entry;
  if (contact.monitoring) return t('monitoring');
  const standing = standingOf(view, agent);
  if (customerHasLeft(contact)) return t('customerGone');
  if (standing === 'ringing') return t(incoming[contact.channel]);
  if (standing === 'connected') return t(working[contact.channel]);
  if (standing === 'unanswered') return t(outcome && outcome !== 'answered' ? unanswered[outcome] : 'ended');
  return t(standings[standing]);
}

const icons = {
  voice: 'phone',
  callback: 'phone',
  chat: 'message-square',
  task: 'clipboard-list',
  email: 'mail',
} as const;

export function channelIcon(channel: string): Icon {
  const name = channel.toLowerCase();
  return Object.hasOwn(icons, name) ? icons[name as keyof typeof icons] : 'phone';
}

/** The icon of a past contact. For a call, it shows the direction and whether it was answered. */
export function pastIcon(channel: string, direction: string | undefined, answered: boolean): Icon {
  if (!['voice', 'callback'].includes(channel.toLowerCase())) return channelIcon(channel);
  if (!answered) return 'phone-missed';
  return direction?.toLowerCase() === 'outbound' ? 'phone-outgoing' : 'phone-incoming';
}

export function isVoice(view: ContactView): boolean {
  return isCall(view.entry.contact);
}
