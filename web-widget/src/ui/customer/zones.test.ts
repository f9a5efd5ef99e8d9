import { expect, test } from 'vitest';
import { zoneOf } from './zones';

const noon = Date.parse('2026-01-02T12:00:00Z');

function timeIn(timeZone: string | undefined): string | undefined {
  return timeZone && new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(noon);
}

test.each([
  ['06:00', 'CR'],
  ['07:00', 'CO PE'],
  ['08:00', 'PR'],
  ['09:00', 'AR'],
  ['12:00', 'GB IE IS'],
  ['13:00', 'AT BE CH CZ DE DK FR HR HU IT LU MA NG NL NO PL RS SE SI SK'],
  ['14:00', 'BG EE EG FI GR IL LT LV RO UA ZA'],
  ['15:00', 'KE SA TR'],
  ['16:00', 'AE'],
  ['17:00', 'PK'],
  ['17:30', 'IN'],
  ['19:00', 'TH VN'],
  ['20:00', 'CN HK MY PH SG TW'],
  ['21:00', 'JP KR'],
])('At noon in London in winter it is %s in %s', (time, countries) => {
  const times = countries.split(' ').map((country) => `${country} ${timeIn(zoneOf(country, ''))}`);
  expect(times).toEqual(countries.split(' ').map((country) => `${country} ${time}`));
});

test.each([
  ['02:00', 'Honolulu', '808'],
  ['03:00', 'Anchorage', '907'],
  ['04:00', 'Los Angeles', '213'],
  ['04:00', 'Vancouver', '604'],
  ['05:00', 'Denver', '303'],
  ['05:00', 'Phoenix', '602'],
  ['06:00', 'Chicago', '312'],
  ['07:00', 'New York', '212'],
  ['07:00', 'Toronto', '416'],
])('At noon in London in winter it is %s in %s', (time, _, areaCode) => {
  expect(timeIn(zoneOf('US', areaCode))).toBe(time);
});

test('Arizona keeps its time in summer, and Colorado does not', () => {
  expect([zoneOf('US', '602'), zoneOf('US', '303')]).toEqual(['America/Phoenix', 'America/Denver']);
});

test('Puerto Rico has one time zone, although its numbers have the area codes of North America', () => {
  expect([zoneOf('PR', '787'), zoneOf('PR', '939')]).toEqual(['America/Puerto_Rico', 'America/Puerto_Rico']);
});

test.each([
  ['an area code of two time zones', 'US', '850'],
  ['an area code that is listed for two', 'US', '743'],
  ['a toll-free number', undefined, '800'],
  ['a part of an area code', 'US', '21'],
  ['a country of several time zones', 'AU', ''],
  ['no country', undefined, ''],
])('%s has no time zone', (_, country, areaCode) => {
  expect(zoneOf(country, areaCode)).toBeUndefined();
});
