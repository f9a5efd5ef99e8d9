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

  test('with a comment is faulty, because no parser of JSON reads it', () => {
    const { value, fault } = readTolerantly('{\n  // the rules\n  "version": 1\n}');
    expect([value, fault]).toEqual([{ version: 1 }, 'line 2, column 3: invalid comment token']);
  });

  test('has the place of the value around a missing one, and of an entry of a list in a list', () => {
    const { placeOf } = readTolerantly('{ "a": [\n [1, 2],\n [3, 4]] }');
    expect(placeOf('a[1][1]')).toBe('line 3, column 6');
    expect(placeOf('a[1][7].name')).toBe('line 3, column 2');
    expect(placeOf('a[12]')).toBe('line 1, column 8');
    expect(readTolerantly('[1,2,3,4,5,6,7,8,9,10,11,12]').placeOf('[11]')).toBe('line 1, column 26');
  });

  test.each(['', '<!doctype html>'])('%j has no value', (text) => {
    const { value, fault, placeOf } = readTolerantly(text);
    expect(value).toBeUndefined();
    expect(fault).toMatch(/^line 1, column 1/);
    expect(placeOf('ccp')).toBe('line 1, column 1');
  });
});
