// The whole instance on one page: what is there, one contact's story as it happens, and what can be made to go wrong.
import { keyedList, write } from '/ccp-v2/keyed-list.js';
import { agentStateWord, channelWord } from '/ccp-v2/words.js';
import { byId, element } from '../page/element.js';
import { addIcons, channelIcon, icon } from '../page/icons.js';
import { blockName, blockType, clock, inSentence, numberText, since, standing, whoText } from '../page/words.js';
import { fillSelect, request } from './api.js';
import { drawFlow, forgetFlows } from './drawing.js';
import { fillFaults, setUpFaults } from './faults.js';
import { lambdaCall } from './lambda.js';

let watched = null;
let stories = null;
let redraw = () => {};
let book = { callers: [], lines: [] };

const lineName = (to) => book.lines.find(({ number }) => number === to)?.name ?? to;

const showContacts = keyedList(
  byId('contacts'),
  ({ contactId }) => contactId,
  ({ contactId, channel, initiatedAt }) => {
    const [name, time, about] = [
      element('b'),
      element('time', { dateTime: initiatedAt }),
      element('span', { className: 'state' }),
    ];
    const button = element(
      'button',
      { type: 'button', onclick: () => watch(contactId) },
      element('span', { className: 'disc' }, channelIcon(channel, 'm')),
      element(
        'span',
        { className: 'clip' },
        element('span', { className: 'spoken', textContent: `${channelWord(channel)} ` }),
        name,
      ),
      time,
      about,
    );
    button.dataset.contactId = contactId;
    const node = element('li', {}, button);
    return {
      node,
      show(contact) {
        const { state, from, to } = contact;
        button.className = state;
        button.setAttribute('aria-pressed', contactId === watched);
        node.dataset.from = from ?? '';
        write(name, whoText(contact));
        write(
          time,
          state === 'ended'
            ? new Date(initiatedAt).toLocaleTimeString('en-GB', { timeStyle: 'short' })
            : since(initiatedAt),
        );
        write(about, [lineName(to), inSentence(standing(contact))].filter(Boolean).join(' · '));
      },
    };
  },
);

const showAgents = keyedList(
  byId('agents'),
  ({ username }) => username,
  ({ name, username }) => {
    const node = element('li');
    return {
      node,
      show({ state, pages }) {
        write(node, `${name} (${username}): ${agentStateWord(state)}, ${pages} ${pages === 1 ? 'page' : 'pages'}`);
      },
    };
  },
);

/** Shows texts, each in an element of its own: its key, the name of the element, its class and the text. */
const textList = (id) =>
  keyedList(
    byId(id),
    ({ key }) => key,
    ({ tag }) => {
      const node = element(tag);
      return {
        node,
        show({ className = '', text }) {
          node.className = className;
          write(node, text);
        },
      };
    },
  );
const [showAttributes, showPath] = ['attributes', 'path'].map(textList);

const showHeard = keyedList(
  byId('heard'),
  ({ key }) => key,
  ({ seconds, text }) => ({
    node: element(
      'li',
      { className: 'row' },
      element('span', { className: 'quiet num', textContent: clock(seconds) }),
      icon('volume-2', 's'),
      element('span', { textContent: text }),
    ),
    show() {},
  }),
);

const showLambda = keyedList(
  byId('lambda'),
  ({ key }) => key,
  ({ call }) => ({ node: lambdaCall(call), show() {} }),
);

function filterContacts() {
  // A number is found with and without its spaces, also that of a customer whose name is shown.
  const plain = (text) => text.toLowerCase().replaceAll(' ', '');
  const wanted = plain(byId('filter').value);
  for (const item of byId('contacts').children)
    item.hidden = !plain(`${item.textContent} ${item.dataset.from}`).includes(wanted);
}

function showOverview({ contacts, moreContacts, agents, functions }) {
  showContacts(contacts);
  filterContacts();
  byId('more').textContent = moreContacts > 0 ? `and ${moreContacts} more` : '';
  showAgents(agents);
  const free = agents.filter(({ state }) => state === 'Available').length;
  byId('free').textContent = `${agents.length} ${agents.length === 1 ? 'agent' : 'agents'}, ${free} free`;
  fillFaults(agents, functions);
  fillSelect(
    byId('interrupt').elements.username,
    agents.map(({ username }) => username),
  );
  if (!watched && contacts.length > 0) watch(contacts[0].contactId);
}

