import type { Refusal } from '../reason.js';

/** An absolute web address, split after its origin. */
export interface Address {
  /** Scheme, host and port, in lower case, without a default port. */
  readonly origin: string;
  /** Path, query and hash as written. */
  readonly rest: string;
}

// User information before the host is refused: `https://crm.example.test@evil.example.test/`.
const absolute = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::([0-9]{1,5}))?(?=[/?#]|$)(.*)$/is;
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The address, or the reason why no allow-list may allow it. */
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

/** Characters outside RFC 3986. Browsers treat them differently. */
const notInAddress = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/;

/** The reason to refuse the part after the origin, if any. */
export function refuseRest(rest: string): Refusal | undefined {
  if (notInAddress.test(rest)) return { why: 'encode' };
  if (rest.length > longestAddress) return { why: 'long', value: String(longestAddress) };
  const path = rest.split(/[?#]/, 1)[0] as string;
  // Browsers resolve `..` and `%2e%2e` before the request, so encoding does not help. Servers that end a segment at a
  // semicolon resolve `..;` too.
  const segments = path.split(/[/;]/);
  return segments.some((segment) => /^(\.|%2e){1,2}$/i.test(segment)) ? { why: 'climbs' } : undefined;
}

/** The address, if its origin is on the list. */
export function readAllowed(text: string, allowedOrigins: readonly string[]): Address | Refusal {
  const address = readAddress(text);
  if ('why' in address || allowedOrigins.includes(address.origin)) return address;
  return { why: 'origin', value: address.origin };
}

/** Longer addresses fail in proxies and servers; no record needs one. */
export const longestAddress = 8000;
