const windowName = 'screen-pop-record';

/**
 * The one named window for records. It is opened without `noopener` on purpose: with it
 * `window.open` returns null also on success, so a blocked window could not be told from an opened
 * one, and the name would not be found again, so every call would leave another tab behind. Both
 * need the relation; it only ever leads to origins on the allow-list, and the page asks before it
 * is navigated away during a contact.
 */
export function openRecordWindow(
  url: string,
  open: typeof window.open = window.open.bind(window),
): 'opened' | 'blocked' {
  const opened = open(url, windowName);
  if (!opened) return 'blocked';
  try {
    opened.focus();
  } catch {
    // A window on another origin may refuse; it has the record all the same.
  }
  return 'opened';
}
