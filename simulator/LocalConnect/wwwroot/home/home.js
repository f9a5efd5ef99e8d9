// What runs, one click to call as each sample caller, and what happens now.
import { keyedList, write } from '/ccp-v2/keyed-list.js';
import { request } from '../operator/api.js';
import { byId, element } from '../page/element.js';
import { addIcons, channelIcon, icon } from '../page/icons.js';
import { numberText, standing, whoText } from '../page/words.js';

const refreshMs = 2000;

/** How long a new start may take. */
const startMs = 60_000;

/** When the page asked for a new start; 0 before. */
let askedAfresh = 0;
const starting = () => Date.now() - askedAfresh < startMs;

/** When this instance started. */
let startedAt = '';

const partIcons = {
  'Agent workspace': 'panel-right',
  "Caller's phone": 'phone',
  Operator: 'monitor',
  Instance: 'server',
  Table: 'database',
  'Record system': 'building-2',
  Samples: 'flask',
};
const partIcon = (name) => partIcons[name] ?? (name.startsWith("Agent's page") ? 'headphones' : 'zap');

/** A tag with an icon for its kind. It is drawn anew only when it changes. */
function showTag(node, kind, text) {
  if (node.textContent !== text || !node.classList.contains(kind)) {
    node.className = `tag ${kind}`;
    const sign = { live: 'check', hold: 'triangle-alert', stop: 'triangle-alert' }[kind];
    node.replaceChildren(...(sign ? [icon(sign, 's')] : []), text);
  }
}

const showPartList = keyedList(
  byId('parts'),
  ({ name }) => name,
  ({ name, address }) => {
    const [said, state] = [element('span'), element('span')];
    const about = element('p', { className: 'quiet small' }, said);
    if (address) {
      about.append(' · ', element('code', { textContent: address.replace(/^http:\/\/|\/$/g, '') }));
    }
    // A part without a page can be made to fail.
    const open = address
      ? element(
          'a',
          { className: 'btn dense', href: address, target: '_blank', rel: 'noopener' },
          icon('arrow-up-right', 's'),
          'Open',
        )
      : element('a', { className: 'btn dense', href: 'operator/#faults' }, icon('bug', 's'), 'Faults');
    open.append(element('span', { className: 'spoken', textContent: ` ${name}` }));
    const node = element(
      'li',
      {},
      icon(partIcon(name)),
      element('div', {}, element('p', { className: 'row wrap' }, element('b', { textContent: name }), state), about),
      open,
    );
    return {
      node,
      show({ note, problem }) {
        write(said, note);
        showTag(state, problem ? 'hold' : 'live', problem ?? 'Running');
      },
    };
  },
);

function showParts({ runsSince, parts }) {
  startedAt ||= runsSince;
  if (runsSince !== startedAt) return location.reload();
  showPartList(parts);
  if (starting()) return;
  const wrong = parts.filter(({ problem }) => problem).length;
  showTag(
    byId('health'),
    wrong ? 'hold' : 'live',
    wrong ? `${wrong} of ${parts.length} parts need a look` : `All ${parts.length} parts run`,
  );
  const minutes = Math.floor((Date.now() - Date.parse(runsSince)) / 60_000);
  byId('since').textContent = minutes < 1 ? 'just started' : `for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

const showActiveList = keyedList(
  byId('active'),
  ({ contactId }) => contactId,
  ({ contactId, channel, from }) => {
    const end = element('button', {
      type: 'button',
      className: 'btn dense stop',
      textContent: channel === 'voice' ? 'Hang up' : 'End',
      onclick: () => request('DELETE', `/contacts/${encodeURIComponent(contactId)}`).then(refresh),
    });
    end.setAttribute('aria-label', `${end.textContent}: ${from ?? 'withheld'}`);
    end.dataset.contactId = contactId;
    const [name, stateTag, about] = [element('b'), element('span'), element('p', { className: 'quiet small' })];
    const node = element(
      'li',
      {},
      channelIcon(channel),
      element('div', {}, element('p', { className: 'row wrap' }, name, stateTag), about),
      end,
    );
    return {
      node,
      show(contact) {
        write(name, whoText(contact));
        showTag(stateTag, contact.state === 'connected' ? 'live' : 'accent', standing(contact));
        write(about, [contact.name && numberText(from), lineName(contact.to)].filter(Boolean).join(' → '));
      },
    };
  },
);

const lineName = (to) => lines.find(({ number }) => number === to)?.name ?? to;

function showActive({ active }) {
  showActiveList(active);
  byId('quiet').hidden = active.length > 0;
}

async function refresh() {
  try {
    const view = await (await fetch('/home/status')).json();
    showParts(view);
    showActive(view);
  } catch {
    if (!starting()) showTag(byId('health'), 'stop', 'Not running any more: start screenpop up again');
  }
}

/** Ends everything and starts it again, as Ctrl-C and `screenpop up` would. */
async function startAfresh() {
  if (!confirm('End all contacts and faults, and forget the history and the notes?')) return;
  askedAfresh = Date.now();
  showTag(byId('health'), 'accent', 'Starting afresh …');
  await fetch('/home/afresh', { method: 'POST' });
}

function arrive(channel, caller, line) {
  const from = channel === 'voice' ? caller.number : caller.name;
  return request('POST', '/contacts', { channel, from, to: line.number, count: 1 }).then(refresh);
}

function callerRow(caller, lines) {
  const withheld = !caller.number.startsWith('+');
  const as = `${caller.name}, ${caller.number}`;
  const button = (channel, text, label, line) => {
    const made = element(
      'button',
      { type: 'button', className: `btn dense ${text ? '' : 'icon'}`, onclick: () => arrive(channel, caller, line) },
      channelIcon(channel, 's'),
      text,
    );
    made.setAttribute('aria-label', label);
    if (!text) made.title = label;
    return made;
  };
  const calls = lines.map((line) => button('voice', line.name, `Call ${line.name} as ${as}`, line));
  const others =
    withheld || !lines[0]
      ? []
      : [button('chat', '', `Chat as ${as}`, lines[0]), button('task', '', `Task as ${as}`, lines[0])];
  return element(
    'tr',
    {},
    element(
      'td',
      {},
      element('b', { textContent: caller.name }),
      element('span', {
        className: 'quiet small num',
        textContent: withheld ? 'no number' : numberText(caller.number),
      }),
    ),
    element('td', { className: 'quiet small', textContent: caller.finds ?? '' }),
    element('td', { className: 'end' }, element('div', { className: 'row' }, ...calls, ...others)),
  );
}

const { callers, lines: all } = await (await fetch('/operator/api/book')).json();
const lines = all.filter(({ number }) => number.startsWith('+'));
byId('callers').append(...callers.map((caller) => callerRow(caller, lines)));
byId('lines').textContent = lines.map(({ number, name }) => `${name} is ${numberText(number)}`).join(', ');
addIcons();
byId('afresh').addEventListener('click', startAfresh);
await refresh();
setInterval(() => document.visibilityState === 'visible' && refresh(), refreshMs);
