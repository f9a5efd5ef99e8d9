import parsePhoneNumber from 'libphonenumber-js/min';
import { zoneOf } from './zones';

/** A number as its country writes it, such as `+1 415 555 0100`: one that is not possible stays as it is. */
export function groupNumber(number: string): string {
  return parsePhoneNumber(number)?.formatInternational() ?? number;
}

/**
 * The time of day where a number is at home, such as `06:02`. Absent where a country has several times and the number does
 * not say which, and where it is the agent's own: then it is no news.
 */
export function localTime(number: string, language: string, now = Date.now()): string | undefined {
  const parsed = parsePhoneNumber(number);
  const zone =
    parsed && zoneOf(parsed.country, parsed.countryCallingCode === '1' ? parsed.nationalNumber.slice(0, 3) : '');
  if (!zone) return undefined;
  const format = (timeZone?: string) =>
    new Intl.DateTimeFormat(language, { timeStyle: 'short', ...(timeZone && { timeZone }) }).format(now);
  return format(zone) === format() ? undefined : format(zone);
}
