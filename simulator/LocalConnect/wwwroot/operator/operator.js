// The whole instance on one page: what is there, one contact's story as it happens, and what can be made to go wrong.
import { agentStateWord, channelWord, contactWord } from "/ccp-v2/words.js";
import { drawFlow } from "./drawing.js";
import { fillFaults, setUpFaults } from "./faults.js";
import { byId, element, request } from "./page.js";

let watched = null;
let shown = null;
let stories = null;

function list(id, items) {
  byId(id).replaceChildren(...items);
}

function pretty(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

function showOverview({ contacts, moreContacts, agents, functions }) {
  const focused = document.activeElement?.dataset?.contactId;
  list("contacts", contacts.map((contact) => {
    const button = element("button", {
      type: "button",
      className: contact.state,
      textContent: `${channelWord(contact.channel)} ${contact.from ?? "withheld"}${contact.to ? ` → ${contact.to}` : ""} · ${contactWord(contact.state)}`,
      onclick: () => watch(contact.contactId),
    });
    button.dataset.contactId = contact.contactId;
    button.setAttribute("aria-pressed", contact.contactId === watched);
    return element("li", {}, button);
  }));
  if (focused) {
    byId("contacts").querySelector(`[data-contact-id="${CSS.escape(focused)}"]`)?.focus();
  }
  byId("more").textContent = moreContacts > 0 ? `and ${moreContacts} more` : "";
  list("agents", agents.map(({ name, username, state, pages }) =>
    element("li", { textContent: `${name} (${username}): ${agentStateWord(state)}, ${pages} ${pages === 1 ? "page" : "pages"}` })));
  fillFaults(agents, functions);
}

function showStory({ contact, attributes, path, heard, lambda, log }) {
  byId("story").hidden = false;
  byId("title").textContent = [channelWord(contact.channel), contact.from ?? "withheld", contactWord(contact.state), contact.queue, contact.agent].filter(Boolean).join(" · ");
  byId("hang-up").disabled = contact.state === "ended";
  byId("record").href = `/operator/api/contacts/${encodeURIComponent(contact.contactId)}/story`;
  byId("record").download = `story-${contact.contactId}.json`;
  list("attributes", Object.entries(attributes).sort().flatMap(([name, value]) =>
    [element("dt", { textContent: name }), element("dd", { textContent: value })]));
  list("path", path.map(({ identifier, type, branch, result, error }) => element("li", {
    className: error ? "failed" : "",
    textContent: [`${identifier} (${type})`, branch && `→ ${branch}`, error ?? result].filter(Boolean).join(" "),
  })));
  list("heard", heard.map((text) => element("li", { textContent: text })));
  const open = new Set([...byId("lambda").children].flatMap((call, index) => (call.open ? [index] : [])));
  list("lambda", lambda.map((call, index) => element("details", { open: contact.contactId === shown && open.has(index) },
    element("summary", { textContent: `${call.function}: ${call.outcome} in ${call.durationMs} ms${call.wasCold ? ", cold" : ""}` }),
    // A region that scrolls has to be reached by keyboard.
    element("pre", { textContent: pretty(call.request), tabIndex: 0 }),
    element("pre", { textContent: pretty(call.answer ?? ""), tabIndex: 0 }))));
  shown = contact.contactId;
  byId("log").textContent = log.join("\n");
  drawFlow(byId("drawing"), path);
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
    watch((await answer.json())[0]);
  }
});
byId("hang-up").addEventListener("click", () => request("DELETE", `/contacts/${encodeURIComponent(watched)}`));

const option = ({ number, name }) => element("option", { value: number, label: name });
const book = await (await fetch("/operator/api/book")).json();
list("callers", book.callers.map(option));
list("lines", book.lines.map(option));
byId("arrive").elements.from.value = book.callers[0]?.number ?? "";
byId("arrive").elements.to.value = book.lines[0]?.number ?? "";
setUpFaults();
new EventSource("/operator/api/events").onmessage = ({ data }) => showOverview(JSON.parse(data));
