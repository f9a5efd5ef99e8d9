import { accept, act } from './actions.js';
import { channelIcon } from './icons.js';
import { keyedList, write } from './keyed-list.js';
import { channelWord, deskWord } from './words.js';

const list = document.getElementById('contacts');
let muted = false;

window.ccp.onMessage(({ event, data }) => {
  if (event === 'agent::mute_toggle') {
    muted = data.muted === true;
  }
});

const element = (name, properties, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};

const isCall = ({ type }) => type === 'voice' || type === 'queue_callback';
const initialLeg = ({ connections }) => connections.find(({ initial }) => initial);
const agentLeg = ({ connections }) => connections.find(({ type }) => type === 'agent' || type === 'monitoring');
const thirdParties = ({ connections }) => connections.filter(({ initial, type }) => !initial && type !== 'agent');

const mute = () => {
  muted = !muted;
  window.ccp.broadcast('mute', { mute: muted });
};

const isDialed = (contact) => {
  const customer = initialLeg(contact);
  return customer?.type === 'outbound' && customer.state.type === 'connecting';
};

const ringing = (contact) => {
  const { contactId } = contact;
  return isDialed(contact)
    ? [['End', () => end(contact)]]
    : [
        ['Accept', () => accept(contactId)],
        ['Decline', () => act('rejectContact', { contactId })],
      ];
};

const end = (contact) =>
  act('destroyConnection', { contactId: contact.contactId, connectionId: agentLeg(contact).connectionId });

const holdOrResume = ({ contactId }, leg) =>
  leg.state.type === 'hold'
    ? ['Resume', () => act('resumeConnection', { contactId, connectionId: leg.connectionId }), 'hold']
    : ['Hold', () => act('holdConnection', { contactId, connectionId: leg.connectionId }), 'hold'];

const conference = (contact) => {
  const { contactId } = contact;
  return thirdParties(contact).length === 0
    ? []
    : [
        ['Swap', () => act('toggleActiveConnections', { contactId })],
        ['Join', () => act('conferenceConnections', { contactId })],
        ...thirdParties(contact).map(({ connectionId, endpoint }) => [
          `Remove ${endpoint?.name ?? endpoint?.phoneNumber ?? 'third party'}`,
          () => act('destroyConnection', { contactId, connectionId }),
        ]),
      ];
};

const talking = (contact) => [
  ...(isCall(contact)
    ? [
        ...(initialLeg(contact)?.state.type === 'disconnected' ? [] : [holdOrResume(contact, initialLeg(contact))]),
        [muted ? 'Unmute' : 'Mute', mute, 'mute'],
        ...conference(contact),
      ]
    : []),
  ...(contact.type === 'task' ? [['Pause', () => act('pauseContact', { contactId: contact.contactId })]] : []),
  ['End', () => end(contact)],
];

const actionsOf = (contact) => {
  const { contactId, state } = contact;
  switch (state.type) {
    case 'incoming':
    case 'connecting':
      return ringing(contact);
    case 'connected':
      return talking(contact);
    case 'paused':
      return [['Resume', () => act('resumeContact', { contactId })]];
    default:
      return [['Clear contact', () => act('clearContact', { contactId })]];
  }
};

const nameOf = (contact) => {
  const customer = initialLeg(contact)?.endpoint ?? contact.customerEndpoint;
  const chat = contact.connections.find(({ chatMediaInfo }) => chatMediaInfo?.customerName);
  return (
    contact.name ?? customer?.phoneNumber ?? customer?.emailAddress ?? chat?.chatMediaInfo.customerName ?? 'Withheld'
  );
};

const kinds = { Accept: 'go', Decline: 'stop', End: 'stop' };

// A switch keeps its key when it changes its text, and with it the focus.
const actionList = (parent) =>
  keyedList(
    parent,
    ([text, , key = text]) => key,
    ([text]) => {
      const node = element('button', { type: 'button', className: `btn ${kinds[text] ?? ''}` });
      return {
        node,
        show([text, onclick]) {
          write(node, text);
          node.onclick = onclick;
        },
      };
    },
  );

const cards = keyedList(
  list,
  ({ contact }) => contact.contactId,
  ({ contact: { contactId, type: channel }, view }) => {
    const heading = element('button', { type: 'button', className: 'name', onclick: () => view(contactId) });
    const [about, actions] = [element('p'), element('div', { className: 'actions' })];
    const showActions = actionList(actions);
    const sign = element('span', { className: 'disc' }, channelIcon(channel));
    const node = element('section', {}, sign, element('h2', {}, heading), about, actions);
    return {
      node,
      show({ contact, isViewed }) {
        const { state, type, queue } = contact;
        node.className = `contact box ${state.type}`;
        write(heading, nameOf(contact));
        heading.setAttribute('aria-pressed', isViewed);
        write(
          about,
          [channelWord(type), deskWord(state.type, isDialed(contact)), queue?.name].filter(Boolean).join(' · '),
        );
        showActions(actionsOf(contact));
      },
    };
  },
);

export const showContacts = (contacts, viewed, view) => {
  const focused = list.contains(document.activeElement) && document.activeElement;
  cards(contacts.map((contact) => ({ contact, isViewed: contact.contactId === viewed, view })));
  if (focused && !focused.isConnected) {
    // Its button is gone: the next thing to do on the contact is where the hands expect it.
    list.querySelector('.actions button')?.focus();
  }
};
