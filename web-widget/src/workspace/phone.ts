import { AgentClient, ContactClient, type QuickConnect } from '@amazon-connect/contact';
import type { AmazonConnectProvider } from '@amazon-connect/core';
import { VoiceClient } from '@amazon-connect/voice';
import { asked } from './sdk';

/** A participant of a contact, with their current state. */
export interface PhoneParty {
  readonly participantId: string;
  readonly isSelf: boolean;
  readonly isInitial: boolean;
  readonly state: string;
}

/** A quick connect that a contact can be transferred to. */
export interface PhoneEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** The agent's name and state according to the service. */
export interface PhoneAgent {
  readonly name: string;
  readonly state: string;
}

/**
 * The agent's commands through the packages. A rejected promise has an Error.
 *
 * The packages can neither mute nor send digits. The agent does both in the workspace's own CCP, and chooses a state there.
 */
export interface WorkspacePhone {
  /**
   * Calls back with a contact when its participants or their states may have changed, and without one when the agent's
   * state has changed. The returned function unsubscribes.
   */
  onChange(changed: (contactId?: string) => void): () => void;
  agent(): Promise<PhoneAgent>;
  parties(contactId: string): Promise<readonly PhoneParty[]>;
  accept(contactId: string): Promise<void>;
  reject(contactId: string): Promise<void>;
  leave(contactId: string): Promise<void>;
  clear(contactId: string): Promise<void>;
  hold(participantId: string): Promise<void>;
  resume(participantId: string): Promise<void>;
  join(contactId: string): Promise<void>;
  drop(participantId: string): Promise<void>;
  directory(): Promise<readonly PhoneEntry[]>;
  /** Adds an entry of the directory to the contact. */
  add(contactId: string, entryId: string): Promise<void>;
  /** Transfers the contact to an entry of the directory. For a phone number, adds the number and leaves the call. */
  transfer(contactId: string, entryId: string): Promise<void>;
  /** Calls a number from the agent's default queue. The contact then rings like any other, as outbound. */
  call(number: string): Promise<void>;
}

/**
 * Not used of the agent: setAvailabilityState, setAvailabilityStateByName, setOffline, listAvailabilityStates and
 * onNextAvailabilityStateChanged (the workspace's own menu has the state), getState and onStateChanged (old forms), getARN,
 * getExtension, getRoutingProfile, getChannelConcurrency, getDefaultOutboundQueue, listSecurityProfilePermissions,
 * onEnabledChannelListChanged and onRoutingProfileChanged (nothing here depends on them), getNetworkConnectionStatus and
 * onNetworkConnectionStatusChanged (the workspace shows the connection itself).
 *
 * Not used of a call: holdSelf, resumeSelf, isSelfOnHold, onSelfHold and onSelfResume (the customer is held instead),
 * isParticipantOnHold (the participant's state shows it), canResumeSelf, canResumeParticipant, onCanResumeSelfChanged,
 * onCanResumeParticipantChanged, getOutboundCallPermission, getDialableCountries and listDialableCountries (the service
 * refuses an impossible command with a reason), getVoiceEnhancementMode, setVoiceEnhancementMode, getVoiceEnhancementPaths
 * and onVoiceEnhancementModeChanged (the CCP has these settings).
 */
export function workspacePhone(provider: AmazonConnectProvider): WorkspacePhone {
  const contact = new ContactClient(provider);
  const voice = new VoiceClient(provider);
  const agent = new AgentClient(provider);
  const known = new Map<string, QuickConnect>();
  let name: string | undefined;
  const entry = (id: string) => {
    const found = known.get(id);
    if (!found) throw new Error('gone');
    return found;
  };
  return {
    onChange(changed) {
      const told = async ({ contactId }: { contactId: string }) => changed(contactId);
      const party = async ({ participant }: { participant: { contactId: string } }) => changed(participant.contactId);
      const own = async () => changed();
      agent.onAvailabilityStateChanged(own);
      contact.onConnecting(told);
      contact.onConnected(told);
      contact.onStartingAcw(told);
      contact.onCleared(told);
      contact.onParticipantAdded(party);
      contact.onParticipantDisconnected(party);
      contact.onParticipantStateChanged(told);
      voice.onParticipantHold(told);
      voice.onParticipantResume(told);
      return () => {
        agent.offAvailabilityStateChanged(own);
        contact.offConnecting(told);
        contact.offConnected(told);
        contact.offStartingAcw(told);
        contact.offCleared(told);
        contact.offParticipantAdded(party);
        contact.offParticipantDisconnected(party);
        contact.offParticipantStateChanged(told);
        voice.offParticipantHold(told);
        voice.offParticipantResume(told);
      };
    },
    async agent() {
      const [known, state] = await Promise.all([name ?? asked(agent.getName()), asked(agent.getAvailabilityState())]);
      name = known;
      return { name, state: state.name };
    },
    async parties(contactId) {
      const found = await asked(contact.listParticipants(contactId));
      const states = await Promise.all(
        found.map(({ participantId }) => asked(contact.getParticipantState(participantId))),
      );
      return found.map(({ participantId, isSelf, isInitial }, at) => ({
        participantId,
        isSelf,
        isInitial,
        state: states[at]?.value ?? '',
      }));
    },
    accept: (contactId) => asked(contact.accept(contactId)),
    reject: (contactId) => asked(contact.reject(contactId)),
    leave: (contactId) => asked(contact.disconnectSelf(contactId)),
    clear: (contactId) => asked(contact.clear(contactId)),
    hold: (participantId) => asked(voice.holdParticipant(participantId)),
    resume: (participantId) => asked(voice.resumeParticipant(participantId)),
    join: (contactId) => asked(voice.conferenceParticipants(contactId)),
    drop: (participantId) => asked(contact.disconnectParticipant(participantId)),
    async directory() {
      const queues = await asked(agent.getRoutingProfileQueues());
      const { quickConnects } = await asked(agent.listQuickConnects(queues.map(({ queueARN }) => queueARN)));
      known.clear();
      for (const each of quickConnects) known.set(each.endpointARN, each);
      return quickConnects.map(({ endpointARN, name, type }) => ({ id: endpointARN, name, kind: type }));
    },
    add: async (contactId, entryId) => void (await asked(contact.addParticipant(contactId, entry(entryId)))),
    async transfer(contactId, entryId) {
      const to = entry(entryId);
      if (to.type !== 'phone_number') return asked(contact.transfer(contactId, to));
      await asked(contact.addParticipant(contactId, to));
      return asked(contact.disconnectSelf(contactId));
    },
    call: async (number) => void (await asked(voice.createOutboundCall(number))),
  };
}
