import { Activity } from '../browser/activity';
import { callOnClick } from '../browser/call-links';
import { hearHost } from '../browser/host';
import type { RecordFrames } from '../browser/record-frames';
import { type Config, checkAddress, type ScreenPop } from '../core/index';
import type { PageState } from '../ui/page-state';
import type { ConfigSource } from './config-file';
import { Dialing } from './dialing';
import type { Phone } from './phone';
import { RuleWatch } from './rule-watch';

export interface RequestParts {
  readonly pops: ScreenPop;
  readonly phone: Pick<Phone, 'controls' | 'atWork'>;
  readonly frames: RecordFrames;
  readonly source: ConfigSource;
  /** The config in use. */
  now(): Config;
  handOver(contactId: string, url: string): void;
  show(part: Partial<PageState>): void;
}

/** Handles clicks, requests of records and of the embedding page, and a new file. The returned function stops it. */
export function hearRequests({ pops, phone, frames, source, now, handOver, show }: RequestParts): () => void {
  const activity = new Activity(() => phone.atWork());
  const dialing = new Dialing(phone, () => now().dial, show);
  const hearing = {
    hostOrigin: now().hostOrigin,
    get allowedOrigins() {
      return now().allowedOrigins;
    },
    isShown: (window: MessageEventSource | null) => frames.isShown(window),
  };
  const heard = hearHost(hearing, {
    dial: (number, by) => dialing.dial(number, by),
    working: activity.seen,
    showing(window, url) {
      const contactId = frames.contactIn(window);
      const address = checkAddress(now(), url);
      if (contactId && typeof address === 'string') handOver(contactId, address);
    },
  });
  const clicks = callOnClick((number) => void dialing.dial(number));
  const idle = () => pops.view.contacts.length === 0;
  const watch = new RuleWatch(source, idle, ({ config = now(), faults }) => {
    pops.configure(config);
    show({ config, faults });
  });
  return () => {
    watch.stop();
    activity.stop();
    heard();
    clicks();
  };
}
