import type { Refusal } from '../reason.js';

/** An absolute web address, cut where its origin ends. */
export interface Address {
  /** Scheme, host and port, lower case, without a default port. */
  readonly origin: string;
  /** Path, query and hash as written. */
  readonly rest: string;
}

// User information has no place before the host: `https://crm.example.test@evil.example.test/`.
const absolute = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::([0-9]{1,5}))?(?=[/?#]|$)(.*)$/is;
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The address, or the reason why it may not be opened whatever the allow-list says. */
export function readAddress(text: string): Address | Refusal {
  if (text.includes('${')) return { why: 'placeholder' };
  const found = absolute.exec(text);
  if (!found) return { why: 'notAddress' };
  const [, scheme, host, port, rest] = found as unknown as [string, string, string, string | undefined, string];
  const safe = scheme.toLowerCase();
  const name = host.toLowerCase();
  if (safe === 'http' && !loopback.test(name)) return { why: 'http' };
  const standard = safe === 'https' ? '443' : '80';
  return { origin: `${safe}://${name}${port && port !== standard ? `:${port}` : ''}`, rest };
}

/** Characters of RFC 3986; a browser would guess at any other, and guesses differ. */
const notInAddress = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/;

/** Why the part after the origin may not be opened, if it may not. */
export function refuseRest(rest: string): Refusal | undefined {
  if (notInAddress.test(rest)) return { why: 'encode' };
  if (rest.length > longestAddress) return { why: 'long', value: String(longestAddress) };
  const path = rest.split(/[?#]/, 1)[0] as string;
  // Browsers resolve `..` and `%2e%2e` before they ask the server, so encoding does not help.
  return path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment)) ? { why: 'climbs' } : undefined;
}

/** The address, if it leads to an origin on the list. */
export function readAllowed(text: string, allowedOrigins: readonly string[]): Address | Refusal {
  const address = readAddress(text);
  if ('why' in address || allowedOrigins.includes(address.origin)) return address;
  return { why: 'origin', value: address.origin };
}

/** Longer addresses fail in proxies and servers; a record's address never needs it. */
export const longestAddress = 8000;
