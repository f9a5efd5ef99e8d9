import type { Channel, Contact, Direction, Party, Stage, Unanswered } from '../core/index';

const channelOf = new Map<unknown, Channel>(
  Object.entries({
    voice: 'voice',
    queue_callback: 'callback',
    chat: 'chat',
    task: 'task',
    email: 'email',
  } as const),
);

const stageOf = new Map<unknown, Stage>(
  Object.entries({
    connected: 'connected',
    paused: 'connected',
    ended: 'ended',
    missed: 'ended',
    rejected: 'ended',
    error: 'ended',
  } as const),
);

const outgoing: readonly unknown[] = ['outbound', 'external_outbound', 'agent_reply', 'campaign_preview'];

/**
 * Reads a contact into plain values. Each getter may throw without the others: those of a task throw unless its media
 * library is loaded, and those of a contact that has just left throw too.
 *
 * @param agentState name of the agent's state, if known; a missed call shows there and not on the contact.
 * @param microphoneOff whether the agent's own microphone is off. No connection reports it.
 * @param declined whether the agent declined the contact on this page. The service reports it as missed.
 */
export function readContact(
  contact: connect.Contact,
  agentState: string | undefined,
  microphoneOff = false,
  declined = false,
): Contact {
  const channel = readChannel(contact);
  const state = readText(() => contact.getState().type) ?? '';
  const contactId = contact.getContactId();
  // Reading a task's connections starts a media session, and no pop needs them.
  const connections = channel === 'task' ? undefined : attempt(() => contact.getConnections());
  const initial = channel === 'task' ? undefined : attempt(() => contact.getInitialConnection());
  const initialContactId = readText(() => contact.getInitialContactId());
  return {
    contactId,
    initialContactId,
    channel,
    direction: readDirection(contact, channel, initial),
    stage: stageOf.get(state) ?? 'ringing',
    unanswered: readUnanswered(state, agentState, declined),
    monitoring: isMonitoring(contact, connections) || undefined,
    paused: state === 'paused' || undefined,
    since: readTime(attempt(() => contact.getState().timestamp)),
    queuedAt: readTime(attempt(() => contact.getQueueTimestamp())),
    parties: connections && attempt(() => connections.map((connection) => readParty(connection, microphoneOff))),
    queue: readText(() => contact.getQueue()?.name),
    title:
      readText(() => contact.getName()) ??
      readText(() => (initial as connect.ChatConnection | undefined)?.getParticipantName()),
    customerEndpoint: readAddress(initial) ?? readEndpoint(attempt(() => contact.getCustomerEndpoint())),
    systemEndpoint: readEndpoint(attempt(() => contact.getConnectSystemEndpoint())),
    attributes: readAttributes(contact),
  };
}

/** Reads the channel. The service reports a callback that dials the customer first as a call. */
function readChannel(contact: connect.Contact): Channel {
  const method = attempt(() => contact.getInitiationMethod() as string);
  if (method === 'callback_customer_first_dialed') return 'callback';
  return channelOf.get(attempt(() => contact.getType())) ?? 'voice';
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
  // Voice contacts often have no initiation method; the caller's leg shows who dialed.
  return attempt(() => initial?.getType() as string | undefined) === 'outbound' ? 'outbound' : 'inbound';
}

function readUnanswered(state: string, agentState: string | undefined, declined: boolean): Unanswered | undefined {
  if (state !== 'missed' && state !== 'rejected' && state !== 'error') return undefined;
  if (declined) return 'rejected';
  if (state !== 'error') return state;
  return agentState === 'MissedCallAgent' ? 'missed' : 'failed';
}

function isMonitoring(contact: connect.Contact, connections: connect.BaseConnection[] = []): boolean {
  if (attempt(() => contact.getInitiationMethod() as string) === 'monitor') return true;
  const types = attempt(() => connections.map((connection) => connection.getType() as string)) ?? [];
  return types.length > 0 && types.every((type) => type === 'monitoring');
}

const partyStates = new Map<unknown, Party['state']>(
  Object.entries({
    connecting: 'connecting',
    connected: 'connected',
    hold: 'hold',
    silent_monitor: 'listening',
    barge: 'barging',
  } as const),
);

function readParty(connection: connect.BaseConnection, microphoneOff: boolean): Party {
  const role = roleOf(connection);
  const state = attempt(() => connection.getStatus()) as { type?: string; timestamp?: unknown } | undefined;
  const endpoint = attempt(() => connection.getEndpoint());
  const muted = attempt(() => (connection as connect.VoiceConnection).isMute()) === true;
  return {
    id: connection.getConnectionId(),
    role,
    state: partyStates.get(state?.type) ?? 'left',
    name: endpoint?.name || readEndpoint(endpoint),
    muted: muted || (role === 'agent' && microphoneOff) || undefined,
    since: readTime(state?.timestamp),
  };
}

/** The role of a party: the agent, the customer, a third party, or a supervisor. */
function roleOf(connection: connect.BaseConnection): Party['role'] {
  const type = attempt(() => connection.getType() as string);
  if (type === 'monitoring') return 'supervisor';
  if (type === 'agent') return 'agent';
  return attempt(() => connection.isInitialConnection()) ? 'customer' : 'other';
}

function readTime(time: unknown): number | undefined {
  return time instanceof Date ? time.getTime() : undefined;
}

function readAddress(initial: connect.BaseConnection | null | undefined): string | undefined {
  return readEndpoint(attempt(() => initial?.getEndpoint()));
}

/** The phone number or address. A SIP address is reduced to its number. */
function readEndpoint(
  endpoint: { phoneNumber?: string | null; address?: string | null } | null | undefined,
): string | undefined {
  const number = readText(() => endpoint?.phoneNumber || endpoint?.address);
  return number?.replace(/^sips?:([^@]+)@.*$/, '$1');
}

/** The getter's text; `undefined` when it throws, or returns nothing or anything else. */
function readText(read: () => unknown): string | undefined {
  const value = attempt(read);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The getter's value, or `undefined` when it throws. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
