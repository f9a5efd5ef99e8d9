/** Values that whoever starts a contact may put into its attributes: the same for every source. */
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
