import type { AgentView, Leg } from '../streams/agent-view';
import { CommandError } from '../streams/command-error';
import type { Controls, Party } from '../streams/controls';
import type { PhoneParty, WorkspacePhone } from '../workspace/phone';

const states: Readonly<Record<string, Leg['state']>> = {
  connecting: 'connecting',
  connected: 'connected',
  hold: 'hold',
  silent_monitor: 'connected',
  barge: 'connected',
};

export interface WorkspaceControls extends Controls {
  /** Starts to listen for changes. */
  start(): void;
  /** Reads the agent, and the parties of these and of all known contacts, again. Forgets a contact without parties. */
  look(contactIds: readonly string[]): void;
}

/** The agent's controls, through the workspace. `lacks` names the commands that the packages do not have. */
export function workspaceControls(phone: WorkspacePhone): WorkspaceControls {
  const listeners = new Set<(view: AgentView) => void>();
  const readings = new Map<string, () => Promise<void>>();
  let view: AgentView = { name: '', state: '', chosen: '', next: undefined, states: [], muted: false, legs: new Map() };

  const tell = (part: Partial<AgentView>) => {
    view = { ...view, ...part };
    for (const listener of listeners) listener(view);
  };

  const readParties = async (contactId: string) => {
    const found = await phone.parties(contactId).catch(() => []);
    const legs = new Map(view.legs);
    if (found.length > 0) legs.set(contactId, found.map(legOf));
    else {
      legs.delete(contactId);
      readings.delete(contactId);
    }
    tell({ legs });
  };

  /** No event carries the parties of a contact, so each change is a reason to ask. */
  const look = (contactId: string) => {
    const reading = readings.get(contactId) ?? oneAtATime(() => readParties(contactId));
    readings.set(contactId, reading);
    return reading();
  };

  const lookAtAgent = oneAtATime(async () => {
    const { name, state } = await phone.agent().catch(() => ({ name: view.name, state: '' }));
    tell({ name, state, chosen: state });
  });

  /** Reads the parties again after a command, because without the permission for participants no event follows. */
  const ask = async (contactId: string, command: Promise<void>) => {
    await said(command);
    await look(contactId);
  };
  const entry = (party: Party) => ('quickConnect' in party ? party.quickConnect : '');

  return {
    lacks: ['mute', 'keypad', 'numbers'],
    get view() {
      return view;
    },
    start() {
      phone.onChange((contactId) => {
        void lookAtAgent();
        if (contactId) void look(contactId);
      });
    },
    look(contactIds) {
      void lookAtAgent();
      for (const contactId of new Set([...view.legs.keys(), ...contactIds])) void look(contactId);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    accept: (contactId) => ask(contactId, phone.accept(contactId)),
    decline: (contactId) => ask(contactId, phone.reject(contactId)),
    hangUp: (contactId) => ask(contactId, phone.leave(contactId)),
    hold: (contactId, participantId) => ask(contactId, phone.hold(participantId)),
    resume: (contactId, participantId) => ask(contactId, phone.resume(participantId)),
    quickConnects: () => phone.directory(),
    consult: (contactId, party) => ask(contactId, phone.add(contactId, entry(party))),
    transfer: (contactId, party) => ask(contactId, phone.transfer(contactId, entry(party))),
    /** The packages have no command for a swap: holds the parties that talk, and resumes those on hold. */
    async swap(contactId) {
      const others = (view.legs.get(contactId) ?? []).filter(({ party }) => party !== 'agent');
      for (const { connectionId } of others.filter(({ state }) => state === 'connected'))
        await ask(contactId, phone.hold(connectionId));
      for (const { connectionId } of others.filter(({ state }) => state === 'hold'))
        await ask(contactId, phone.resume(connectionId));
    },
    conference: (contactId) => ask(contactId, phone.join(contactId)),
    drop: (contactId, participantId) => ask(contactId, phone.drop(participantId)),
    clear: (contactId) => ask(contactId, phone.clear(contactId)),
    dial: (number) => said(phone.call(number)),
    setState: lacking,
    mute: lacking,
    sendDigits: lacking,
  };
}

/**
 * Wraps a reading so that it never runs twice at once. All calls during a reading share the one that follows it: a burst
 * of events costs two readings, and the requests of a record that is to open do not queue behind the rest.
 */
function oneAtATime(read: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  const begin = () => {
    current = read().finally(() => {
      current = undefined;
    });
    return current;
  };
  return () => {
    if (!current) return begin();
    following ??= current.then(() => {
      following = undefined;
      return begin();
    });
    return following;
  };
}

/** Rejects with the service's reason when a command fails. */
function said(command: Promise<void>): Promise<void> {
  return command.catch((error: Error) => Promise.reject(new CommandError(error.message)));
}

async function lacking(): Promise<never> {
  throw new CommandError('refused');
}

function legOf({ participantId, isSelf, isInitial, state }: PhoneParty): Leg {
  const party = isSelf ? 'agent' : isInitial ? 'customer' : 'other';
  return { connectionId: participantId, party, state: states[state] ?? 'disconnected', label: '', muted: false };
}
