import { attempt } from './facts';
import type { Streams } from './library';
import type { MediaView } from './media';

/** One party of a contact. */
export interface Leg {
  readonly connectionId: string;
  readonly party: 'agent' | 'customer' | 'other';
  readonly state: 'connecting' | 'connected' | 'hold' | 'disconnected';
  /** Name or number of the party. */
  readonly label: string;
  /** Whether the server has muted the party, in a call with several parties. */
  readonly muted: boolean;
  /** When this state began, in milliseconds since 1970 by the service's clock. */
  readonly since?: number | undefined;
}

/** The data of the controls: plain values, read again at every refresh. */
export interface AgentView {
  readonly name: string;
  /** The agent's state according to the service, such as Busy or AfterCallWork. */
  readonly state: string;
  /** The state that the agent chose, and the next one. */
  readonly chosen: string;
  readonly next: string | undefined;
  /** The states that the agent may choose. */
  readonly states: readonly string[];
  /** Whether the agent's microphone is off. */
  readonly muted: boolean;
  readonly legs: ReadonlyMap<string, readonly Leg[]>;
  /** When the agent's state began, in milliseconds since 1970. */
  readonly since?: number | undefined;
  /** When the state of each contact began. */
  readonly began?: ReadonlyMap<string, number>;
  /** Sound, network and audio devices, once they are followed. */
  readonly media?: MediaView;
}

export function readAgent(streams: Streams, muted: boolean): AgentView {
  // The constructor throws before the CCP has answered, because there is no agent yet.
  const agent = attempt(() => new streams.Agent()) as connect.Agent;
  const contacts = attempt(() => agent.getContacts()) ?? [];
  const state = attempt(() => agent.getState().name) ?? '';
  return {
    name: attempt(() => agent.getName()) ?? '',
    state,
    chosen: attempt(() => (agent.getAvailabilityState() as { state?: string }).state) ?? state,
    next: attempt(() => agent.getNextState()?.name) || undefined,
    states: attempt(() => agent.getAgentStates().map(({ name }) => name)) ?? [],
    muted,
    legs: new Map(contacts.map((contact) => [contact.getContactId(), readLegs(contact)])),
    since: beginning(agent),
    began: new Map(
      contacts.flatMap((contact) => {
        const since = beginning(contact);
        return since === undefined ? [] : [[contact.getContactId(), since] as const];
      }),
    ),
  };
}

/** When a state began. The library returns the time in a state, corrected by the difference between the clocks. */
function beginning(of: { getStateDuration?(): number; getStatusDuration?(): number }): number | undefined {
  const lasted = attempt(() => of.getStateDuration?.() ?? of.getStatusDuration?.());
  return lasted !== undefined && Number.isFinite(lasted) ? Date.now() - Math.max(0, lasted) : undefined;
}

/** A task has no legs here, because reading its connections starts a media session. */
function readLegs(contact: connect.Contact): Leg[] {
  if (attempt(() => contact.getType() as string) === 'task') return [];
  const connections = attempt(() => contact.getConnections()) ?? [];
  return connections.map((connection) => {
    const endpoint = attempt(() => connection.getEndpoint());
    return {
      connectionId: connection.getConnectionId(),
      party: partyOf(connection),
      state: (attempt(() => connection.getStatus().type as Leg['state']) ?? 'disconnected') as Leg['state'],
      label: endpoint?.name || endpoint?.phoneNumber || '',
      muted: attempt(() => (connection as connect.VoiceConnection).isMute()) === true,
      since: beginning(connection as { getStatusDuration?(): number }),
    };
  });
}

function partyOf(connection: connect.BaseConnection): Leg['party'] {
  if ((connection.getType() as string) === 'agent') return 'agent';
  return connection.isInitialConnection() ? 'customer' : 'other';
}
