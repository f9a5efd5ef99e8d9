import { describe, expect, test } from 'vitest';
import { Desk } from './testing/desk';

const jane = 'https://crm.example.test/customers/C-1001';

describe('A call of a known customer', () => {
  test('opens the record while it rings', () => {
    const desk = new Desk().rings('call');
    expect(desk.addresses).toEqual([jane]);
  });

  test('opens it once, whatever is repeated', () => {
    const desk = new Desk()
      .rings('call')
      .rings('call')
      .connects('call')
      .connects('call')
      .ends('call')
      .leaves('call')
      .leaves('call');
    expect(desk.addresses).toEqual([jane]);
  });
});
