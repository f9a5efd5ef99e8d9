import type { Reason } from '../core/reason.js';
import type { Pattern } from '../core/rules/condition.js';
import { parsePattern } from './pattern-parser.js';
import { mostStates, programOf, runProgram } from './pattern-program.js';

/** The most characters of a pattern. */
const longestPattern = 200;

/**
 * Reads a pattern of a rule, or returns the reason why it cannot be used. The syntax is that of JavaScript's `u`
 * patterns. Look-around and back references are refused, because no matcher can do them in linear time. The matcher
 * follows all alternatives at once: at most 100 states for each character, for any pattern and value.
 */
export function readPattern(source: string): Pattern | Reason {
  if (source.length > longestPattern) return { why: 'long', value: String(longestPattern) };
  try {
    new RegExp(source, 'u');
  } catch {
    return { why: 'pattern' };
  }
  const parsed = parsePattern(source);
  if ('why' in parsed) return parsed;
  const program = programOf(parsed);
  if (!program) return { why: 'states', value: String(mostStates) };
  // A trace written as JSON shows the source.
  return { source, test: (value) => runProgram(program, value), toJSON: () => source } as Pattern;
}
