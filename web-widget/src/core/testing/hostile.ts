/** Hostile values that a customer may put into the attributes of a contact. The tests of every source use them. */
export const hostileValues = [
  'javascript:alert(1)',
  '"><img src=x onerror=alert(1)>',
  '//evil.example.test',
  'https://evil.example.test/',
  '..\\..\\',
  '../../admin',
  '%2e%2e%2fadmin',
  'a\r\nSet-Cookie: x',
  '\u202egnp.exe',
  'x'.repeat(32_768),
];
