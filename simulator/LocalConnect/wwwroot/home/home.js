// What runs, one click to call as each sample caller, and what happens now.
import { byId, element, request } from "../operator/page.js";
import { numberText } from "../operator/words.js";

const refreshMs = 2000;

function tag(kind, text) {
  return element("span", { className: `tag ${kind}`, textContent: text });
}

function partItem({ name, note, address, problem }) {
  const about = element("p", { className: "quiet small" }, note);
  if (address) {
    about.append(" · ", element("code", { textContent: address.replace(/^http:\/\/|\/$/g, "") }));
  }
  const state = problem ? tag("hold", problem) : tag("live", "Running");
  const open = address
    ? element("a", { className: "btn dense", href: address, target: "_blank", rel: "noopener", textContent: "Open" }, element("span", { className: "spoken", textContent: ` ${name}` }))
    : "";
  return element("li", {}, element("div", {}, element("p", { className: "row wrap" }, element("b", { textContent: name }), state), about), open);
}

function showParts({ runsSince, parts }) {
  byId("parts").replaceChildren(...parts.map(partItem));
  const wrong = parts.filter(({ problem }) => problem).length;
  byId("health").className = wrong ? "tag hold" : "tag live";
  const said = wrong ? `${wrong} of ${parts.length} parts need a look` : `All ${parts.length} parts run`;
  if (byId("health").textContent !== said) byId("health").textContent = said;
  const minutes = Math.floor((Date.now() - Date.parse(runsSince)) / 60_000);
  byId("since").textContent = minutes < 1 ? "just started" : `for ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

const states = { flow: "In the flow", queued: "Waiting", offered: "Ringing", connected: "With an agent" };

function activeItem({ contactId, channel, from, to, state, queue, agent }) {
  const about = [channel, numberText(to), queue && `queue ${queue}`, agent].filter(Boolean).join(" · ");
  const end = element("button", {
    type: "button",
    className: "btn dense stop",
    textContent: channel === "voice" ? "Hang up" : "End",
    onclick: () => request("DELETE", `/contacts/${encodeURIComponent(contactId)}`).then(refresh),
  });
  end.setAttribute("aria-label", `${end.textContent}: ${from ?? "withheld"}`);
  end.dataset.contactId = contactId;
  const name = element("b", { textContent: numberText(from) ?? "Number withheld" });
  return element("li", {}, element("div", {}, element("p", { className: "row wrap" }, name, tag(state === "connected" ? "live" : "accent", states[state] ?? state)), element("p", { className: "quiet small", textContent: about })), end);
}

function showActive({ active }) {
  const focused = document.activeElement?.dataset?.contactId;
  byId("active").replaceChildren(...active.map(activeItem));
  byId("quiet").hidden = active.length > 0;
  if (focused) byId("active").querySelector(`[data-contact-id="${CSS.escape(focused)}"]`)?.focus();
}

async function refresh() {
  try {
    const view = await (await fetch("/home/status")).json();
    showParts(view);
    showActive(view);
  } catch {
    byId("health").className = "tag stop";
    byId("health").textContent = "Not running any more: start screenpop up again";
  }
}

function arrive(channel, caller, line) {
  const from = channel === "voice" ? caller.number : caller.name;
  return request("POST", "/contacts", { channel, from, to: line.number, count: 1 }).then(refresh);
}

function callerRow(caller, lines) {
  const withheld = !caller.number.startsWith("+");
  const button = (text, label, act) => {
    const made = element("button", { type: "button", className: "btn dense", textContent: text, onclick: act });
    made.setAttribute("aria-label", label);
    return made;
  };
  const calls = lines.map((line) => button(line.name, `Call ${line.name} as ${caller.name}, ${caller.number}`, () => arrive("voice", caller, line)));
  const others = withheld ? [] : ["chat", "task"].map((channel) => button(channel === "chat" ? "Chat" : "Task", `${channel === "chat" ? "Chat" : "Task"} as ${caller.name}, ${caller.number}`, () => arrive(channel, caller, lines[0])));
  return element("tr", {}, element("td", {}, element("b", { textContent: caller.name }), element("span", { className: "quiet small num", textContent: withheld ? "no number" : numberText(caller.number) })), element("td", { className: "quiet small", textContent: caller.finds ?? "" }), element("td", { className: "end" }, element("div", { className: "row" }, ...calls, ...others)));
}

const { callers, lines: all } = await (await fetch("/operator/api/book")).json();
const lines = all.filter(({ number }) => number.startsWith("+"));
byId("callers").replaceChildren(...callers.map((caller) => callerRow(caller, lines)));
byId("lines").textContent = lines.map(({ number, name }) => `${name} is ${numberText(number)}`).join(", ");
await refresh();
setInterval(() => document.visibilityState === "visible" && refresh(), refreshMs);
