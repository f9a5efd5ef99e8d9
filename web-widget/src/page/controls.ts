// Loaded where the page has its own controls, and at the first click on a number.
export { createControls } from '../streams/controls';
export { commandText } from '../ui/command';

import '../ui/custom-ccp';
