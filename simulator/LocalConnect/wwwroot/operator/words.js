// States of the service in words, as the agent's page says them; what an administrator named is a word already.
const agentStates = {
  PendingBusy: "Incoming contact",
  Pending: "Incoming contact",
  CallingCustomer: "Dialing",
  Busy: "With a customer",
  AfterCallWork: "After-call work",
  MissedCallAgent: "Missed",
  FailedConnectAgent: "Could not be reached",
  FailedConnectCustomer: "Customer not reached",
  Monitoring: "Monitoring",
};

export const agentState = (state) => agentStates[state] ?? state;

const contactStates = { flow: "in the flow", queued: "waiting", offered: "ringing", connected: "with an agent", ended: "ended" };

export const contactState = (state) => contactStates[state] ?? state;

/** The type of a block, such as `Invoke lambda function`. */
export function blockType(type) {
  const words = type.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words[0].toUpperCase() + words.slice(1);
}

/** How long ago an instant was, such as `0:19`. */
export function since(instant) {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** A number of the North American plan as people write it, such as `+1 415 555 0100`; any other text as it is. */
export const numberText = (text) => text?.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1 $2 $3");
