import { describe, expect, test } from 'vitest';
import { dialable } from './dialable';

describe('24: a number to dial', () => {
  test.each([
    ['+14155550100', '+14155550100'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['tel:+1-415-555-0100', '+14155550100'],
    ['001 415.555.0100', '+14155550100'],
    ['TEL:+14155550100', '+14155550100'],
    ['+1/415/555/0100', '+14155550100'],
    // The shortest and the longest.
    ['+1234567', '+1234567'],
    ['+123456789012345', '+123456789012345'],
    ['\u202a+1\u00a0415\u2011555\u20110100\u202c', '+14155550100'],
  ])('%j is %s', (text, number) => {
    expect(dialable(text)).toEqual({ number });
  });

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['call Jane', 'notNumber'],
    ['+1415555O100', 'notNumber'],
    ['+1 415 555 0100 ext. 3', 'notNumber'],
    ['+14155550100tel:', 'notNumber'],
    ['1+4155550100', 'notNumber'],
    ['++14155550100', 'notNumber'],
    ['+', 'notNumber'],
    ['14100555', 'noCountry'],
    ['415 555 0100', 'noCountry'],
    ['+123456', 'length'],
    ['+1234567890123456', 'length'],
    ['+0155550100', 'length'],
    ['javascript:alert(1)', 'notNumber'],
  ])('row 24: %j is refused: %s', (text, refused) => {
    expect(dialable(text)).toEqual({ refused });
  });
});
