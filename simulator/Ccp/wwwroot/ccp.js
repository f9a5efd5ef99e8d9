// The panel an agent uses by hand. It shows the last snapshot and asks the server for everything else.
import { act } from './actions.js';
import { showContacts } from './contacts.js';
import { showTools } from './tools.js';
import { agentStateWord } from './words.js';

let update;
let viewed = '';
let told = '';

// The service tells the embedding page which chat, task or e-mail is looked at, never which call.
const isViewable = (contactId) =>
  update.snapshot.contacts.some(
    (contact) => contact.contactId === contactId && contact.type !== 'voice' && contact.type !== 'queue_callback',
  );

const view = (contactId) => {
  if (contactId !== viewed) {
    const tells = isViewable(contactId) || (contactId === '' && told !== '');
    viewed = contactId;
    if (tells) {
      told = contactId;
      window.ccp.post('contact::view', { contactId });
    }
    render();
  }
};

const stateChoices = ({ snapshot, configuration }) => {
  const chosen = snapshot.nextState?.name ?? snapshot.agentAvailabilityState.state;
  const states = document.getElementById('state');
  const names = configuration.agentStates.map(({ name }) => name);
  // A list that is open under the agent's hands is left alone.
  if (names.join() !== [...states.options].map(({ value }) => value).join()) {
    states.replaceChildren(...names.map((name) => new Option(name, name)));
  }
  states.value = chosen;
};

const render = () => {
  const { snapshot } = update;
  stateChoices(update);
  document.getElementById('shown-state').textContent = snapshot.nextState
    ? `${agentStateWord(snapshot.state.name)}, then ${snapshot.nextState.name}`
    : agentStateWord(snapshot.state.name);
  showContacts(snapshot.contacts, viewed, view);
  showTools(
    snapshot.contacts.find(({ contactId }) => contactId === viewed),
    update.configuration,
  );
};

document.getElementById('state').onchange = ({ target }) =>
  act('putAgentState', {
    state: update.configuration.agentStates.find(({ name }) => name === target.value),
    enqueueNextState: update.snapshot.contacts.some(({ state }) => state.type !== 'error' && state.type !== 'missed'),
  });

document.getElementById('dial').onsubmit = (event) => {
  event.preventDefault();
  act('createOutboundContact', {
    endpoint: { type: 'phone_number', phoneNumber: document.getElementById('number').value },
  });
};

// Keys and clicks here keep the agent signed in; the server needs to hear of one a second at most.
let toldAt = -Infinity;
for (const input of ['keydown', 'pointerdown']) {
  document.addEventListener(
    input,
    () => {
      if (performance.now() - toldAt > 1000) {
        toldAt = performance.now();
        window.ccp.active();
      }
    },
    true,
  );
}

const warning = document.getElementById('inactivity');
const warn = (shown) => {
  warning.hidden = !shown || window.ccp.configuration?.pageOptions?.showInactivityModal === false;
};

window.ccp.onMessage(({ event, data }) => {
  if (event.startsWith('ccp::inactivity_')) {
    warn(event === 'ccp::inactivity_warning');
  } else if (event === 'agent::update') {
    update = data;
    const ids = update.snapshot.contacts.map(({ contactId }) => contactId);
    if (!ids.includes(viewed)) {
      view(ids[0] ?? '');
    }
    render();
  } else if (event === 'agent::mute_toggle' && update) {
    render();
  } else if (event === 'contact::view' && update) {
    viewed = data.contactId;
    render();
  }
});
