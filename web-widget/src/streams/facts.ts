import type { Channel, Contact, Direction, Stage, Unanswered } from '../core/index';

const channelOf: Readonly<Record<string, Channel>> = {
  voice: 'voice',
  queue_callback: 'callback',
  chat: 'chat',
  task: 'task',
  email: 'email',
};

const stageOf: Readonly<Record<string, Stage>> = {
  connected: 'connected',
  paused: 'connected',
  ended: 'ended',
  missed: 'ended',
  rejected: 'ended',
  error: 'ended',
};

const outgoing: readonly unknown[] = ['outbound', 'external_outbound', 'agent_reply', 'campaign_preview'];

/**
 * Reads a contact into plain values. Every getter stands on its own: those of a task throw unless
 * its media library is loaded, those of a contact that has just left throw as well.
 *
 * @param agentState name of the agent's state; a missed call shows there and not on the contact.
 */
export function readContact(contact: connect.Contact, agentState: string): Contact {
  const type = attempt(() => contact.getType() as string) ?? 'voice';
  const channel = channelOf[type] ?? 'voice';
  const state = attempt(() => contact.getState().type as string) ?? '';
  const contactId = contact.getContactId();
  // Connections of a task start a media session; nothing about a pop needs them.
  const initial = channel === 'task' ? undefined : attempt(() => contact.getInitialConnection());
  const initialContactId = attempt(() => contact.getInitialContactId()) || undefined;
  return {
    contactId,
    initialContactId,
    channel,
    direction: readDirection(contact, channel, initial),
    stage: stageOf[state] ?? 'ringing',
    unanswered: readUnanswered(state, agentState),
    monitoring: isMonitoring(contact, channel) || undefined,
    queue: attempt(() => contact.getQueue()?.name) || undefined,
    title:
      attempt(() => contact.getName()) ||
      attempt(() => (initial as connect.ChatConnection | undefined)?.getParticipantName()) ||
      undefined,
    customerEndpoint: readAddress(initial) ?? readEndpoint(attempt(() => contact.getCustomerEndpoint())),
    systemEndpoint: readEndpoint(attempt(() => contact.getConnectSystemEndpoint())),
    attributes: readAttributes(contact),
  };
}

function readAttributes(contact: connect.Contact): Record<string, string> {
  const given = attempt(() => contact.getAttributes()) ?? {};
  const pairs = Object.entries(given).flatMap(([name, attribute]) =>
    typeof attribute?.value === 'string' ? [[name, attribute.value] as const] : [],
  );
  return Object.fromEntries(pairs);
}

function readDirection(
  contact: connect.Contact,
  channel: Channel,
  initial: connect.BaseConnection | null | undefined,
): Direction {
  const method: unknown = attempt(() => contact.getInitiationMethod());
  if (method === 'transfer') return 'transfer';
  if (outgoing.includes(method)) return 'outbound';
  if (method || channel === 'callback') return 'inbound';
  // Voice contacts often carry no method; the caller's leg says who dialed.
  return attempt(() => initial?.getType() as string | undefined) === 'outbound' ? 'outbound' : 'inbound';
}

function readUnanswered(state: string, agentState: string): Unanswered | undefined {
  if (state === 'missed' || state === 'rejected') return state;
  if (state !== 'error') return undefined;
  return agentState === 'MissedCallAgent' ? 'missed' : 'failed';
}

function isMonitoring(contact: connect.Contact, channel: Channel): boolean {
  if (attempt(() => contact.getInitiationMethod() as string) === 'monitor') return true;
  if (channel === 'task') return false;
  const legs = attempt(() => contact.getConnections().map((leg) => leg.getType() as string)) ?? [];
  return legs.length > 0 && legs.every((type) => type === 'monitoring');
}

function readAddress(initial: connect.BaseConnection | null | undefined): string | undefined {
  return readEndpoint(attempt(() => initial?.getEndpoint()));
}

/** A SIP address is cut down to the number in it. */
function readEndpoint(
  endpoint: { phoneNumber?: string | null; address?: string | null } | null | undefined,
): string | undefined {
  const number = endpoint?.phoneNumber || endpoint?.address || undefined;
  return number?.replace(/^sips?:([^@]+)@.*$/, '$1');
}

/** The getter's answer, or `undefined` where it throws. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
