export type { Fault } from './fault.js';
export { describeFaults, faultText } from './fault-text.js';
export { type Loaded, loadConfig } from './load.js';
