import { html } from 'lit-html';
import { foundBy, readable, readFound } from '../core/display';
import { type AttributeDefinition, type Contact, type ContactView, type HappeningStep, readField } from '../core/index';
import { dialable } from '../streams/dialable';
import { memoize } from './memoize';
import { languageTag, t } from './text/text';

/**
 * Attributes with their own place on the card. The details do not repeat them, except claimed numbers.
 */
export const inTheHead = [
  'line',
  'customerName',
  'customerTier',
  'customerAccount',
  'customerLanguage',
  'customerNotes',
  'lineGreeting',
  'lastContactAt',
];
export const saidInTheHead = ['dialedNumber', 'callerNumber'];

export function isCall({ channel }: Contact): boolean {
  return channel === 'voice' || channel === 'callback';
}

/**
 * The customer's label: the name from the lookup, the name that the contact gives itself, or its number. Only a call
 * can withhold one.
 */
export function customerLabel(view: ContactView): string {
  const { contact } = view.entry;
  const name = happened(view, 'picked')?.detail ?? readFound(contact, 'customerName') ?? saidName(contact);
  if (name) return readable(name);
  const number = readField(contact, 'callerNumber');
  return number ? numberText(readable(number)) : t(isCall(contact) ? 'withheldNumber' : 'unknownCustomer');
}

/** The claimed name. A visitor typed the name of a chat or e-mail; the name of a task is the task's own. */
function saidName({ channel, title }: Contact): string | undefined {
  if (!title?.trim() || channel === 'task') return title?.trim() || undefined;
  return t('says', { name: title });
}

/** How the customer was found and verified, one sentence each. */
export function proofs(view: ContactView): string[] {
  const { contact } = view.entry;
  const by = happened(view, 'picked') ? 'pick' : foundBy(contact);
  const verified = readField(contact, 'verifiedBy');
  return [...(by ? [t(foundTexts[by])] : []), ...(verified ? [t('verified', { how: readable(verified) })] : [])];
}

const foundTexts = {
  number: 'foundByNumber',
  email: 'foundByEmail',
  keyed: 'foundByKeyed',
  pick: 'foundByPick',
} as const;

/** Milliseconds until the record opened by itself. A record that the agent opened has none. */
export function recordMs(view: ContactView): number | undefined {
  return happened(view, 'opened')?.ms;
}

export function happened({ trace }: ContactView, what: HappeningStep['what']): HappeningStep | undefined {
  return trace.findLast((step): step is HappeningStep => step.kind === 'happening' && step.what === what);
}

export function lineLabel(contact: Contact): string {
  const line = readFound(contact, 'line');
  if (line) return readable(line);
  const dialed = readField(contact, 'dialedNumber');
  return dialed ? numberText(readable(dialed)) : readable(contact.queue ?? t('unknownLine'));
}

/** The initials of a name, at most two letters. */
export function initials(name: string): string {
  const words = name.split(/[\s.@_-]/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase() || '#';
}

/** Formats a number in its country's style, once the rules of all countries are loaded. */
let grouped: (number: string) => string = (number) => number;

export function useNumberFormat(format: (number: string) => string): void {
  grouped = memoize(format);
}

/** A number in readable form; any other text unchanged. */
export function numberText(value: string): string {
  const read = dialable(value);
  return 'number' in read ? grouped(read.number) : value;
}

/** A value formatted by its type in the agent's language. */
export function formatValue({ name, type }: AttributeDefinition, value: string) {
  switch (type) {
    case 'instant':
      return formatInstant(value);
    case 'phone':
      return name === 'dialedNumber' ? numberText(value) : numberLink(value);
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value))
        ? quantities(languageTag()).format(Number(value))
        : value;
    case 'boolean':
      return (
        new Map([
          ['true', t('yes')],
          ['false', t('no')],
        ]).get(value.toLowerCase()) ?? value
      );
    case 'email':
      return /^[^\s@:/?#]+@[^\s@:/?#]+$/.test(value) ? html`<a href="mailto:${value}">${value}</a>` : value;
    default:
      return name === 'customerLanguage' ? languageName(value) : value;
  }
}

const quantities = memoize((language: string) => new Intl.NumberFormat(language, { maximumFractionDigits: 20 }));

/** The name of a language in the agent's language. */
export function languageName(tag: string): string {
  try {
    return languages(languageTag()).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const languages = memoize(
  (language: string) =>
    new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard', style: 'short' }),
);

/** A number as a link that calls it, if it can be dialed. */
export function numberLink(value: string) {
  const read = dialable(value);
  return 'number' in read ? html`<a href="tel:${read.number}">${numberText(value)}</a>` : value;
}

/** An instant in the agent's time zone; any other text unchanged. */
export function formatInstant(value: string | number): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return String(value);
  return instants(languageTag(), offset()).format(date);
}

const instants = memoize(
  (language: string, _offset: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
);

/** A time of day in a time zone, by default the agent's, such as `14:05`. */
export function formatTime(at: number, timeZone = ''): string {
  return times(languageTag(), offset(), timeZone).format(at);
}

const times = memoize(
  (language: string, _offset: string, timeZone: string) =>
    new Intl.DateTimeFormat(language, { timeStyle: 'short', ...(timeZone && { timeZone }) }),
);

/** A formatter keeps the agent's time zone from when it was created, but the computer may move to another. */
const offset = () => String(new Date().getTimezoneOffset());

const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

const relative = memoize((language: string) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/**
 * The time since an instant, such as `3 days ago`. From yesterday on it counts calendar days, so that last night is not
 * today.
 */
export function formatAgo(value: string | number, now = Date.now()): string | undefined {
  const at = new Date(value).getTime();
  if (Number.isNaN(at)) return undefined;
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  const seconds = days >= 1 && (now - at) / 1000 > 6 * 3600 ? days * 86_400 : Math.max(0, (now - at) / 1000);
  const words = relative(languageTag());
  for (const [unit, length] of units) if (seconds >= length) return words.format(-Math.floor(seconds / length), unit);
  return words.format(0, 'second');
}

export function formatSeconds(seconds: number): string {
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
