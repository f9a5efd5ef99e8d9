/** The part of Web Locks that leadership needs. */
type Locks = Pick<LockManager, 'request'>;

/**
 * Locks for a page that shows one contact only. Many such pages lead at once, each for its own contact. Of two pages for
 * the same contact, one leads. A page that shows every contact holds the lock alone, so none of them leads beside it.
 */
export function contactLocks(locks: Locks, contactId: string): Locks {
  const request = (name: string, options: LockOptions, granted: LockGrantedCallback<unknown>) =>
    locks.request(name, { ...options, mode: 'shared' }, (lock) =>
      lock ? locks.request(`${name}-${contactId}`, options, granted) : granted(lock),
    );
  return { request: request as LockManager['request'] };
}
