/** As much of Web Locks as leading needs. */
type Locks = Pick<LockManager, 'request'>;

/**
 * Locks for a page that shows one contact only. Many of them lead at once, each for its own contact; but none beside a page
 * that shows every contact, which holds the lock alone. Of two that show the same contact one leads.
 */
export function contactLocks(locks: Locks, contactId: string): Locks {
  const request = (name: string, options: LockOptions, granted: LockGrantedCallback<unknown>) =>
    locks.request(name, { ...options, mode: 'shared' }, (lock) =>
      lock ? locks.request(`${name}-${contactId}`, options, granted) : granted(lock),
    );
  return { request: request as LockManager['request'] };
}
