// The caller's side of a call: dial, hear the prompts, press keys, hang up.
const element = (id) => document.getElementById(id);
const states = {
  flow: "In the contact flow.",
  queued: "Waiting for an agent.",
  offered: "Ringing at an agent.",
  connected: "Talking to an agent.",
  ended: "The call is over.",
};
let call = null;

const send = (method, path, body) =>
  fetch(`/phone/api${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

function show(now) {
  const live = !now.isOver;
  element("state").textContent = states[now.state];
  element("call").disabled = live;
  element("hang-up").disabled = !live;
  for (const key of element("keys").children) key.disabled = !live;
  element("heard").replaceChildren(
    ...now.heard.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  );
}

async function dial(event) {
  event.preventDefault();
  const answer = await send("POST", "/calls", { from: element("from").value, to: element("to").value });
  if (!answer.ok) {
    element("state").textContent = await answer.text();
    return;
  }
  call = await answer.json();
  show(call);
  const events = new EventSource(`/phone/api/calls/${encodeURIComponent(call.contactId)}/events`);
  events.onmessage = (message) => {
    const now = JSON.parse(message.data);
    show(now);
    if (now.isOver) events.close();
  };
}

function option({ number, name }) {
  return Object.assign(document.createElement("option"), { value: number, label: name });
}

for (const key of "123456789*0#") {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: key, disabled: true });
  button.addEventListener("click", () => send("POST", `/calls/${encodeURIComponent(call.contactId)}/keys`, { keys: key }));
  element("keys").append(button);
}
element("dial").addEventListener("submit", dial);
element("hang-up").addEventListener("click", () => send("DELETE", `/calls/${encodeURIComponent(call.contactId)}`));

const book = await (await fetch("/phone/api/book")).json();
element("callers").append(...book.callers.map(option));
element("lines").append(...book.lines.map(option));
element("from").value = book.callers[0]?.number ?? "";
element("to").value = book.lines[0]?.number ?? "";
