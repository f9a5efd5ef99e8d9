import { ContactClient } from '@amazon-connect/contact';
import type { AmazonConnectProvider } from '@amazon-connect/core';
import { VoiceClient } from '@amazon-connect/voice';
import type { ContactNews, Topic, WorkspacePort } from './port';

type Handler = (news: ContactNews) => Promise<void>;

/**
 * The packages behind the adapter's port. Not used, and why: getAttribute (all are read at once), getInitialContactId and
 * getContact (the events carry it), getType and getPhoneNumber (old forms), getStateDuration and getQueueTimestamp (the page
 * keeps its own clock), getParticipant (the list has them all), isAutoAcceptEnabled (a contact that is accepted connects),
 * isPreviewMode, getPreviewConfiguration and engagePreviewContact (the workspace shows a preview), getContactRegion and
 * getInstanceDetails (no rule asks for them).
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
    // The old name of the same; a workspace that knows only this one still ends contacts.
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

/** A request that is never answered rejects with a plain object, a refused one with a ConnectError: both become Errors. */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { reason, errorKey } = error as { reason?: string; errorKey?: string };
    throw new Error(reason || errorKey || String(error));
  }
}
