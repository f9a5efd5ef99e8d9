// The operator's API, and what its forms share.
import { byId, element } from '../page/element.js';

/** Fills a list of choices, and keeps the chosen one while the choices are the same. */
export function fillSelect(select, values) {
  if (values.join() !== [...select.options].map((choice) => choice.value).join()) {
    select.replaceChildren(...values.map((name) => element('option', { value: name, textContent: name })));
  }
}

/** Calls the operator's API. Shows an error and returns null. */
export async function request(method, path, body) {
  const answer = await fetch(`/operator/api${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  byId('notice').textContent = answer.ok ? '' : (await answer.text()) || `${answer.status} ${answer.statusText}`;
  return answer.ok ? answer : null;
}
