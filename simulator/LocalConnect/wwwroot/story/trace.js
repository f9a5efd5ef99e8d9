// The local instance adds this to the agent's page to read the widget's trace of each contact. It changes nothing.
const paceMs = 200;
const app = document.querySelector('screen-pop-app');
let seen;
let told = new Map();

function tell(agent, contactId, widget) {
  fetch('/story/trace', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agent, contactId, widget }),
    keepalive: true,
  }).catch(() => {});
}

function look() {
  const view = app.state?.view;
  if (!view || view === seen || !globalThis.connect?.agent.initialized) {
    return;
  }
  seen = view;
  const agent = new connect.Agent().getConfiguration().username;
  const now = new Map();
  // A contact that was offered again is in both lists; the newer entry comes last.
  for (const { entry, status, pop, trace } of [...view.past].reverse().concat(view.contacts)) {
    now.set(entry.contact.contactId, JSON.stringify({ status, pop, trace }));
  }
  for (const [contactId, widget] of now) {
    if (told.get(contactId) !== widget) {
      tell(agent, contactId, JSON.parse(widget));
    }
  }
  told = now;
}

setInterval(look, paceMs);
