import type { RefusalCode } from '../reason.js';
import type { Phrases } from './explain.js';

/** The end of a sentence that begins with what is refused. Other languages replace the whole table. */
export const englishRefusals: Readonly<Record<RefusalCode, string>> = {
  notAddress: 'is not an absolute https address',
  http: 'uses http, allowed for localhost only',
  origin: 'leads to {value}, which is not in allowedOrigins',
  encode: 'has a character that must be percent-encoded',
  long: 'is longer than {value} characters',
  climbs: 'has a path segment . or .., which would lead out of its folder',
  missing: 'needs {value}, which is missing',
  choice: 'is not one of {value}',
  noAddress: 'needs an address, and the rule "{value}" has none',
  placeholder: 'still has a ${…} placeholder',
};

/** What the command line says, and the page where the agent's language is English. */
export const englishPhrases: Phrases = {
  matched: 'Rule "{rule}" matched.',
  notMatched: 'Rule "{rule}" did not match.',
  unusable: 'Rule "{rule}" matched but its address could not be used: it {problem}.',
  held: '{field} is {value}, as wanted.',
  failed: '{field} is {value}; wanted {wanted}.',
  unconditional: 'It has no conditions.',
  missing: 'missing',
  anyValue: 'any value',
  noValue: 'no value',
  oneOf: 'one of {values}',
  matching: 'text matching {pattern}',
  hidden: '(hidden)',
  overrideTaken: "The contact's own attribute {attribute} = {value} was followed.",
  overrideRefused: "The contact's own attribute {attribute} = {value} was refused: it {refused}.",
  decided: 'Decided: {target}, when {at}.',
  decidedAddress: 'Decided: open {url} in the {target}, when {at}.',
  noRule: 'No rule matched: nothing pops.',
  notYet: 'Waiting: the contact has not come that far.',
  monitoring: 'Nothing pops: this is silent monitoring.',
  over: 'Nothing pops: the contact was over before this page saw it.',
  alreadyPopped: 'Not again: this contact has popped already.',
  otherTab: 'Left to another tab of this browser, which shows the pops.',
  otherContact: 'Waiting as a chip: another contact is being worked.',
  tooMany: 'Waiting as a chip: too many records were opened in the last minute.',
  opened: 'Opened after {ms} ms.',
  openedByClick: 'Opened by the click.',
  shown: 'Shown on the card after {ms} ms.',
  blocked: 'The browser blocked the window: one click opens it.',
  restored: 'Shown again after the page was reloaded.',
  picked: 'The agent picked {detail}.',
  create: 'The agent opened a new record.',
  search: 'The agent searched for {detail}.',
  clicked: 'The agent asked for it.',
  refusals: englishRefusals,
};
