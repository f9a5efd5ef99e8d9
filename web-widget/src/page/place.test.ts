import { describe, expect, test } from 'vitest';
import { readTolerantly } from './place';

const file = `{
  "version": 1,
  "ccp": { "url": "https://acme.example.test/ccp-v2/", "mode": "custm" },
  "rules": [
    { "name": "A", "open": { "target": "frame" } }
  ]
}`;

describe('A faulty file', () => {
  test('has the line and column of each place', () => {
    const { placeOf, fault } = readTolerantly(file);
    expect(fault).toBeUndefined();
    expect(placeOf('ccp.mode')).toBe('line 3, column 64');
    expect(placeOf('rules[0].open.target')).toBe('line 5, column 40');
    expect(placeOf('rules[0].open.url')).toBe('line 5, column 28');
    expect(placeOf('')).toBe('line 1, column 1');
  });

  test('that is not JSON has the place of the fault and the part that could be read', () => {
    const { value, fault } = readTolerantly(file.replace('"version": 1,', '"version": 1,,'));
    expect(fault).toBe('line 2, column 16: property name expected');
    expect(value).toMatchObject({ ccp: { url: 'https://acme.example.test/ccp-v2/' } });
  });

  test.each(['', '<!doctype html>'])('%j has no value', (text) => {
    const { value, fault, placeOf } = readTolerantly(text);
    expect(value).toBeUndefined();
    expect(fault).toMatch(/^line 1, column 1/);
    expect(placeOf('ccp')).toBe('line 1, column 1');
  });
});
