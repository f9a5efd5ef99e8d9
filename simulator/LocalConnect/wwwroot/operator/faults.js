import { byId } from '../page/element.js';
import { fillSelect, request } from './api.js';

const value = (form, name) => form.elements[name].value;

/** Keeps the lists of functions and agents up to date. */
export function fillFaults(agents, functions) {
  fillSelect(byId('lambda-fault').elements.function, functions);
  fillSelect(
    byId('incident').elements.username,
    agents.map(({ username }) => username),
  );
}

async function showCcpFaults(form) {
  const faults = await (await fetch('/operator/api/ccp/faults')).json();
  for (const field of form.elements) {
    if (field.type === 'checkbox') {
      field.checked = faults[field.name] === true;
    } else if (field.name) {
      field.value = faults[field.name] ?? '';
    }
  }
}

const refreshMs = 2000;

/** Says which faults are on, above everything else, with one button that ends them. */
async function showActive() {
  const faults = await (await fetch('/operator/api/faults')).json();
  const [bar, end] = [byId('faults-bar'), byId('end-faults')];
  const [about, count, sentences] = ['p', 'b', 'span'].map((selector) => bar.querySelector(selector));
  // The focus would fall to the body with the button that had it.
  if (faults.length === 0 && bar.contains(document.activeElement)) byId('open-faults').focus();
  about.hidden = byId('change-faults').hidden = end.hidden = faults.length === 0;
  const said = faults.length === 0 ? '' : faults.length === 1 ? 'A fault is on.' : `${faults.length} faults are on.`;
  if (count.textContent !== said || sentences.textContent !== faults.join(' ')) {
    count.textContent = said;
    sentences.textContent = faults.join(' ');
    end.textContent = { 1: 'End it', 2: 'End both' }[faults.length] ?? 'End all';
  }
}

async function change(method, path, body) {
  await request(method, path, body);
  // The dialog lies over the page's own notice.
  byId('fault-notice').textContent = byId('notice').textContent;
  await showActive();
}

export function setUpFaults() {
  for (const opener of ['open-faults', 'change-faults']) {
    byId(opener).addEventListener('click', () => byId('faults').showModal());
  }
  // The home page leads here.
  if (location.hash === '#faults') byId('faults').showModal();
  byId('end-faults').addEventListener('click', async () => {
    await change('DELETE', '/faults');
    for (const form of document.querySelectorAll('#lambda-fault, #table-fault')) form.reset();
    showCcpFaults(byId('ccp-fault'));
  });
  showActive();
  setInterval(() => document.visibilityState === 'visible' && showActive(), refreshMs);

  byId('lambda-fault').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    change('POST', `/functions/${encodeURIComponent(value(form, 'function'))}/fault`, {
      kind: value(form, 'kind'),
      delayMs: Number(value(form, 'delayMs')),
      payload: JSON.stringify(value(form, 'payload')),
    });
  });

  byId('table-fault').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    change('POST', '/table/fault', { kind: value(form, 'kind'), delayMs: Number(value(form, 'delayMs')) });
  });

  const ccp = byId('ccp-fault');
  ccp.addEventListener('submit', async (event) => {
    event.preventDefault();
    const faults = {};
    for (const field of ccp.elements) {
      if (field.type === 'checkbox') {
        faults[field.name] = field.checked;
      } else if (field.type === 'number' || field.name === 'sessionStatus') {
        faults[field.name] = field.value === '' ? null : Number(field.value);
      } else if (field.name) {
        faults[field.name] = field.value;
      }
    }
    await change('POST', '/ccp/faults', faults);
    showCcpFaults(ccp);
  });
  showCcpFaults(ccp);

  byId('incident').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    request('POST', `/ccp/${encodeURIComponent(value(form, 'username'))}/incidents/${value(form, 'incident')}`);
  });
}
