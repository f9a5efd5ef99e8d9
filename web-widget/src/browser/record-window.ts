const windowName = 'screen-pop-record';

/**
 * Opens a record in the one named window. `noopener` is omitted on purpose. With it, `window.open` returns null on
 * success too, so a blocked window could not be detected, and the name would not be found again, so every call would
 * leave another tab behind. The window only shows origins on the allow-list, and the page asks before it is navigated
 * away during a contact.
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
    // A window on another origin may refuse the focus; it shows the record all the same.
  }
  return 'opened';
}
