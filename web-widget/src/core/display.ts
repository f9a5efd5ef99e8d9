export { type CardRow, cardRows, readable } from './attributes/display.js';
export { type Candidate, type RecentContact, readCandidates, readRecentContacts } from './attributes/lists.js';
export { foundBy, isFound, readFact, readFound } from './attributes/provenance.js';
