// Keypad and transfer for the contact that is selected.
import { act } from './actions.js';

const byId = (id) => document.getElementById(id);
const quickConnects = byId('quick-connect');
let contact;
let endpoints = [];

const loadQuickConnects = async (configuration) => {
  endpoints = [];
  let nextToken = null;
  do {
    const page = await window.ccp.request('getEndpoints', {
      queueARNs: configuration.routingProfile.queues.map(({ queueARN }) => queueARN),
      nextToken,
      maxResults: 500,
    });
    endpoints.push(...page.endpoints);
    ({ nextToken } = page);
  } while (nextToken);
  const others = endpoints.filter(({ agentLogin }) => agentLogin !== configuration.username);
  quickConnects.replaceChildren(
    ...others.map((endpoint) => new Option(`${endpoint.name} (${endpoint.type})`, endpoint.endpointARN)),
    ...(contact.type === 'voice' || contact.type === 'queue_callback' ? [new Option('A phone number…', '')] : []),
  );
  showNumber();
};

const showNumber = () => {
  for (const field of document.querySelectorAll('.number-only')) {
    field.hidden = quickConnects.value !== '';
  }
};

/** Shows the tools while the selected contact is connected. */
export const showTools = (selected, configuration) => {
  const was = contact;
  contact = selected?.state.type === 'connected' ? selected : undefined;
  byId('tools').hidden = !contact;
  byId('keypad').hidden = contact?.type !== 'voice' && contact?.type !== 'queue_callback';
  if (contact && contact.contactId !== was?.contactId) {
    loadQuickConnects(configuration);
  }
};

quickConnects.onchange = showNumber;

byId('keypad').onsubmit = async (event) => {
  event.preventDefault();
  const { connectionId } = contact.connections.find(({ initial }) => initial);
  if (await act('sendDigits', { contactId: contact.contactId, connectionId, digits: byId('digits').value })) {
    byId('digits').value = '';
  }
};

byId('transfer').onsubmit = (event) => {
  event.preventDefault();
  const endpoint = endpoints.find(({ endpointARN }) => endpointARN === quickConnects.value) ?? {
    type: 'phone_number',
    phoneNumber: byId('transfer-number').value,
  };
  const isCall = contact.type === 'voice' || contact.type === 'queue_callback';
  act(isCall ? 'createAdditionalConnection' : 'transferContact', { contactId: contact.contactId, endpoint });
};
