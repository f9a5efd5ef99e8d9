// What a flow asked a function and what it answered, to be read: the fields that matter by name, the JSON behind a click.
import { element } from '../page/element.js';
import { icon } from '../page/icons.js';

const mostBytes = 32_768;

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function fields(title, note, pairs) {
  return element(
    'section',
    {},
    element('h3', {}, title, element('span', { className: 'quiet num', textContent: note })),
    element(
      'dl',
      { className: 'kv' },
      ...pairs.flatMap(([name, value]) => [
        element('dt', { textContent: name }),
        value === undefined || value === null || value === ''
          ? element('dd', { className: 'quiet', textContent: 'not passed' })
          : element('dd', { textContent: typeof value === 'object' ? JSON.stringify(value) : String(value) }),
      ]),
    ),
  );
}

function asked(request) {
  const { ContactData: contact = {}, Parameters: parameters = {} } = parsed(request)?.Details ?? {};
  return [
    ['Channel', contact.Channel],
    ['Customer endpoint', contact.CustomerEndpoint?.Address],
    ['System endpoint', contact.SystemEndpoint?.Address],
    ...Object.entries(parameters),
  ];
}

function pretty(json) {
  const value = parsed(json);
  return value === null ? json : JSON.stringify(value, null, 2);
}

/** One call of a function. It is over, so it does not change. */
export function lambdaCall({ function: name, outcome, durationMs, wasCold, request, answer }) {
  const answered = parsed(answer ?? '');
  const map = outcome === 'Succeeded' && answered && typeof answered === 'object' ? answered : null;
  const count = map ? Object.keys(map).length : 0;
  const said = `${map?.lookupStatus ?? outcome} in ${durationMs} ms${wasCold ? ', cold' : ''}`;
  return element(
    'article',
    {},
    element(
      'header',
      {},
      element('b', { textContent: name }),
      element('span', { className: `tag ${map ? 'live' : 'stop'}` }, icon(map ? 'check' : 'triangle-alert', 's'), said),
    ),
    fields('Asked', '', asked(request)),
    map
      ? fields(
          'Answered',
          `${count} ${count === 1 ? 'attribute' : 'attributes'}, ${new Blob([answer]).size.toLocaleString('en')} of ${mostBytes.toLocaleString('en')} bytes`,
          Object.entries(map),
        )
      : element(
          'section',
          {},
          element('h3', { textContent: 'Answered' }),
          element('p', { className: 'failed', textContent: answer ?? 'The flow stopped waiting.' }),
        ),
    element(
      'details',
      {},
      element('summary', { textContent: 'JSON' }),
      // A region that scrolls has to be reached by keyboard.
      element('pre', { textContent: pretty(request), tabIndex: 0 }),
      element('pre', { textContent: pretty(answer ?? ''), tabIndex: 0 }),
    ),
  );
}
