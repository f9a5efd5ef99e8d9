import { describe, expect, test } from 'vitest';
import { groupNumber, international, localTime } from './numbers';

describe('A number', () => {
  test.each([
    ['+14155550100', '+1 415 555 0100'],
    ['+442079460958', '+44 20 7946 0958'],
    ['+4930901820', '+49 30 901820'],
    ['+815012345678', '+81 50 1234 5678'],
    ['+999123', '+999123'],
  ])('%s is written %s', (number, text) => {
    expect(groupNumber(number)).toBe(text);
  });

  test.each([
    ['+4402079460958', '+442079460958', 'without the trunk prefix'],
    ['+49003023125000', '+493023125000', 'without one that is written twice'],
    ['+442079460958', '+442079460958', 'as it is'],
    ['+999123', '+999123', 'as it is, because no country has it'],
    ['+44020', '+44020', 'as it is, because it is too short'],
  ])('%s is called %s, %s', (number, called, _) => {
    expect(international(number)).toBe(called);
  });

  const noon = (timeZone?: string) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(Date.parse('2026-01-02T12:00:00Z'));
  test.each([
    ['+14155550100', '04:00', 'by its area code'],
    ['+815012345678', '21:00', 'by its country'],
    ['+17875550100', '08:00', 'by its country, because Puerto Rico has one time zone'],
    ['+18005550199', undefined, 'because it is toll-free in all of North America'],
    ['+61298765432', undefined, 'because Australia has several time zones'],
    ['+73015550100', undefined, 'because Russia has several, and no area codes of North America'],
    ['+12', undefined, 'because it is not a number'],
  ])('%s has the local time %s, %s', (number, time, _) => {
    expect(localTime(number, noon)).toBe(time);
  });

  test('of the agent’s own time zone has no local time', () => {
    const numbers = ['+442079460958', '+4930901820', '+815012345678', '+14155550100', '+12125550100'];
    expect(numbers.map((number) => localTime(number, noon))).not.toContain(noon());
  });
});
