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

/** Said of a text that still carries one of the shipped file's placeholders. */
export const unfilled = 'still has a ${…} placeholder';

/** The address, or the reason why it may not be opened whatever the allow-list says. */
export function readAddress(text: string): Address | string {
  const [, scheme, host, port, rest] = absolute.exec(text) ?? [];
  if (!scheme || !host || rest === undefined) {
    return 'is not an absolute https address';
  }
  const safe = scheme.toLowerCase();
  const name = host.toLowerCase();
  if (safe === 'http' && !loopback.test(name)) return 'uses http, allowed for localhost only';
  const standard = safe === 'https' ? '443' : '80';
  return { origin: `${safe}://${name}${port && port !== standard ? `:${port}` : ''}`, rest };
}

/** Characters of RFC 3986; a browser would guess at any other, and guesses differ. */
const notInAddress = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/;

/** Why the part after the origin may not be opened, if it may not. */
export function refuseRest(rest: string): string | undefined {
  if (notInAddress.test(rest)) return 'has a character that must be percent-encoded';
  if (rest.length > longestAddress) return `is longer than ${longestAddress} characters`;
  const path = rest.split(/[?#]/, 1)[0] as string;
  // Browsers resolve `..` and `%2e%2e` before they ask the server, so encoding does not help.
  const climbs = path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
  return climbs ? 'has a path segment . or .., which would lead out of its folder' : undefined;
}

/** Longer addresses fail in proxies and servers; a record's address never needs it. */
export const longestAddress = 8000;
