/**
 * The number in the form that Amazon Connect dials, or the reason why it cannot be dialed. Accepts spaces, dots, dashes
 * and brackets. Refuses letters and extensions.
 */
export function dialable(
  text: string,
): { readonly number: string } | { readonly refused: 'empty' | 'notNumber' | 'noCountry' | 'length' } {
  const plain = text
    .replace(/^tel:/i, '')
    .replace(/[\s().\-/\u00a0\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  if (plain === '') return { refused: 'empty' };
  const number = plain.replace(/^00/, '+');
  if (!/^\+?\d+$/.test(number)) return { refused: 'notNumber' };
  if (!number.startsWith('+')) return { refused: 'noCountry' };
  return /^\+[1-9]\d{6,14}$/.test(number) ? { number } : { refused: 'length' };
}