function showStory({ contact, attributes, path, heard, lambda, log }) {
  const { contactId, state, from, to, queue, name } = contact;
  byId('nothing').hidden = true;
  byId('story').hidden = byId('asked').hidden = false;
  const way = [name && numberText(from), lineName(to)].filter(Boolean).join(' → ');
  byId('title').replaceChildren(
    whoText(contact),
    element('span', { className: 'quiet num', textContent: name ? ` ${way}` : ` → ${way}` }),
  );
  const last = path.at(-1);
  byId('place').replaceChildren(
    [
      channelWord(contact.channel),
      inSentence(standing(contact)),
      state !== 'queued' && queue && `queue ${queue}`,
      last?.flow,
    ]
      .filter(Boolean)
      .join(' · '),
    ...(last ? [': ', element('b', { textContent: blockName(last.identifier, last.type) })] : []),
  );
  byId('hang-up').disabled = state === 'ended';
  byId('interrupt').hidden = state !== 'queued';
  byId('record').href = `/operator/api/contacts/${encodeURIComponent(contactId)}/story`;
  byId('record').download = `story-${contactId}.json`;
  showAttributes(
    Object.entries(attributes)
      .sort()
      .flatMap(([name, value]) => [
        { key: `dt ${name}`, tag: 'dt', text: name },
        { key: `dd ${name}`, tag: 'dd', text: value },
      ]),
  );
  showPath(
    path.map(({ identifier, type, branch, result, error }, key) => ({
      key,
      tag: 'li',
      className: error ? 'failed' : '',
      text: [`${blockName(identifier, type)} (${blockType(type)})`, branch && `→ ${branch}`, error ?? result]
        .filter(Boolean)
        .join(' '),
    })),
  );
  showHeard(heard.map((line, index) => ({ ...line, key: `${contactId} ${index} ${line.seconds} ${line.text}` })));
  showLambda(lambda.map((call, index) => ({ key: `${contactId} ${index}`, call })));
  write(byId('log'), log.join('\n'));
  const asked = path.filter(({ type }) => type === 'InvokeLambdaFunction');
  const notes = new Map(
    asked
      .map(({ identifier }, index) => [identifier, lambda[index] && `Invoke function, ${lambda[index].durationMs} ms`])
      .filter(([, note]) => note),
  );
  redraw = () => drawFlow(byId('drawing'), path, notes);
  redraw();
}

function watch(contactId) {
  stories?.close();
  watched = contactId;
  forgetFlows(byId('drawing'));
  for (const button of byId('contacts').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', button.dataset.contactId === contactId);
  }
  stories = new EventSource(`/operator/api/contacts/${encodeURIComponent(contactId)}/events`);
  stories.onmessage = ({ data }) => showStory(JSON.parse(data));
}

byId('arrive').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const answer = await request('POST', '/contacts', {
    channel: form.get('channel'),
    from: form.get('from'),
    to: form.get('to'),
    count: Number(form.get('count')),
  });
  if (answer) {
    byId('new-contact').open = false;
    byId('new-contact').querySelector('summary').focus();
    watch((await answer.json())[0]);
  }
});
byId('interrupt').addEventListener('submit', (event) => {
  event.preventDefault();
  const { username } = event.target.elements;
  request('POST', `/contacts/${encodeURIComponent(watched)}/interrupt/${encodeURIComponent(username.value)}`);
});
byId('hang-up').addEventListener('click', () => request('DELETE', `/contacts/${encodeURIComponent(watched)}`));

byId('filter').addEventListener('input', filterContacts);
// The story of a contact that is over brings no further event that would draw its flow at a new width.
new ResizeObserver(() => redraw()).observe(byId('drawing').parentElement);
setInterval(() => {
  for (const button of byId('contacts').querySelectorAll('button:not(.ended)')) {
    const time = button.querySelector('time');
    time.textContent = since(time.dateTime);
  }
}, 1000);

const option = ({ number, name }) => element('option', { value: number, label: name });
book = await (await fetch('/operator/api/book')).json();
byId('callers').append(...book.callers.map(option));
byId('lines').append(...book.lines.map(option));
byId('arrive').elements.from.value = book.callers[0]?.number ?? '';
byId('arrive').elements.to.value = book.lines[0]?.number ?? '';
addIcons();
setUpFaults();
new EventSource('/operator/api/events').onmessage = ({ data }) => showOverview(JSON.parse(data));
