// What runs, one click to call as each sample caller, and what happens now.
import { keyedList, write } from "/ccp-v2/keyed-list.js";
import { channelWord, contactWord } from "/ccp-v2/words.js";
import { byId, element, request } from "../operator/page.js";
import { numberText } from "../operator/words.js";

const refreshMs = 2000;

function showTag(node, kind, text) {
  node.className = `tag ${kind}`;
  write(node, text);
}

const showPartList = keyedList(byId("parts"), ({ name }) => name, ({ name, address }) => {
  const [said, state] = [element("span"), element("span")];
  const about = element("p", { className: "quiet small" }, said);
  if (address) {
    about.append(" · ", element("code", { textContent: address.replace(/^http:\/\/|\/$/g, "") }));
  }
  const open = address
    ? element("a", { className: "btn dense", href: address, target: "_blank", rel: "noopener", textContent: "Open" }, element("span", { className: "spoken", textContent: ` ${name}` }))
    : "";
  const node = element("li", {}, element("div", {}, element("p", { className: "row wrap" }, element("b", { textContent: name }), state), about), open);
  return { node, show({ note, problem }) {
    write(said, note);
    showTag(state, problem ? "hold" : "live", problem ?? "Running");
  } };
});

function showParts({ runsSince, parts }) {
  showPartList(parts);
  const wrong = parts.filter(({ problem }) => problem).length;
  showTag(byId("health"), wrong ? "hold" : "live", wrong ? `${wrong} of ${parts.length} parts need a look` : `All ${parts.length} parts run`);
  const minutes = Math.floor((Date.now() - Date.parse(runsSince)) / 60_000);
  byId("since").textContent = minutes < 1 ? "just started" : `for ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

const showActiveList = keyedList(byId("active"), ({ contactId }) => contactId, ({ contactId, channel, from }) => {
  const end = element("button", {
    type: "button",
    className: "btn dense stop",
    textContent: channel === "voice" ? "Hang up" : "End",
    onclick: () => request("DELETE", `/contacts/${encodeURIComponent(contactId)}`).then(refresh),
  });
  end.setAttribute("aria-label", `${end.textContent}: ${from ?? "withheld"}`);
  end.dataset.contactId = contactId;
  const name = element("b", { textContent: numberText(from) ?? "Number withheld" });
  const [stateTag, about] = [element("span"), element("p", { className: "quiet small" })];
  const node = element("li", {}, element("div", {}, element("p", { className: "row wrap" }, name, stateTag), about), end);
  return { node, show({ to, state, queue, agent }) {
    showTag(stateTag, state === "connected" ? "live" : "accent", contactWord(state));
    write(about, [channelWord(channel), numberText(to), queue && `queue ${queue}`, agent].filter(Boolean).join(" · "));
  } };
});

function showActive({ active }) {
  showActiveList(active);
  byId("quiet").hidden = active.length > 0;
}

async function refresh() {
  try {
    const view = await (await fetch("/home/status")).json();
    showParts(view);
    showActive(view);
  } catch {
    showTag(byId("health"), "stop", "Not running any more: start screenpop up again");
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
byId("callers").append(...callers.map((caller) => callerRow(caller, lines)));
byId("lines").textContent = lines.map(({ number, name }) => `${name} is ${numberText(number)}`).join(", ");
await refresh();
setInterval(() => document.visibilityState === "visible" && refresh(), refreshMs);
