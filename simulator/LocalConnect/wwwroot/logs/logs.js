// What the functions wrote, the latest first.
import { keyedList } from '/ccp-v2/keyed-list.js';
import { byId, element } from '../page/element.js';

const refreshMs = 2000;

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** A line with a message, or with metrics in the embedded metric format of CloudWatch; null for any other text. */
function read(text) {
  try {
    const line = JSON.parse(text);
    return typeof line?.message === 'string' || Array.isArray(line?._aws?.CloudWatchMetrics) ? line : null;
  } catch {
    return null;
  }
}

function sentence({ message, _aws, ...fields }) {
  if (message !== undefined) return message;
  const named = _aws.CloudWatchMetrics.flatMap(({ Metrics = [] }) => Metrics.map(({ Name }) => Name));
  return `Metrics: ${named.map((name) => `${name} ${fields[name]}`).join(', ')}`;
}

function said(text) {
  const line = read(text);
  if (!line) return [element('code', { textContent: text })];
  const level = line.level && line.level !== 'Information' ? `tag ${line.level === 'Warning' ? 'hold' : 'stop'}` : '';
  return [
    element(
      'p',
      { className: line._aws ? 'row wrap quiet' : 'row wrap' },
      ...(level ? [element('span', { className: level, textContent: line.level })] : []),
      element('span', { textContent: sentence(line) }),
    ),
    element(
      'details',
      {},
      element('summary', {
        className: 'quiet small',
        textContent: line.contactId ? `Contact ${line.contactId}` : 'JSON',
      }),
      element('code', { textContent: text }),
    ),
  ];
}

const showLines = keyedList(
  byId('lines'),
  // A new start counts from 1 again.
  ({ at, number }) => `${at} ${number}`,
  ({ at, function: name, text }) => ({
    node: element(
      'li',
      {},
      element('time', {
        className: 'quiet small num',
        dateTime: at,
        title: at,
        textContent: time.format(new Date(at)),
      }),
      element('span', { className: 'small', textContent: name }),
      element('div', {}, ...said(text)),
    ),
    show() {},
  }),
);

async function refresh() {
  try {
    const lines = await (await fetch('/home/logs')).json();
    showLines(lines.reverse());
    byId('none').hidden = lines.length > 0;
    byId('notice').textContent = '';
  } catch {
    byId('notice').textContent = 'Not running any more: start screenpop up again.';
  }
}

await refresh();
setInterval(() => document.visibilityState === 'visible' && refresh(), refreshMs);
