import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';

/** A text that should be JSON, read as far as possible. */
export interface Tolerant {
  /** The value that could be read, or `undefined`. */
  readonly value: unknown;
  /** The first syntax error in words, with its line and column. */
  readonly fault: string | undefined;
  /** Line and column of a place such as `rules[2].open.url`, or of the nearest value around it. */
  placeOf(at: string): string;
}

/** Reads a faulty file to report its faults with their places. This chunk loads only then. */
export function readTolerantly(text: string): Tolerant {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  return {
    value: root && getNodeValue(root),
    fault: first && `${placeIn(text, first.offset)}: ${wordsOf(printParseErrorCode(first.error))}`,
    placeOf: (at) => placeIn(text, nodeAt(root, segmentsOf(at))?.offset ?? 0),
  };
}

function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}

/** `PropertyNameExpected` as words. */
function wordsOf(code: string): string {
  return code.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
}

function segmentsOf(at: string): (string | number)[] {
  return [...at.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) => (index === undefined ? name : Number(index)));
}

/** The node at a path. A missing value has no node, so the nearest node around it is returned. */
function nodeAt(root: Node | undefined, segments: readonly (string | number)[]): Node | undefined {
  if (!root) return undefined;
  // Without segments it finds the root.
  return findNodeAtLocation(root, [...segments]) ?? nodeAt(root, segments.slice(0, -1));
}
