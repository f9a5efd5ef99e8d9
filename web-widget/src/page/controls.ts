// Loaded when the agent is known, and at the first click on a number.
export { createControls } from '../streams/controls';
export { createDialer } from '../streams/dialer';
export { commandText } from '../ui/command';

import '../ui/call/call-parties';
import '../ui/call/keypad';
import '../ui/call/transfer-panel';
import '../ui/dial-question';
