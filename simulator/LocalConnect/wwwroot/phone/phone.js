// The customer's side: call, chat, hand in tasks and write e-mails, as many at once as wanted; hear, press keys, hang up.
import { keyedList, write } from '/ccp-v2/keyed-list.js';
import { contactWord } from '/ccp-v2/words.js';
import { byId, element } from '../page/element.js';
import { addIcons, channelIcon, icon } from '../page/icons.js';
import { numberText } from '../page/words.js';

const form = byId('arrive');

const channels = {
  voice: { from: 'Call from', to: 'Dial', start: 'Call', withheld: 'withheld', name: 'Call' },
  callback: {
    from: 'Call back',
    to: 'Line',
    start: 'Ask for a callback',
    withheld: "the customer's number",
    name: 'Callback',
  },
  chat: { from: 'Name', to: 'Line', start: 'Start chat', withheld: 'Customer', name: 'Chat' },
  task: { from: 'Task', to: 'Line', start: 'Create task', withheld: 'Task', name: 'Task' },
  email: { from: 'E-mail from', to: 'To', start: 'Send e-mail', withheld: 'jane@example.test', name: 'E-mail' },
};

async function send(method, path, body) {
  const answer = await fetch(`/phone/api${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  // A key or a hang-up that comes too late is no mistake of the caller's.
  byId('notice').textContent = answer.status === 400 ? JSON.parse(await answer.text()) : '';
  return answer.ok;
}

function keypad(title, press) {
  const keys = element('div', { className: 'keys' });
  keys.setAttribute('role', 'group');
  keys.setAttribute('aria-label', `Keypad: ${title}`);
  for (const key of '123456789*0#') {
    keys.append(
      element('button', { type: 'button', className: 'btn dense', textContent: key, onclick: () => press(key) }),
    );
  }
  return keys;
}

const showCards = keyedList(
  byId('contacts'),
  ({ contactId }) => contactId,
  ({ contactId, channel, from, to }) => {
    const path = `/contacts/${encodeURIComponent(contactId)}`;
    const title = `${channels[channel].name} ${channel === 'task' ? '' : 'from '}${numberText(from) ?? 'withheld'}${to ? ` to ${numberText(to)}` : ''}`;
    const state = element('p', { className: 'quiet small' });
    state.setAttribute('role', 'status');
    const hangUp = element(
      'button',
      { type: 'button', className: 'btn dense stop', onclick: () => send('DELETE', path) },
      ...(channel === 'voice' ? [icon('phone-off', 's'), 'Hang up'] : [icon('x', 's'), 'End']),
    );
    hangUp.setAttribute('aria-label', `${hangUp.textContent}: ${title}`);
    const keys = keypad(title, (key) => send('POST', `${path}/keys`, { keys: key }));
    const heard = element('ul', { className: 'heard small' });
    heard.setAttribute('aria-label', `Heard: ${title}`);
    // Only the latest are told, so what stands at a place changes.
    const showHeard = keyedList(
      heard,
      ({ at }) => at,
      () => {
        const said = element('span');
        return { node: element('li', {}, icon('volume-2', 's'), said), show: ({ text }) => write(said, text) };
      },
    );
    const sign = element('span', { className: 'disc' }, channelIcon(channel, 'm'));
    const node = element(
      'li',
      {},
      sign,
      element('div', {}, element('h3', { textContent: title }), state),
      hangUp,
      keys,
      heard,
    );
    return {
      node,
      show(now) {
        node.className = now.state;
        write(state, `${contactWord(now.state)}.`);
        hangUp.hidden = now.isOver;
        keys.hidden = now.isOver || now.channel !== 'voice';
        showHeard(now.heard.map((text, at) => ({ at, text })));
      },
    };
  },
);

function show(contacts) {
  byId('none').hidden = contacts.length > 0;
  showCards(contacts);
}

function showChannel() {
  const channel = form.elements.channel.value;
  const words = channels[channel];
  byId('from-label').textContent = words.from;
  byId('to-label').textContent = words.to;
  byId('start').replaceChildren(channelIcon(channel, 'm'), words.start);
  form.elements.from.placeholder = words.withheld;
  const isCall = channel === 'voice' || channel === 'callback';
  form.elements.from.value = isCall ? (book.callers[0]?.number ?? '') : '';
  form.elements.to.required = isCall;
  form.elements.from.required = channel === 'callback';
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { channel, from, to, count } = form.elements;
  send('POST', '/contacts', { channel: channel.value, from: from.value, to: to.value, count: Number(count.value) });
});
form.addEventListener('change', ({ target }) => target.name === 'channel' && showChannel());

const option = ({ number, name }) => element('option', { value: number, label: name });
const book = await (await fetch('/phone/api/book')).json();
byId('callers').append(...book.callers.map(option));
byId('lines').append(...book.lines.map(option));
form.elements.to.value = book.lines[0]?.number ?? '';
addIcons();
showChannel();
new EventSource('/phone/api/events').onmessage = ({ data }) => show(JSON.parse(data));
