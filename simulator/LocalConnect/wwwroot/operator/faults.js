import { byId, element, request } from "./page.js";

const value = (form, name) => form.elements[name].value;

function fillSelect(select, values) {
  if (values.join() !== [...select.options].map((choice) => choice.value).join()) {
    select.replaceChildren(...values.map((name) => element("option", { value: name, textContent: name })));
  }
}

/** Keeps the lists of functions and agents up to date. */
export function fillFaults(agents, functions) {
  fillSelect(byId("lambda-fault").elements.function, functions);
  fillSelect(byId("incident").elements.username, agents.map(({ username }) => username));
}

async function showCcpFaults(form) {
  const faults = await (await fetch("/operator/api/ccp/faults")).json();
  for (const field of form.elements) {
    if (field.type === "checkbox") {
      field.checked = faults[field.name] === true;
    } else if (field.name) {
      field.value = faults[field.name] ?? "";
    }
  }
}

export function setUpFaults() {
  byId("lambda-fault").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    request("POST", `/functions/${encodeURIComponent(value(form, "function"))}/fault`, {
      kind: value(form, "kind"), delayMs: Number(value(form, "delayMs")), payload: JSON.stringify(value(form, "payload")),
    });
  });

  byId("table-fault").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    request("POST", "/table/fault", { kind: value(form, "kind"), delayMs: Number(value(form, "delayMs")) });
  });

  const ccp = byId("ccp-fault");
  ccp.addEventListener("submit", async (event) => {
    event.preventDefault();
    const faults = {};
    for (const field of ccp.elements) {
      if (field.type === "checkbox") {
        faults[field.name] = field.checked;
      } else if (field.type === "number" || field.name === "sessionStatus") {
        faults[field.name] = field.value === "" ? null : Number(field.value);
      } else if (field.name) {
        faults[field.name] = field.value;
      }
    }
    await request("POST", "/ccp/faults", faults);
    showCcpFaults(ccp);
  });
  showCcpFaults(ccp);

  byId("incident").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    request("POST", `/ccp/${encodeURIComponent(value(form, "username"))}/incidents/${value(form, "incident")}`);
  });
}
