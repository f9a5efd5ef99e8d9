/** The messages from the widget to the page that embeds it, by postMessage to `hostOrigin` only. */
export type HostMessage =
  | { readonly type: 'screen-pop:open'; readonly contactId: string; readonly url: string }
  | { readonly type: 'screen-pop:close'; readonly contactId: string };

/** Whether a host page embeds this page. */
export function hasHost(hostOrigin: string | undefined, host: Window = window.parent): hostOrigin is string {
  return hostOrigin !== undefined && host !== window;
}

/** @returns whether there is a host page. */
export function tellHost(message: HostMessage, hostOrigin: string | undefined, host: Window = window.parent): boolean {
  if (!hasHost(hostOrigin, host)) return false;
  host.postMessage(message, hostOrigin);
  return true;
}

/** The requests of a host page or a record. */
export interface HostCalls {
  /** `screen-pop:dial`: call this number for a page of this origin. Returns the result in words. */
  dial(number: string, origin: string): Promise<string>;
  /** `screen-pop:record`: this window now shows this record. */
  showing(source: MessageEventSource | null, url: string): void;
  /** `screen-pop:activity`: the agent is working in this record. */
  working(): void;
}

/** The windows that may make requests. Every window can post messages, even a frame nested in a record. */
export interface Hearing {
  readonly hostOrigin: string | undefined;
  /** The origins of records. */
  readonly allowedOrigins: readonly string[];
  /** Whether the window is the record on the screen. */
  isShown(source: MessageEventSource | null): boolean;
}

/** Accepts requests of the embedding page and of records only. Of the records, only the visible one may dial. */
export function hearHost(hearing: Hearing, calls: HostCalls, host: Window = window.parent): () => void {
  const listener = async ({ origin, source, data }: MessageEvent) => {
    const fromHost = host !== window && source === host && origin === hearing.hostOrigin;
    const fromRecord = hearing.allowedOrigins.includes(origin);
    if (data?.type === 'screen-pop:record' && fromRecord && typeof data.url === 'string')
      calls.showing(source, data.url);
    if (data?.type === 'screen-pop:activity' && (fromHost || fromRecord)) calls.working();
    if (data?.type !== 'screen-pop:dial' || !(fromHost || (fromRecord && hearing.isShown(source)))) return;
    // Any other value is no number, and the page that asks is told so.
    const said = await calls.dial(typeof data.number === 'string' ? data.number : '', origin);
    source?.postMessage({ type: 'screen-pop:dialed', said }, { targetOrigin: origin });
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}
