/**
 * Tells the record system which record an agent has open for a contact. Streams can set no
 * attributes, a server can: it puts `popUrl` on the contact, and whoever the contact is passed to
 * gets the record that was open and not the one the rules would have chosen.
 *
 * @returns whether the record system took it.
 */
export async function handOver(address: string, popUrl: string): Promise<boolean> {
  const request = fetch(address, {
    method: 'POST',
    // The agent's session with the record system says who may; the call may be passed on at once.
    credentials: 'include',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ popUrl }),
  });
  return request.then(
    ({ ok }) => ok,
    () => false,
  );
}
