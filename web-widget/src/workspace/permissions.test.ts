import { describe, expect, test } from 'vitest';
import { missingPermissions } from './permissions';
import { asked } from './sdk';

describe('A permission that the registration lacks', () => {
  test('is named with its use', () => {
    expect(missingPermissions(['*'])).toEqual([]);
    expect(missingPermissions([]).map(({ need }) => need)).toEqual(['ringing', 'contact', 'attributes', 'number']);
    expect(missingPermissions(['Contact.Details.View', 'Contact.CustomerDetails.View'])).toEqual([
      { permission: '*', need: 'ringing' },
      { permission: 'Contact.Attributes.View', need: 'attributes' },
    ]);
  });

  test.each([
    [{ reason: 'Client Timeout', errorKey: 'clientTimeout' }, 'Client Timeout'],
    [{ errorKey: 'noResult' }, 'noResult'],
    ['gone', 'gone'],
  ])('a request that rejects with %j becomes an Error', async (rejected, message) => {
    await expect(asked(Promise.reject(rejected))).rejects.toEqual(new Error(message));
  });
});
