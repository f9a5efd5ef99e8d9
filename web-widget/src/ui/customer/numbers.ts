import parsePhoneNumber from 'libphonenumber-js/min';
import { zoneOf } from './zones';

/** Formats a number in its country's style, such as `+1 415 555 0100`. An impossible number is returned unchanged. */
export function groupNumber(number: string): string {
  return parsePhoneNumber(number)?.formatInternational() ?? number;
}

/**
 * The number as the network calls it: without the trunk prefix of `+44 (0)20 …` or `+7 8 495 …`, which belongs to calls
 * inside a country, and which would hide an expensive network from the list of refused ones. A number that no country's
 * plan has is unchanged.
 */
export function international(number: string): string {
  const read = parsePhoneNumber(number);
  if (!read?.isPossible() || read.number === number) return number;
  // A trunk prefix may have been written twice.
  return international(read.number);
}

/**
 * The local time for a number, such as `06:02`. Absent when the number's time zone is ambiguous or has the agent's time.
 *
 * @param timeIn The time now in a time zone, by default the agent's.
 */
export function localTime(number: string, timeIn: (zone?: string) => string): string | undefined {
  const parsed = parsePhoneNumber(number);
  const zone =
    parsed && zoneOf(parsed.country, parsed.countryCallingCode === '1' ? parsed.nationalNumber.slice(0, 3) : '');
  const theirs = zone && timeIn(zone);
  return theirs === timeIn() ? undefined : theirs;
}
