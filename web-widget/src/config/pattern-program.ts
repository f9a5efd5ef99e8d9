import type { PatternNode } from './pattern-parser.js';

/** A state of a program: read a character, assert, branch, or the end of the pattern. */
type State =
  | { readonly kind: 'read'; readonly fits: (character: string) => boolean; readonly next: number }
  | { readonly kind: 'look'; readonly holds: Assertion; readonly next: number }
  | { readonly kind: 'split'; ways: readonly number[] }
  | { readonly kind: 'found' };

type Assertion = (before: string | undefined, after: string | undefined) => boolean;

export interface Program {
  readonly states: readonly State[];
  readonly start: number;
}

/** The most states of a program, and so the most work for one character of a value. */
export const mostStates = 100;

const isWord = (character: string | undefined) => character !== undefined && /^\w$/.test(character);

const assertions: Readonly<Record<string, Assertion>> = {
  '^': (before) => before === undefined,
  $: (_, after) => after === undefined,
  '\\b': (before, after) => isWord(before) !== isWord(after),
  '\\B': (before, after) => isWord(before) === isWord(after),
};

/**
 * Compiles a pattern by Thompson's construction, from its end to its start; `undefined` when it has too many states.
 */
export function programOf(pattern: PatternNode): Program | undefined {
  const states: State[] = [];
  let full = false;
  const fitting = new Map<string, (character: string) => boolean>();
  const add = (state: State): number => {
    full ||= states.length >= mostStates;
    return full ? 0 : states.push(state) - 1;
  };

  const emit = (node: PatternNode, next: number): number => {
    switch (node.kind) {
      case 'character': {
        const fits = fitting.get(node.source) ?? fitsOf(node.source);
        fitting.set(node.source, fits);
        return add({ kind: 'read', fits, next });
      }
      case 'assertion':
        return add({ kind: 'look', holds: assertions[node.source] as Assertion, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => emit(part, after), next);
      case 'choice':
        return add({ kind: 'split', ways: node.branches.map((branch) => emit(branch, next)) });
      case 'repeat':
        return repeat(node, next);
    }
  };

  const repeat = ({ part, least, most }: Extract<PatternNode, { kind: 'repeat' }>, next: number): number => {
    full ||= least > mostStates;
    let start = next;
    if (most === Number.POSITIVE_INFINITY) {
      const loop: State = { kind: 'split', ways: [] };
      start = add(loop);
      loop.ways = [emit(part, start), next];
    } else {
      for (let count = least; count < most && !full; count++)
        start = add({ kind: 'split', ways: [emit(part, start), next] });
    }
    for (let count = 0; count < least && !full; count++) start = emit(part, start);
    return start;
  };

  const start = emit(pattern, add({ kind: 'found' }));
  return full ? undefined : { states, start };
}

/** The test of one character. It uses the browser's own RegExp, which cannot backtrack over a single character. */
function fitsOf(source: string): (character: string) => boolean {
  if (/^[^\\[.]$/u.test(source)) return (character) => character === source;
  const pattern = new RegExp(`^${source}$`, 'u');
  const known = new Map<string, boolean>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    if (known.size >= 1024) known.clear();
    const fits = pattern.test(character);
    known.set(character, fits);
    return fits;
  };
}

/** Whether the value contains the pattern. Visits every state at most once for each character. */
export function runProgram({ states, start }: Program, value: string): boolean {
  const characters = [...value];
  const visited = new Int32Array(states.length).fill(-1);
  // The states that read the next character, and those that read the previous one.
  let reading = new Int32Array(states.length);
  let before = new Int32Array(states.length);
  let count = 0;
  let found = false;

  const enter = (index: number, at: number): void => {
    if (visited[index] === at) return;
    visited[index] = at;
    const state = states[index] as State;
    if (state.kind === 'read') reading[count++] = index;
    else if (state.kind === 'split')
      for (let way = 0; way < state.ways.length; way++) enter(state.ways[way] as number, at);
    else if (state.kind === 'found') found = true;
    else if (state.holds(characters[at - 1], characters[at])) enter(state.next, at);
  };

  for (let at = 0; at <= characters.length && !found; at++) {
    [before, reading] = [reading, before];
    const read = count;
    count = 0;
    const character = characters[at - 1] as string;
    for (let index = 0; index < read; index++) {
      const state = states[before[index] as number] as Extract<State, { kind: 'read' }>;
      if (state.fits(character)) enter(state.next, at);
    }
    enter(start, at);
  }
  return found;
}
