export { englishPhrases, explain, fill, type Phrases, type Telling } from './trace/explain.js';
