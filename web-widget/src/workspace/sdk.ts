import { ContactClient } from '@amazon-connect/contact';
import type { AmazonConnectProvider } from '@amazon-connect/core';
import { VoiceClient } from '@amazon-connect/voice';
import type { ContactNews, Topic, WorkspacePort } from './port';

type Handler = (news: ContactNews) => Promise<void>;

/**
 * The adapter's port over the packages.
 *
 * Not used: getAttribute (all attributes are read at once), getInitialContactId and getContact (the events have the data),
 * getType and getPhoneNumber (old forms), getStateDuration and getQueueTimestamp (the page keeps its own clock),
 * getParticipant (the list has all participants), isAutoAcceptEnabled (an accepted contact connects), isPreviewMode,
 * getPreviewConfiguration and engagePreviewContact (the workspace shows a preview), getContactRegion and getInstanceDetails
 * (no rule uses them).
 */
export function workspacePort(provider: AmazonConnectProvider): WorkspacePort {
  const contact = new ContactClient(provider);
  const voice = new VoiceClient(provider);
  const hear: Record<Topic, [(handler: Handler) => void, (handler: Handler) => void]> = {
    'contact/connecting': [(h) => contact.onConnecting(h), (h) => contact.offConnecting(h)],
    'contact/incoming': [(h) => contact.onIncoming(h), (h) => contact.offIncoming(h)],
    'contact/pending': [(h) => contact.onPending(h), (h) => contact.offPending(h)],
    'contact/connected': [(h) => contact.onConnected(h), (h) => contact.offConnected(h)],
    'contact/acw': [(h) => contact.onStartingAcw(h), (h) => contact.offStartingAcw(h)],
    'contact/missed': [(h) => contact.onMissed(h), (h) => contact.offMissed(h)],
    'contact/error': [(h) => contact.onError(h), (h) => contact.offError(h)],
    'contact/cleared': [(h) => contact.onCleared(h), (h) => contact.offCleared(h)],
    // The old name of `contact/cleared`, for a workspace that sends only this one.
    'contact/destroy': [(h) => contact.onDestroyed(h), (h) => contact.offDestroyed(h)],
  };
  return {
    on(topic, handler) {
      const [on, off] = hear[topic];
      const listener: Handler = async (news) => handler(news);
      on(listener);
      return () => off(listener);
    },
    attributes: (contactId) => asked(contact.getAttributes(contactId, '*')),
    channel: async (contactId) => (await asked(contact.getChannelType(contactId))).type,
    queue: async (contactId) => (await asked(contact.getQueue(contactId)))?.name,
    customerNumber: (contactId) => asked(voice.getInitialCustomerPhoneNumber(contactId)),
    async participants(contactId) {
      const found = await asked(contact.listParticipants(contactId));
      return found.map(({ participantId, type, isInitial, isSelf }) => ({
        participantId,
        type: type.value,
        isInitial,
        isSelf,
      }));
    },
    participantState: async (participantId) => (await asked(contact.getParticipantState(participantId))).value,
    contacts: () => asked(contact.listContacts()),
  };
}

/**
 * Turns a rejection into an Error. A request without an answer rejects with a plain object, and a refused one with a
 * ConnectError.
 */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { reason, errorKey } = error as { reason?: string; errorKey?: string };
    throw new Error(reason || errorKey || String(error));
  }
}
