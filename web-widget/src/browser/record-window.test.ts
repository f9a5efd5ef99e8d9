import { describe, expect, test } from 'vitest';
import { openRecordWindow } from './record-window';

describe('The window for records', () => {
  test('22: is opened by name and without noopener, which would make a success look blocked', () => {
    const asked: unknown[][] = [];
    const opener = (...all: unknown[]) => {
      asked.push(all);
      return { focus() {} } as Window;
    };
    expect(openRecordWindow('https://crm.example.test/1', opener)).toBe('opened');
    expect(openRecordWindow('https://crm.example.test/2', opener)).toBe('opened');
    expect(asked).toEqual([
      ['https://crm.example.test/1', 'screen-pop-record'],
      ['https://crm.example.test/2', 'screen-pop-record'],
    ]);
  });

  test('21: is blocked if the browser returns none', () => {
    expect(openRecordWindow('https://crm.example.test/', () => null)).toBe('blocked');
  });

  test('counts as opened if another origin refuses the focus', () => {
    const shy = {
      focus() {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(openRecordWindow('https://crm.example.test/', () => shy as unknown as Window)).toBe('opened');
  });
});
