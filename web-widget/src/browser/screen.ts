import type { Screen } from '../core/index';
import type { Choices } from './choices';
import { hasHost, tellHost } from './host';
import type { Leadership } from './leadership';
import type { PopMemory } from './pop-memory';
import type { RecordFrames } from './record-frames';
import { openRecordWindow } from './record-window';

/**
 * The browser as the core's screen.
 *
 * @param opened called for each record that the agent opens with a click.
 * @param closed called for each contact that leaves.
 */
export function createScreen(
  frames: RecordFrames,
  leadership: Leadership,
  memory: PopMemory,
  choices: Choices,
  hostOrigin: string | undefined,
  opened: (contactId: string, url: string) => void,
  closed: (contactId: string) => void,
): Screen {
  return {
    open({ contactId, url, target, byAgent }) {
      if (byAgent) opened(contactId, url);
      if (target === 'tab') return openRecordWindow(url);
      // Without a host page the record opens in a frame.
      const told = target === 'host' && tellHost({ type: 'screen-pop:open', contactId, url }, hostOrigin);
      if (!told) frames.open(contactId, url, byAgent);
      return 'opened';
    },
    close(contactId) {
      frames.close(contactId);
      closed(contactId);
      tellHost({ type: 'screen-pop:close', contactId }, hostOrigin);
    },
    hosted: hasHost(hostOrigin),
    get leads() {
      return leadership.leads;
    },
    popped: memory.popped,
    pops: memory.pops,
    remember: memory.remember,
    ...choices,
    onChange(listener) {
      const stops = [leadership.onChange(listener), memory.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    now: () => performance.now(),
  };
}
