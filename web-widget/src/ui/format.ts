import { type AttributeDefinition, type Contact, type ContactView, readable, readField } from '../core/index';
import { languageTag, t } from './text/text';

/** Who is calling, as far as anything says so. */
export function customerLabel(contact: Contact): string {
  const label =
    readField(contact, 'customerName') ?? contact.title ?? readField(contact, 'callerNumber') ?? t('withheldNumber');
  return readable(label);
}

export function lineLabel(contact: Contact): string {
  return readable(
    readField(contact, 'line') ?? readField(contact, 'dialedNumber') ?? contact.queue ?? t('unknownLine'),
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
export function formatValue({ type }: AttributeDefinition, value: string): string {
  return type === 'instant' ? formatInstant(value) : value;
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
