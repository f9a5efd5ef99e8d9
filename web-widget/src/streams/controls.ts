import { type AgentView, readAgent } from './agent-view';
import { CommandError } from './command-error';
import { dialable } from './dialable';
import { attempt } from './facts';
import type { Streams } from './library';
import { createMedia, type DeviceMemory, type Media } from './media';

/** A colleague, queue or number that a contact can be passed to. */
export interface QuickConnect {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** The party to call: a quick connect by id, or a number as typed. */
export type Party = { readonly quickConnect: string } | { readonly number: string };

/** The agent's commands to the CCP. A rejected promise has a sentence as its message. */
export interface Controls {
  /** The commands that this phone lacks. The page does not offer them. */
  readonly lacks?: readonly ('mute' | 'keypad' | 'numbers')[];
  readonly view: AgentView;
  subscribe(listener: (view: AgentView) => void): () => void;
  /** Sets the state, or the next state while there is a contact. */
  setState(name: string): Promise<void>;
  accept(contactId: string): Promise<void>;
  decline(contactId: string): Promise<void>;
  /** Ends the contact for everybody, or leaves a call that the others continue. */
  hangUp(contactId: string): Promise<void>;
  hold(contactId: string, connectionId: string): Promise<void>;
  resume(contactId: string, connectionId: string): Promise<void>;
  mute(on: boolean): Promise<void>;
  sendDigits(contactId: string, digits: string): Promise<void>;
  quickConnects(): Promise<readonly QuickConnect[]>;
  /** Warm transfer: calls the party while the customer is on hold. */
  consult(contactId: string, party: Party): Promise<void>;
  /** Cold transfer: calls the party and leaves. */
  transfer(contactId: string, party: Party): Promise<void>;
  swap(contactId: string): Promise<void>;
  conference(contactId: string): Promise<void>;
  drop(contactId: string, connectionId: string): Promise<void>;
  /** Ends after-contact work, or clears a missed contact. */
  clear(contactId: string): Promise<void>;
  dial(number: string): Promise<void>;
  /** Sound, network and audio devices; absent in the agent workspace, whose softphone is its own. */
  readonly media?: Media;
}

/** The timeout of a command, in milliseconds. The CCP may never answer. */
const answerMs = 15_000;

/**
 * @param declined gets the id of each contact that the agent declines, because the service reports it as missed.
 * @param devices stores the chosen audio devices. Default: they are not stored.
 */
export function createControls(
  streams: Streams,
  declined: Set<string> = new Set(),
  devices: DeviceMemory = { read: () => ({}), keep() {} },
): Controls {
  const listeners = new Set<(view: AgentView) => void>();
  const endpoints = new Map<string, connect.Endpoint>();
  let muted = false;
  let view = readAgent(streams, muted);

  const look = () => {
    view = { ...readAgent(streams, muted), media: media.view };
    // The library reports muting only when it changes. Muting ends with the call.
    if (view.legs.size === 0) {
      muted = false;
      view = { ...view, muted };
    }
    for (const listener of listeners) listener(view);
  };
  const media = createMedia(streams, devices, () => isTalking(view), look);
  streams.agent((agent) => {
    agent.onRefresh(look);
    agent.onStateChange(look);
    agent.onMuteToggle((toggled) => {
      muted = toggled.muted === true;
      look();
    });
    look();
  });

  const agent = () => {
    const known = attempt(() => new streams.Agent());
    if (!known) throw new CommandError('notConnected');
    return known;
  };
  const contact = (contactId: string) => new (streams.Contact as new (id: string) => connect.Contact)(contactId);
  const connection = (contactId: string, connectionId: string) => {
    const found = contact(contactId)
      .getConnections()
      .find((each) => each.getConnectionId() === connectionId);
    if (!found) throw new CommandError('gone');
    return found as connect.VoiceConnection;
  };
  const agentLeg = (contactId: string) => {
    const leg = attempt(() => contact(contactId).getAgentConnection());
    if (!leg) throw new CommandError('gone');
    return leg as connect.VoiceConnection;
  };
  /** Ends the contact. A task's connection needs its media library, so the service ends a task by the id of the connection. */
  const leave = (contactId: string, callbacks: Callbacks<void>) => {
    const ended = contact(contactId);
    if (attempt(() => ended.getType() as string) !== 'task') return agentLeg(contactId).destroy(callbacks);
    const connectionId = agentConnectionId(ended);
    if (!connectionId) throw new CommandError('gone');
    const { core, ClientMethods } = streams as unknown as ClientInternals;
    core.getClient().call(ClientMethods.DESTROY_CONNECTION, { contactId, connectionId }, callbacks);
  };
  const endpointOf = (party: Party): connect.Endpoint => {
    if ('quickConnect' in party) {
      const endpoint = endpoints.get(party.quickConnect);
      if (!endpoint) throw new CommandError('gone');
      return endpoint;
    }
    const checked = dialable(party.number);
    if ('refused' in checked) throw new CommandError(checked.refused);
    return streams.Endpoint.byPhoneNumber(checked.number);
  };
  const consult = (contactId: string, party: Party) =>
    ask((callbacks) => contact(contactId).addConnection(endpointOf(party), callbacks));

  return {
    media,
    get view() {
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setState: (name) =>
      ask((callbacks) => {
        const state = agent()
          .getAgentStates()
          .find((each) => each.name === name);
        if (!state) throw new CommandError('gone');
        agent().setState(state, callbacks, { enqueueNextState: agent().getContacts().length > 0 });
      }),
    accept: (contactId) => ask((callbacks) => contact(contactId).accept(callbacks)),
    async decline(contactId) {
      // The contact may end before the answer arrives.
      declined.add(contactId);
      await ask((callbacks) => contact(contactId).reject(callbacks)).catch((error) => {
        declined.delete(contactId);
        throw error;
      });
    },
    hangUp: (contactId) => ask((callbacks) => leave(contactId, callbacks)),
    hold: (contactId, connectionId) => ask((callbacks) => connection(contactId, connectionId).hold(callbacks)),
    resume: (contactId, connectionId) => ask((callbacks) => connection(contactId, connectionId).resume(callbacks)),
    async mute(on) {
      const leg = attempt(() => conferenceLeg(agent()));
      if (leg) return ask((callbacks) => (on ? leg.muteParticipant(callbacks) : leg.unmuteParticipant(callbacks)));
      if (on) agent().mute();
      else agent().unmute();
    },
    sendDigits: (contactId, digits) =>
      ask((callbacks) => {
        const leg = talkingTo(contact(contactId));
        if (!leg) throw new CommandError('gone');
        (leg as connect.VoiceConnection).sendDigits(digits, callbacks);
      }),
    async quickConnects() {
      const found = await ask<{ endpoints: connect.Endpoint[] }>((callbacks) =>
        agent().getEndpoints(agent().getAllQueueARNs(), callbacks as connect.GetEndpointsCallbacks),
      );
      endpoints.clear();
      for (const endpoint of found?.endpoints ?? []) endpoints.set(endpoint.endpointARN ?? endpoint.name, endpoint);
      return [...endpoints].map(([id, { name, type }]) => ({ id, name, kind: String(type) }));
    },
    consult,
    async transfer(contactId, party) {
      await consult(contactId, party);
      await ask((callbacks) => leave(contactId, callbacks));
    },
    swap: (contactId) => ask((callbacks) => contact(contactId).toggleActiveConnections(callbacks)),
    conference: (contactId) => ask((callbacks) => contact(contactId).conferenceConnections(callbacks)),
    drop: (contactId, connectionId) => ask((callbacks) => connection(contactId, connectionId).destroy(callbacks)),
    clear: (contactId) => ask((callbacks) => contact(contactId).clear(callbacks)),
    dial: (number) => ask((callbacks) => agent().connect(endpointOf({ number }), callbacks as connect.ConnectOptions)),
  };
}

/** Whether the agent is on a call. Only then does the softphone have a microphone and a speaker to change. */
function isTalking({ legs }: AgentView): boolean {
  return [...legs.values()].flat().some(({ party, state }) => party === 'agent' && state === 'connected');
}

/** The party that hears the agent: the customer, or whom the agent consults while the customer is on hold. */
function talkingTo(contact: connect.Contact): connect.BaseConnection | undefined {
  const customer = contact.getActiveInitialConnection();
  const parties = customer ? [customer, ...contact.getThirdPartyConnections()] : contact.getThirdPartyConnections();
  return parties.find((party) => party.isConnected()) ?? customer ?? undefined;
}

/** Members of the library that its types omit. */
interface ClientInternals {
  readonly ClientMethods: { readonly DESTROY_CONNECTION: string };
  readonly core: { getClient(): { call(method: string, request: object, callbacks: Callbacks<void>): void } };
}

function agentConnectionId(task: connect.Contact): string | undefined {
  interface Data {
    _getData(): { connections: { connectionId: string; type: string }[] };
  }
  const connections = attempt(() => (task as unknown as Data)._getData().connections) ?? [];
  return connections.find(({ type }) => type === 'agent')?.connectionId;
}

/** The agent's own connection in a call of three or more, which the service mutes. A held call has its own. */
function conferenceLeg(agent: connect.Agent): connect.VoiceConnection | undefined {
  const call = agent.getContacts().find((contact) => {
    const features = attempt(() => (contact as unknown as Features).getContactFeatures());
    if (!features?.multiPartyConferenceEnabled || (contact.getType() as string) !== 'voice') return false;
    const legs = contact.getConnections().map((leg) => (leg.getStatus().type as string) === 'connected');
    return legs.filter(Boolean).length > 2;
  });
  return call?.getAgentConnection() as connect.VoiceConnection | undefined;
}

interface Features {
  getContactFeatures(): { multiPartyConferenceEnabled?: boolean } | undefined;
}

interface Callbacks<T> {
  success(data?: T): void;
  failure(error?: unknown): void;
}

/** Turns a call with callbacks into a promise that always settles, at the latest after the timeout. */
function ask<T = void>(call: (callbacks: Callbacks<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new CommandError('noAnswer')), answerMs);
    const settle = (done: () => void) => {
      clearTimeout(limit);
      done();
    };
    try {
      call({
        success: (data) => settle(() => resolve(data as T)),
        failure: (error) => settle(() => reject(new CommandError(reasonOf(error)))),
      });
    } catch (error) {
      settle(() => reject(error instanceof CommandError ? error : new CommandError('gone')));
    }
  });
}

/** The service's reason: JSON text, the word error, or nothing. */
function reasonOf(error: unknown): string {
  const read = attempt(() => JSON.parse(String(error)) as { message?: string; type?: string });
  return read?.message || read?.type || 'refused';
}
