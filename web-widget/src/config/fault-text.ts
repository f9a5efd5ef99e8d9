import { type FaultCode, reasonText } from '../core/reason.js';
import { englishRefusals } from '../core/trace/english.js';
import type { Fault } from './fault.js';

const faultTexts: Readonly<Record<FaultCode, string>> = {
  ...englishRefusals,
  choice: 'must be one of {value}',
  absent: 'is missing',
  emptyList: 'must not be an empty list: it would never match',
  list: 'must be a list',
  noUse: 'is unused: the target {value} opens no address',
  object: 'must be an object',
  path: 'must be an origin, without a path after the host',
  pattern: 'is not a regular expression',
  prefix: 'must be the beginning of a number, such as +1900',
  range: 'must be a number from {value}',
  states: 'repeats too much to be matched quickly: at most {value} states',
  syntax: 'has {value}: patterns here have no look-around and no back references',
  slot: 'has {value}, which is not {name}, {name?} or {name|text}',
  target: 'is missing: the target {value} needs an address',
  test: 'must be a text, a list of texts, or one of equals, in, matches, exists',
  text: 'must be a text that is not empty',
  twice: 'is used twice: "{value}"',
  undeclared: 'names {value}, which is neither a field of the contact nor a declared attribute',
  unknown: 'is unknown; known names are {value}',
};

export function faultText(fault: Fault): string {
  return `${fault.at || 'screen-pop.json'}: ${reasonText(fault, faultTexts)}`;
}

/** All faults, one per line, for the page and the command line. */
export function describeFaults(faults: readonly Fault[]): string {
  return faults.map(faultText).join('\n');
}
