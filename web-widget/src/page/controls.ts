// Loaded when the agent is known, and at the first click on a number.
import { type Controls, createControls as controlsOver } from '../streams/controls';
import type { Streams } from '../streams/library';
import '../ui/call/audio-devices';
import '../ui/call/call-health';
import '../ui/call/call-parties';
import '../ui/call/keypad';
import '../ui/call/line-quality';
import '../ui/call/transfer-panel';
import '../ui/dial-question';
import { changeSettings, readSettings } from '../ui/settings';

export { createDialer } from '../streams/dialer';
export { commandText } from '../ui/command';

/**
 * The agent's commands to the CCP. This browser stores the chosen audio devices.
 *
 * @param declined gets the id of each contact that the agent declines.
 */
export function createControls(streams: Streams, declined: Set<string>): Controls {
  return controlsOver(streams, declined, {
    read: () => readSettings().devices,
    keep: (devices) => void changeSettings({ devices }),
  });
}
