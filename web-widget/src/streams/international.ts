import parsePhoneNumber from 'libphonenumber-js/min';

/**
 * The number as the network calls it: without the trunk prefix of `+44 (0)20 …` or `+7 8 495 …`, which belongs to calls
 * inside a country, and which would hide an expensive network from the list of refused ones. A number that no country's
 * plan has is unchanged.
 */
export function international(number: string): string {
  const read = parsePhoneNumber(number);
  if (!read?.isPossible() || read.number === number) return number;
  // A trunk prefix may have been written twice.
  return international(read.number);
}
