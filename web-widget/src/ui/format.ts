import { html } from 'lit-html';
import { foundBy, readable, readFound } from '../core/display';
import { type AttributeDefinition, type Contact, type ContactView, type HappeningStep, readField } from '../core/index';
import { dialable } from '../streams/dialable';
import { languageTag, t } from './text/text';

/** Attributes shown in the head of the card, and so not repeated in its list. Of what is only said, the numbers are. */
export const inTheHead = ['line', 'dialedNumber', 'callerNumber', 'customerName', 'customerTier'];
export const saidInTheHead = ['dialedNumber', 'callerNumber'];

export function isCall({ channel }: Contact): boolean {
  return channel === 'voice' || channel === 'callback';
}

/** Who is calling: whom the lookup found, what the contact calls itself, or its number. Only a call can withhold one. */
export function customerLabel(view: ContactView): string {
  const { contact } = view.entry;
  const label =
    happened(view, 'picked')?.detail ??
    readFound(contact, 'customerName') ??
    saidName(contact) ??
    readField(contact, 'callerNumber');
  return label ? readable(label) : t(isCall(contact) ? 'withheldNumber' : 'unknownCustomer');
}

/** The name of a chat or an e-mail is what the visitor typed; that of a task is the task's. */
function saidName({ channel, title }: Contact): string | undefined {
  if (!title?.trim() || channel === 'task') return title;
  return t('says', { name: title });
}

/** How the customer was found and verified, each in a sentence. */
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

/** Milliseconds to the record that opened by itself: what the agent opened took as long as the agent. */
export function recordMs(view: ContactView): number | undefined {
  return happened(view, 'opened')?.ms;
}

function happened({ trace }: ContactView, what: HappeningStep['what']): HappeningStep | undefined {
  return trace.findLast((step): step is HappeningStep => step.kind === 'happening' && step.what === what);
}

export function lineLabel(contact: Contact): string {
  return readable(
    readFound(contact, 'line') ?? readField(contact, 'dialedNumber') ?? contact.queue ?? t('unknownLine'),
  );
}

/** The state of a contact in one word. */
export function stageLabel({ entry }: ContactView): string {
  const { contact, outcome, accepted } = entry;
  if (contact.monitoring) return t('monitoring');
  if (outcome) return t(outcome);
  if (contact.stage === 'ringing')
    return t(accepted ? 'accepted' : contact.direction === 'outbound' ? 'dialing' : 'ringing');
  return t(contact.stage);
}

/** A value for the eye. Numbers to call stay as they are: the agent may have to read them out. */
export function formatValue({ type }: AttributeDefinition, value: string) {
  return type === 'instant' ? formatInstant(value) : type === 'phone' ? numberLink(value) : value;
}

/** A number as a link that calls it, where it can be dialed. */
export function numberLink(value: string) {
  const read = dialable(value);
  return 'number' in read ? html`<a href="tel:${read.number}">${value}</a>` : value;
}

/** An instant in the agent's own time zone, or the text itself when it is none. */
export function formatInstant(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

export function formatSeconds(seconds: number): string {
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest}`;
}
