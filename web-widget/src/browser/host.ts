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

/** What a host page or a record may ask for. */
export interface HostCalls {
  /** `screen-pop:dial`: call this number; the answer is what became of it, in words. */
  dial(number: string): Promise<string>;
  /** `screen-pop:record`: this window shows this record now. */
  showing(source: MessageEventSource | null, url: string): void;
}

/** Hears the pages an administrator named, and nobody else: every other window may post as well. */
export function hearHost(origins: readonly (string | undefined)[], calls: HostCalls): void {
  window.addEventListener('message', async ({ origin, source, data }: MessageEvent) => {
    if (!origins.includes(origin)) return;
    if (data?.type === 'screen-pop:record') calls.showing(source, String(data.url));
    if (data?.type !== 'screen-pop:dial') return;
    const said = await calls.dial(String(data.number));
    source?.postMessage({ type: 'screen-pop:dialed', said }, { targetOrigin: origin });
  });
}
