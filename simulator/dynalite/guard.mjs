// A page on any site can send requests to each loopback port, and dynalite itself lets every origin read
// what comes back. SDKs and command lines send neither Origin nor Sec-Fetch-Site; browsers always send
// one of them with a request that a page makes for data, and a page cannot leave them out. The Host header
// shows a name that was pointed at loopback (DNS rebinding).

/** Why a request is refused, or undefined when it may pass. */
export function refusal(headers, port) {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host)) return `The table answers as ${hosts[0]}, not as '${headers.host ?? ''}'.`;
  if (headers.origin !== undefined) return `The table answers no page, and this request is from ${headers.origin}.`;
  if (headers['sec-fetch-site'] !== undefined) return 'The table answers no page, and this request is from a browser.';
  return undefined;
}
