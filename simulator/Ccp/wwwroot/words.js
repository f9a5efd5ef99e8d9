// One map from the service's states to words, for every page of the local contact centre: a person never reads the names.
// What an administrator named, and what is not in the map, is shown as named.
const agentStates = {
  Init: 'Not ready',
  Busy: 'On a call',
  AfterCallWork: 'After-call work',
  CallingCustomer: 'Dialing',
  Dialing: 'Dialing',
  PendingBusy: 'Incoming call',
  MissedCallAgent: 'Missed a call',
  FailedConnectAgent: 'Could not be reached',
  FailedConnectCustomer: 'Customer not reached',
};

const deskStates = {
  incoming: 'rings',
  pending: 'rings',
  connecting: 'rings',
  connected: 'connected',
  paused: 'paused',
  ended: 'over',
  missed: 'missed',
  rejected: 'declined',
  error: 'not answered',
};

const contactStates = {
  flow: 'In the contact flow',
  queued: 'Waiting for an agent',
  offered: 'Ringing at an agent',
  connected: 'With an agent',
  ended: 'Over',
};

const channels = { voice: 'Call', queue_callback: 'Callback', chat: 'Chat', task: 'Task', email: 'E-mail' };

/** What an agent does. */
export const agentStateWord = (name) => agentStates[name] ?? name;

/** How a contact stands on an agent's desk; `dialed` is a call that the agent made. */
export const deskWord = (type, dialed = false) =>
  type === 'connecting' && dialed ? 'dialing' : (deskStates[type] ?? type);

/** How a contact stands in the contact centre. */
export const contactWord = (state) => contactStates[state] ?? state;

export const channelWord = (channel) => channels[channel] ?? channel;
