// The panel an agent uses by hand. It shows the last snapshot and asks the server for everything else.
const element = (name, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};

const notice = document.getElementById("notice");
const act = (method, params) => window.ccp.request(method, params).then(
  () => { notice.textContent = ""; return true; },
  (error) => { notice.textContent = error.message; return false; },
);

const button = (text, action) => element("button", { type: "button", textContent: text, onclick: action });

const accept = async (contactId) => {
  if (await act("acceptContact", { contactId })) {
    window.ccp.broadcast("contact::accepted", { contactId });
    window.ccp.broadcast(`contact::accepted::${contactId}`, { contactId });
  }
};

const actions = (contact) => {
  const { contactId } = contact;
  const agentLeg = contact.connections.find(({ type }) => type === "agent" || type === "monitoring");
  const customerLeg = contact.connections.find(({ initial }) => initial);
  const onLeg = (method, leg, more) => act(method, { contactId, connectionId: leg.connectionId, ...more });
  const end = () => onLeg("destroyConnection", agentLeg);
  switch (contact.state.type) {
    case "incoming":
    case "connecting":
      return customerLeg?.type === "outbound" && customerLeg.state.type === "connecting"
        ? [button("End", end)]
        : [button("Accept", () => accept(contactId)), button("Decline", () => act("rejectContact", { contactId }))];
    case "connected":
      return [
        ...(contact.type === "voice" || contact.type === "queue_callback"
          ? [customerLeg.state.type === "hold"
              ? button("Resume", () => onLeg("resumeConnection", customerLeg))
              : button("Hold", () => onLeg("holdConnection", customerLeg))]
          : []),
        button("End", end),
      ];
    case "paused":
      return [button("Resume", () => act("resumeContact", { contactId }))];
    default:
      return [button("Clear contact", () => act("clearContact", { contactId }))];
  }
};

const describe = (contact) => {
  const customer = contact.connections.find(({ initial }) => initial)?.endpoint ?? contact.customerEndpoint;
  return contact.name ?? customer?.phoneNumber ?? customer?.emailAddress
    ?? contact.connections.find(({ chatMediaInfo }) => chatMediaInfo)?.chatMediaInfo.customerName ?? "Withheld";
};

const showContact = (contact) =>
  element("section", { className: `contact ${contact.state.type}` },
    element("h2", { textContent: describe(contact) }),
    element("p", { textContent: [contact.type, contact.state.type, contact.queue?.name].filter(Boolean).join(" · ") }),
    element("div", { className: "actions" }, ...actions(contact)));

const show = ({ snapshot, configuration }) => {
  document.getElementById("shown-state").textContent = snapshot.state.name;
  const states = document.getElementById("state");
  states.replaceChildren(...configuration.agentStates.map(({ name }) =>
    new Option(name, name, false, name === (snapshot.nextState ?? { name: snapshot.agentAvailabilityState.state }).name)));
  states.onchange = () => act("putAgentState", {
    state: configuration.agentStates.find(({ name }) => name === states.value),
    enqueueNextState: snapshot.state.type === "system",
  });
  document.getElementById("contacts").replaceChildren(...snapshot.contacts.map(showContact));
};

document.getElementById("dial").onsubmit = (event) => {
  event.preventDefault();
  act("createOutboundContact", { endpoint: { type: "phone_number", phoneNumber: document.getElementById("number").value } });
};

window.ccp.onMessage(({ event, data }) => {
  if (event === "agent::update") {
    show(data);
  }
});
