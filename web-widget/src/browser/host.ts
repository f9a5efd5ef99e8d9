/** What the widget tells the page that embeds it, by postMessage to `hostOrigin` only. */
export type HostMessage =
  | { readonly type: 'screen-pop:open'; readonly contactId: string; readonly url: string }
  | { readonly type: 'screen-pop:close'; readonly contactId: string };

/** @returns whether there is a host page to tell. */
export function tellHost(message: HostMessage, hostOrigin: string | undefined, host: Window = window.parent): boolean {
  if (!hostOrigin || host === window) return false;
  host.postMessage(message, hostOrigin);
  return true;
}
