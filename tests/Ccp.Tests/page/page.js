// Registers every callback of the library and writes down which one came, in order.
'use strict';

window.calls = [];
window.failures = [];
const record = (name, detail) => window.calls.push(detail === undefined ? name : `${name}(${detail})`);

const contactEvents = [
  'onIncoming',
  'onPending',
  'onConnecting',
  'onAccepted',
  'onMissed',
  'onConnected',
  'onEnded',
  'onACW',
  'onError',
  'onRefresh',
  'onDestroy',
];
const agentEvents = [
  'onRoutable',
  'onNotRoutable',
  'onOffline',
  'onError',
  'onAfterCallWork',
  'onMuteToggle',
  'onEnqueuedNextState',
  'onClearedNextState',
  'onWebSocketConnectionLost',
  'onWebSocketConnectionGained',
  'onSoftphoneError',
];
const coreEvents = [
  'onAuthFail',
  'onAuthorizeSuccess',
  'onAccessDenied',
  'onIframeRetriesExhausted',
  'onCTIAuthorizeRetriesExhausted',
  'onAuthorizeRetriesExhausted',
];

const handlers = {
  onAccepted: (contact) => record('onAccepted', contact.getState().type),
  onMuteToggle: (toggle) => record('agent.onMuteToggle', toggle.muted),
};

const watchContact = (contact) => {
  record('connect.contact', contact.getType());
  window.contact = contact;
  for (const name of contactEvents) {
    contact[name]?.((argument) => (handlers[name] ?? (() => record(name)))(argument));
  }
};

const watchAgent = (agent) => {
  record('connect.agent');
  window.agent = agent;
  for (const name of agentEvents) {
    agent[name]?.((argument) => (handlers[name] ?? (() => record(`agent.${name}`)))(argument));
  }
  agent.onStateChange(({ oldState, newState }) => record('onStateChange', `${oldState}→${newState}`));
};

window.start = (options) => {
  connect.core.initCCP(document.getElementById('ccp'), {
    loginPopup: false,
    softphone: { allowFramedSoftphone: true },
    ...options,
  });
  connect.core.onInitialized(() => record('onInitialized'));
  for (const name of coreEvents) {
    connect.core[name]?.(() => record(`core.${name}`));
  }
  connect.core.onViewContact(({ contactId }) =>
    record('onViewContact', contactId === window.contact?.getContactId() ? 'the contact' : contactId),
  );
  connect.core.getEventBus().subscribe(connect.EventType.ACK_TIMEOUT, () => record('ackTimeout'));
  connect.core.getEventBus().subscribe(connect.EventType.TERMINATED, () => record('terminated'));
  connect.core.getEventBus().subscribe('test::fence', () => record('fence'));
  connect.agent(watchAgent);
  connect.contact(watchContact);
};

// One promise for the library's callback pair.
window.ask = (action) =>
  new Promise((resolve, reject) =>
    action({
      success: resolve,
      failure: (error) => reject(new Error(typeof error === 'string' ? error : JSON.stringify(error))),
    }),
  );
