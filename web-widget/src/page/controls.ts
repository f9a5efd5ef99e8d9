// Loaded where the page has its own controls, and at the first click on a number.
export { createControls } from '../streams/controls';
export { createDialer } from '../streams/dialer';
export { commandText } from '../ui/command';

import '../ui/custom-ccp';
import '../ui/dial-question';
