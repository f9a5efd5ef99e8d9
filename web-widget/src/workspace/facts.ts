import type { Channel, Contact, Direction, Stage, Unanswered } from '../core/index';
import type { Participant, WorkspacePort } from './port';

const channelOf = new Map<unknown, Channel>(
  Object.entries({
    voice: 'voice',
    queue_callback: 'callback',
    chat: 'chat',
    task: 'task',
    email: 'email',
  } as const),
);

/** The stage of a contact by the state of the agent's own participant. A rejected contact has ended. */
const stageOf = new Map<unknown, Stage>(
  Object.entries({
    connecting: 'ringing',
    connected: 'connected',
    hold: 'connected',
    silent_monitor: 'connected',
    barge: 'connected',
    disconnected: 'ended',
    rejected: 'ended',
  } as const),
);

export function channelNamed(type: string | undefined): Channel | undefined {
  return channelOf.get(type);
}

/** Reads attributes as objects, as in AWS's guide, or as texts, as in the typings. Omits any other value. */
export function readAttributes(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  const pairs = Object.entries(given).flatMap(([name, attribute]: [string, unknown]) => {
    const value = typeof attribute === 'string' ? attribute : (attribute as { value?: unknown } | null)?.value;
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** The facts that the participants of a contact show. */
export interface Parties {
  readonly outbound: boolean;
  readonly monitoring: boolean;
  readonly stage: Stage | undefined;
  readonly unanswered?: Unanswered | undefined;
}

/** @param asksStage whether to read the state of the agent's own participant, which takes a second request. */
export async function readParties(port: WorkspacePort, contactId: string, asksStage: boolean): Promise<Parties> {
  const participants = await port.participants(contactId);
  const self = asksStage ? participants.find(({ isSelf }) => isSelf) : undefined;
  const state = self && (await port.participantState(self.participantId));
  return {
    outbound: participants.some(({ isInitial, type }: Participant) => isInitial && type === 'outbound'),
    monitoring: state === 'silent_monitor' || state === 'barge',
    stage: stageOf.get(state),
    unanswered: state === 'rejected' ? 'rejected' : undefined,
  };
}

export function directionOf(
  contactId: string,
  initialContactId: string | undefined,
  outbound: boolean | undefined,
): Direction {
  if (initialContactId && initialContactId !== contactId) return 'transfer';
  return outbound ? 'outbound' : 'inbound';
}

/** The facts of a contact so far. A read that fails or finds nothing keeps the known value. */
export type Facts = Pick<Contact, 'queue' | 'customerEndpoint' | 'attributes'> & {
  readonly channel?: Channel | undefined;
  readonly parties?: Parties | undefined;
};

/** Sends all requests at once. Each may fail without the others. */
export async function readFacts(
  port: WorkspacePort,
  contactId: string,
  known: Facts,
  asksStage: boolean,
): Promise<Facts> {
  const [attributes, channel, queue, number, parties] = await Promise.all([
    answered(port.attributes(contactId).then(readAttributes)),
    known.channel ?? answered(port.channel(contactId).then(channelNamed)),
    known.queue ?? answered(port.queue(contactId)),
    known.customerEndpoint ?? answered(port.customerNumber(contactId)),
    answered(readParties(port, contactId, asksStage)),
  ]);
  return {
    // After the end the service may have dropped the attributes.
    attributes: attributes && Object.keys(attributes).length > 0 ? attributes : known.attributes,
    channel: channel ?? known.channel,
    queue: queue || known.queue,
    customerEndpoint: number || known.customerEndpoint,
    parties: parties ?? known.parties,
  };
}

/** The answer, or `undefined` if the request fails. */
function answered<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined);
}
