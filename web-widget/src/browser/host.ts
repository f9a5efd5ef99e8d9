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
  /** `screen-pop:dial`: call this number for a page of this origin; the answer is what became of it, in words. */
  dial(number: string, origin: string): Promise<string>;
  /** `screen-pop:record`: this window shows this record now. */
  showing(source: MessageEventSource | null, url: string): void;
  /** `screen-pop:activity`: the agent works in this record. */
  working(): void;
}

/** Who may ask for what. Every window can post a message, a frame nested in a record too. */
export interface Hearing {
  readonly hostOrigin: string | undefined;
  /** Origins of records. */
  readonly allowedOrigins: readonly string[];
  /** Whether a window is the record on the screen. */
  isShown(source: MessageEventSource | null): boolean;
}

/** Hears the embedding page and the records, and nobody else. A number is called for what the agent sees only. */
export function hearHost(hearing: Hearing, calls: HostCalls, host: Window = window.parent): () => void {
  const listener = async ({ origin, source, data }: MessageEvent) => {
    const fromHost = host !== window && source === host && origin === hearing.hostOrigin;
    const fromRecord = hearing.allowedOrigins.includes(origin);
    if (data?.type === 'screen-pop:record' && fromRecord) calls.showing(source, String(data.url));
    if (data?.type === 'screen-pop:activity' && (fromHost || fromRecord)) calls.working();
    if (data?.type !== 'screen-pop:dial' || !(fromHost || (fromRecord && hearing.isShown(source)))) return;
    const said = await calls.dial(String(data.number), origin);
    source?.postMessage({ type: 'screen-pop:dialed', said }, { targetOrigin: origin });
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}
