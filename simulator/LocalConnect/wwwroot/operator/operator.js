// The whole instance on one page: what is there, one contact's story as it happens, and what can be made to go wrong.
import { agentStateWord, channelWord, contactWord } from "/ccp-v2/words.js";
import { drawFlow } from "./drawing.js";
import { fillFaults, setUpFaults } from "./faults.js";
import { lambdaCall } from "./lambda.js";
import { byId, element, fillSelect, request } from "./page.js";
import { blockType, inSentence, numberText, since } from "./words.js";

let watched = null;
let shown = null;
let stories = null;
let redraw = () => {};
let book = { callers: [], lines: [] };

function list(id, items) {
  byId(id).replaceChildren(...items);
}

const lineName = (to) => book.lines.find(({ number }) => number === to)?.name ?? to;

function contactItem({ contactId, channel, state, from, to, queue, agent, initiatedAt }) {
  const time = element("time", { dateTime: initiatedAt });
  time.textContent = state === "ended" ? new Date(initiatedAt).toLocaleTimeString("en-GB") : since(initiatedAt);
  const button = element("button", { type: "button", className: state, onclick: () => watch(contactId) },
    element("span", { className: "clip" }, element("span", { className: "spoken", textContent: `${channelWord(channel)} ` }), element("b", { textContent: numberText(from) ?? "Number withheld" })),
    time,
    element("span", { className: "state", textContent: [channelWord(channel), lineName(to), inSentence(contactWord(state)), state === "queued" && queue, agent].filter(Boolean).join(", ") }));
  button.dataset.contactId = contactId;
  button.setAttribute("aria-pressed", contactId === watched);
  return element("li", {}, button);
}

function filterContacts() {
  // A number is found with and without its spaces.
  const plain = (text) => text.toLowerCase().replaceAll(" ", "");
  const wanted = plain(byId("filter").value);
  for (const item of byId("contacts").children) item.hidden = !plain(item.textContent).includes(wanted);
}

function showOverview({ contacts, moreContacts, agents, functions }) {
  const focused = document.activeElement?.dataset?.contactId;
  list("contacts", contacts.map(contactItem));
  filterContacts();
  if (focused) {
    byId("contacts").querySelector(`[data-contact-id="${CSS.escape(focused)}"]`)?.focus();
  }
  byId("more").textContent = moreContacts > 0 ? `and ${moreContacts} more` : "";
  list("agents", agents.map(({ name, username, state, pages }) =>
    element("li", { textContent: `${name} (${username}): ${agentStateWord(state)}, ${pages} ${pages === 1 ? "page" : "pages"}` })));
  const free = agents.filter(({ state }) => state === "Available").length;
  byId("free").textContent = `${agents.length} ${agents.length === 1 ? "agent" : "agents"}, ${free} free`;
  fillFaults(agents, functions);
  fillSelect(byId("interrupt").elements.username, agents.map(({ username }) => username));
  if (!watched && contacts.length > 0) watch(contacts[0].contactId);
}

function showStory({ contact, attributes, path, heard, lambda, log }) {
  const { contactId, state, from, to, queue, agent } = contact;
  byId("nothing").hidden = true;
  byId("story").hidden = byId("asked").hidden = false;
  const name = attributes.customerName?.trim();
  const way = [name && numberText(from), lineName(to)].filter(Boolean).join(" → ");
  byId("title").replaceChildren(
    (name || numberText(from)) ?? "Number withheld",
    element("span", { className: "quiet num", textContent: name ? ` ${way}` : ` → ${way}` }));
  const last = path.at(-1);
  byId("place").replaceChildren(
    [channelWord(contact.channel), inSentence(contactWord(state)), queue && `queue ${queue}`, agent, last?.flow].filter(Boolean).join(", "),
    ...(last ? [": ", element("b", { textContent: last.identifier })] : []));
  byId("hang-up").disabled = state === "ended";
  byId("interrupt").hidden = state !== "queued";
  byId("record").href = `/operator/api/contacts/${encodeURIComponent(contactId)}/story`;
  byId("record").download = `story-${contactId}.json`;
  list("attributes", Object.entries(attributes).sort().flatMap(([name, value]) =>
    [element("dt", { textContent: name }), element("dd", { textContent: value })]));
  list("path", path.map(({ identifier, type, branch, result, error }) => element("li", {
    className: error ? "failed" : "",
    textContent: [`${identifier} (${blockType(type)})`, branch && `→ ${branch}`, error ?? result].filter(Boolean).join(" "),
  })));
  list("heard", heard.map((text) => element("li", { textContent: text })));
  const open = new Set([...byId("lambda").querySelectorAll("details")].flatMap((details, index) => (details.open ? [index] : [])));
  list("lambda", lambda.map((call, index) => lambdaCall(call, contactId === shown && open.has(index))));
  byId("log").textContent = log.join("\n");
  const asked = path.filter(({ type }) => type === "InvokeLambdaFunction");
  const notes = new Map(asked.map(({ identifier }, index) => [identifier, lambda[index] && `Invoke function, ${lambda[index].durationMs} ms`]).filter(([, note]) => note));
  redraw = () => drawFlow(byId("drawing"), path, notes);
  redraw();
  shown = contactId;
}

function watch(contactId) {
  stories?.close();
  watched = contactId;
  for (const button of byId("contacts").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", button.dataset.contactId === contactId);
  }
  stories = new EventSource(`/operator/api/contacts/${encodeURIComponent(contactId)}/events`);
  stories.onmessage = ({ data }) => showStory(JSON.parse(data));
}

byId("arrive").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const answer = await request("POST", "/contacts", {
    channel: form.get("channel"), from: form.get("from"), to: form.get("to"), count: Number(form.get("count")),
  });
  if (answer) {
    byId("new-contact").open = false;
    byId("new-contact").querySelector("summary").focus();
    watch((await answer.json())[0]);
  }
});
byId("interrupt").addEventListener("submit", (event) => {
  event.preventDefault();
  const { username } = event.target.elements;
  request("POST", `/contacts/${encodeURIComponent(watched)}/interrupt/${encodeURIComponent(username.value)}`);
});
byId("hang-up").addEventListener("click", () => request("DELETE", `/contacts/${encodeURIComponent(watched)}`));

byId("filter").addEventListener("input", filterContacts);
// The story of a contact that is over brings no further event that would draw its flow at a new width.
new ResizeObserver(() => redraw()).observe(byId("drawing").parentElement);
setInterval(() => {
  for (const button of byId("contacts").querySelectorAll("button:not(.ended)")) {
    const time = button.querySelector("time");
    time.textContent = since(time.dateTime);
  }
}, 1000);

const option = ({ number, name }) => element("option", { value: number, label: name });
book = await (await fetch("/operator/api/book")).json();
list("callers", book.callers.map(option));
list("lines", book.lines.map(option));
byId("arrive").elements.from.value = book.callers[0]?.number ?? "";
byId("arrive").elements.to.value = book.lines[0]?.number ?? "";
setUpFaults();
new EventSource("/operator/api/events").onmessage = ({ data }) => showOverview(JSON.parse(data));
