export { reasonText } from './reason.js';
export { englishPhrases } from './trace/english.js';
export { explain, fill, type Phrases, type Telling } from './trace/explain.js';
