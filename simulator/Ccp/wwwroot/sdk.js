// The second channel of the library: the AmazonConnectSDK that it carries asks over a port of its own, and what it asks is
// answered from the last snapshot. What this instance has not is refused at once in place of timing out after 30 s.

const mostTopics = 500;
const topics = new Map();
let port;
let update;
let network = { status: 'connected', timestamp: Date.now() };
let voiceEnhancementMode = 'NONE';

class Refusal extends Error {
  constructor(errorKey, reason) {
    super(reason);
    this.errorKey = errorKey;
  }
}

const contactOf = ({ contactId } = {}) => {
  const contact = update?.snapshot.contacts.find((one) => one.contactId === contactId);
  if (!contact) {
    throw new Refusal('contactNotFound', `There is no contact '${contactId}' on this desk.`);
  }
  return contact;
};

const regionOf = ({ configuration }) => configuration.agentARN.split(':')[3];

const legOf = ({ participantId } = {}) =>
  update?.snapshot.contacts
    .flatMap(({ connections }) => connections)
    .find(({ connectionId }) => connectionId === participantId);

const attributesOf = (data) => {
  const all = Object.values(contactOf(data).attributes ?? {}).map(({ name, value }) => [name, value]);
  return Object.fromEntries(
    Array.isArray(data.attributes) ? all.filter(([name]) => data.attributes.includes(name)) : all,
  );
};

const commands = {
  'aws.connect.contact': {
    'agent/getName': () => ({ name: update.configuration.name }),
    'agent/getARN': () => ({ ARN: update.configuration.agentARN }),
    'agent/getExtension': () => ({ extension: update.configuration.extension || null }),
    'agent/getNetworkConnectionStatus': () => network,
    'contact/getAttributes': attributesOf,
    'contact/getInitialContactId': (data) => ({ initialContactId: contactOf(data).initialContactId ?? undefined }),
    'contact/getContactRegion': (data) => contactOf(data) && { region: regionOf(update) },
    'contact/getInstanceDetails': (data) => contactOf(data) && { origin: location.origin, region: regionOf(update) },
    'contact/isPreviewMode': (data) => contactOf(data) && { isPreviewMode: false },
    'contact/isAutoAcceptEnabled': (data) => ({
      isAutoAcceptEnabled: contactOf(data).agentContactHandlingConfig?.autoAccept === true,
    }),
  },
  'aws.connect.voice': {
    'voice/canResumeParticipant': (data) => ({ canResumeParticipant: legOf(data)?.state.type === 'hold' }),
    'voice/getVoiceEnhancementMode': () => ({ voiceEnhancementMode }),
    'voice/setVoiceEnhancementMode': ({ voiceEnhancementMode: mode } = {}) => {
      const previous = { voiceEnhancementMode };
      voiceEnhancementMode = mode;
      publish('voice/voiceEnhancementModeChanged', undefined, { voiceEnhancementMode, previous });
      return {};
    },
  },
  'aws.connect.activity': {
    sendActivity: () => {
      window.ccp.active();
      return {};
    },
  },
};

function publish(key, parameter, data) {
  for (const topic of topics.values()) {
    if (topic.key === key && (topic.parameter === undefined || topic.parameter === parameter)) {
      port.postMessage({ type: 'publish', topic, data });
    }
  }
}

function answer({ namespace, command, requestId, data }) {
  const response = { type: 'response', namespace, requestId };
  try {
    const known = Object.hasOwn(commands, namespace) && Object.hasOwn(commands[namespace], command);
    if (!known || !update) {
      throw new Refusal('unsupportedCommand', `The local instance does not answer ${namespace} ${command}.`);
    }
    port.postMessage({ ...response, isError: false, data: commands[namespace][command](data) });
  } catch (error) {
    port.postMessage({
      ...response,
      isError: true,
      reason: error.message,
      errorKey: error.errorKey ?? 'invalidRequest',
      details: { command },
    });
  }
}

function hear({ data: message }) {
  const topic = message?.topic;
  switch (message?.type) {
    case 'cross-domain-site-ready':
      port.postMessage({
        type: 'acknowledge',
        connectionId: crypto.randomUUID(),
        status: { initialized: true, startTime: new Date() },
        healthCheckInterval: 0,
      });
      break;
    case 'request':
      answer(message);
      break;
    case 'subscribe':
      if (typeof topic?.key === 'string' && topics.size < mostTopics) {
        topics.set(JSON.stringify(topic), topic);
      }
      break;
    case 'unsubscribe':
      topics.delete(JSON.stringify(topic));
      break;
  }
}

const held = (snapshot) =>
  new Map(
    (snapshot?.contacts ?? []).flatMap(({ contactId, connections }) =>
      connections.map(({ connectionId, state }) => [
        connectionId,
        { contactId, participantId: connectionId, isOnHold: state.type === 'hold' },
      ]),
    ),
  );

function tellHolds(before, after) {
  for (const [connectionId, leg] of held(after)) {
    if (leg.isOnHold !== (before.get(connectionId)?.isOnHold ?? false)) {
      publish(leg.isOnHold ? 'voice/participantHold' : 'voice/participantResume', connectionId, leg);
    }
  }
}

window.ccp.onMessage(({ event, data }) => {
  if (event === 'agent::update') {
    const before = held(update?.snapshot);
    update = data;
    tellHolds(before, data.snapshot);
  } else if (event === 'ccp::inactivity_warning') {
    publish('expiration-warning', undefined, data);
  } else if (event === 'ccp::inactivity_cleared') {
    publish('expiration-warning-cleared', undefined, {});
  }
});
window.ccp.onConnection((status) => {
  network = { status, timestamp: Date.now() };
  publish('agent/networkConnectionStatusChanged', undefined, network);
});

if (window.parent !== window) {
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = hear;
  window.parent.postMessage({ type: 'cross-domain-adapter-init' }, '*', [channel.port2]);
}
