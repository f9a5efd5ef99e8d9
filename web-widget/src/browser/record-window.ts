const windowName = 'screen-pop-record';

/**
 * Opens a record in the one named window. `noopener` is omitted on purpose. With it, `window.open` returns null on
 * success too, so the page could not detect a blocked window. The name would not be found again either, so every call
 * would open another tab. The window only shows origins on the allow-list, and the page asks before it is navigated away
 * during a contact.
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
    // A window on another origin may refuse the focus. It still shows the record.
  }
  return 'opened';
}
