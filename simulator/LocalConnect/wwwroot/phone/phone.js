// The customer's side: call, chat, hand in tasks and write e-mails, as many at once as wanted; hear, press keys, hang up.
import { keyedList, write } from "/ccp-v2/keyed-list.js";
import { contactWord } from "/ccp-v2/words.js";

const byId = (id) => document.getElementById(id);
const form = byId("arrive");

const channels = {
  voice: { from: "Call from", to: "Dial", start: "Call", withheld: "withheld", name: "Call" },
  callback: { from: "Call back", to: "Line", start: "Ask for a callback", withheld: "the customer's number", name: "Callback" },
  chat: { from: "Name", to: "Line", start: "Start chat", withheld: "Customer", name: "Chat" },
  task: { from: "Task", to: "Line", start: "Create task", withheld: "Task", name: "Task" },
  email: { from: "E-mail from", to: "To", start: "Send e-mail", withheld: "jane@example.test", name: "E-mail" },
};

function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

async function send(method, path, body) {
  const answer = await fetch(`/phone/api${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  // A key or a hang-up that comes too late is no mistake of the caller's.
  byId("notice").textContent = answer.status === 400 ? JSON.parse(await answer.text()) : "";
  return answer.ok;
}

const showCards = keyedList(byId("contacts"), ({ contactId }) => contactId, ({ contactId, channel, from, to }) => {
  const path = `/contacts/${encodeURIComponent(contactId)}`;
  const title = `${channels[channel].name} ${channel === "task" ? "" : "from "}${from ?? "withheld"}${to ? ` to ${to}` : ""}`;
  const state = element("p", {});
  state.setAttribute("role", "status");
  const hangUp = element("button", { type: "button", className: "hang-up", textContent: channel === "voice" ? "Hang up" : "End" });
  hangUp.setAttribute("aria-label", `${hangUp.textContent}: ${title}`);
  hangUp.addEventListener("click", () => send("DELETE", path));
  const keys = element("div", { className: "keys" });
  keys.setAttribute("role", "group");
  keys.setAttribute("aria-label", `Keypad: ${title}`);
  for (const key of "123456789*0#") {
    const button = element("button", { type: "button", textContent: key });
    button.addEventListener("click", () => send("POST", `${path}/keys`, { keys: key }));
    keys.append(button);
  }
  const heard = element("ul", { className: "heard" });
  heard.setAttribute("aria-label", `Heard: ${title}`);
  const showHeard = keyedList(heard, ({ at }) => at, ({ text }) => ({ node: element("li", { textContent: text }), show() {} }));
  const node = element("li", {}, element("div", {}, element("h3", { textContent: title }), state), hangUp, keys, heard);
  return { node, show(now) {
    node.className = now.state;
    write(state, `${contactWord(now.state)}.`);
    hangUp.hidden = now.isOver;
    keys.hidden = now.isOver || now.channel !== "voice";
    showHeard(now.heard.map((text, at) => ({ at, text })));
  } };
});

function show(contacts) {
  byId("none").hidden = contacts.length > 0;
  showCards(contacts);
}

function showChannel() {
  const channel = form.elements.channel.value;
  const words = channels[channel];
  byId("from-label").textContent = words.from;
  byId("to-label").textContent = words.to;
  byId("start").textContent = words.start;
  form.elements.from.placeholder = words.withheld;
  const isCall = channel === "voice" || channel === "callback";
  form.elements.from.value = isCall ? (book.callers[0]?.number ?? "") : "";
  form.elements.to.required = isCall;
  form.elements.from.required = channel === "callback";
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { channel, from, to, count } = form.elements;
  send("POST", "/contacts", { channel: channel.value, from: from.value, to: to.value, count: Number(count.value) });
});
form.addEventListener("change", ({ target }) => target.name === "channel" && showChannel());

const option = ({ number, name }) => element("option", { value: number, label: name });
const book = await (await fetch("/phone/api/book")).json();
byId("callers").append(...book.callers.map(option));
byId("lines").append(...book.lines.map(option));
form.elements.to.value = book.lines[0]?.number ?? "";
showChannel();
new EventSource("/phone/api/events").onmessage = ({ data }) => show(JSON.parse(data));
