// How the pages of the local Amazon Connect write what the service names by codes.
import { contactWord } from '/ccp-v2/words.js';

/** The type of a block, such as `Invoke lambda function`. */
export function blockType(type) {
  const words = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words[0].toUpperCase() + words.slice(1);
}

/** The name of a block: its identifier, or its type where the console has made the identifier. */
export const blockName = (identifier, type) =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(identifier) ? blockType(type) : identifier;

/** How long ago an instant was, such as `0:19`. */
export function since(instant) {
  return clock(Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000)));
}

/** A number of seconds as a clock shows them, such as `0:19`. */
export function clock(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** A number of the North American plan as people write it, such as `+1 415 555 0100`; any other text as it is. */
export const numberText = (text) => text?.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');

/** Who is there: the customer's name where the lookup found one, else the number, the address or the title. */
export function whoText({ name, from, channel }) {
  // In place of a withheld number the service tells a word such as `anonymous`.
  const isCall = channel === 'voice' || channel === 'queue_callback';
  return name ?? (from && (!isCall || from.startsWith('+')) ? numberText(from) : 'Number withheld');
}

/** A word as it stands within a sentence. */
export const inSentence = (word) => word[0].toLowerCase() + word.slice(1);

/** How a contact stands, and where, such as `Waiting in Support` or `Ringing at Jordan Doe`. */
export function standing({ state, queue, agentName }) {
  if (state === 'queued' && queue) return `Waiting in ${queue}`;
  if (state === 'offered' && agentName) return `Ringing at ${agentName}`;
  if (state === 'connected' && agentName) return `With ${agentName}`;
  return contactWord(state);
}
