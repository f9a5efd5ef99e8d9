// The ways between blocks that stand in rows and columns. A way to the right-hand neighbour and one straight down are direct.
// Every other way leaves at the bottom, runs in the channel below its row and, to a row further away, in the gutter beside the
// column of its target, and enters from above. Ways to the same block share their lanes, so that they join.

const isBeside = (from, to) => to.row === from.row && to.column === from.column + 1;
const isBelow = (from, to) => to.row === from.row + 1 && to.column === from.column;

/** Parts in one lane are further apart than this, in columns or rows. */
const apart = 0.05;

/** Lanes in which parts that would cover each other are beside each other: the lane of each by its name, and how many there are. */
class Lanes {
  #parts = new Map();

  /** A part of a way; those of one name are in one lane. */
  add(name, from, to) {
    const part = this.#parts.get(name) ?? { name, from: Infinity, to: -Infinity };
    this.#parts.set(name, { name, from: Math.min(part.from, from, to), to: Math.max(part.to, from, to) });
  }

  settle() {
    const ends = [];
    const lanes = new Map();
    for (const { name, from, to } of [...this.#parts.values()].sort((a, b) => a.from - b.from || b.to - a.to)) {
      const free = ends.findIndex((end) => end + apart < from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = to;
      lanes.set(name, lane);
    }
    return { lanes, count: ends.length };
  }
}

/**
 * Where a way leaves the bottom of its block, from 0 on the left to 1: to the left or to the right of the middle, where ways
 * enter. The exits of a block are in the order of where they go.
 */
function exitsOf(from, targets) {
  const sides = [[], []];
  for (const target of targets) {
    // A gutter is on the left of its column.
    const { row, column } = target.to;
    sides[column < from.column || (column === from.column && row !== from.row + 1) ? 0 : 1].push(target);
  }
  return sides.flatMap((side, right) =>
    side
      .sort((a, b) => a.to.column - b.to.column || a.to.row - b.to.row)
      .map((target, index) => ({
        ...target,
        right: right === 1,
        exit: right * 0.5 + 0.08 + (0.34 * (index + 1)) / (side.length + 1),
        // The word of the outermost exit is the first, so that the others end below it.
        word: right ? side.length - 1 - index : index,
      })),
  );
}

/**
 * The ways of a flow's edges, which name their blocks as `from` and `to`.
 * Returns the lanes of each channel and of each gutter, and the ways with a function for their points.
 */
export function roads(cells, edges) {
  const channels = [];
  const gutters = [];
  const channel = (row) => (channels[row] ??= { road: new Lanes(), words: 0 });
  const leaveRoom = (row, edge, word) => {
    channel(row).words = Math.max(channel(row).words, edge.word ? word + 1 : 0);
  };
  const gutter = (column) => (gutters[column] ??= new Lanes());
  const ways = [];
  for (const [id, from] of cells) {
    const routed = [];
    let below;
    for (const edge of edges.filter((one) => one.from === id)) {
      const to = cells.get(edge.to);
      if (isBeside(from, to)) ways.push({ edge, kind: 'beside' });
      else if (isBelow(from, to)) below = edge;
      else routed.push({ edge, to });
    }
    const exits = exitsOf(from, routed);
    if (below) {
      // The line down is the innermost on the right.
      const word = exits.filter(({ right }) => right).length;
      ways.push({ edge: below, kind: 'below', word });
      leaveRoom(from.row + 1, below, word);
    }
    for (const { edge, to, exit, right, word } of exits) {
      const [leaves, enters] = [from.row + 1, to.row];
      ways.push({ edge, kind: 'routed', from, to, exit, right, word });
      leaveRoom(leaves, edge, word);
      // Columns are counted in blocks: a block is four fifths of its column, and the gutter before it is the rest.
      const [start, end, side] = [from.column + exit * 0.8, to.column + 0.4, to.column - 0.1];
      channel(leaves).road.add(edge.to, start, leaves === enters ? end : side);
      if (leaves !== enters) {
        gutter(to.column).add(edge.to, leaves, enters);
        channel(enters).road.add(edge.to, side, end);
      }
    }
  }

  const settledChannels = channels.map(({ road, words }) => ({ ...road.settle(), words }));
  const settledGutters = gutters.map((road) => road.settle());
  const points =
    ({ edge, kind, from, to, exit }) =>
    ({ at, block, laneX, laneY }) => {
      const [a, b] = [at.get(edge.from), at.get(edge.to)];
      if (kind === 'beside')
        return [
          [a.x + block.width, a.y + block.height / 2],
          [b.x - 6, b.y + block.height / 2],
        ];
      const [middle, top] = [b.x + block.width / 2, b.y - 6];
      if (kind === 'below')
        return [
          [middle, a.y + block.height],
          [middle, top],
        ];
      const start = a.x + block.width * exit;
      const y = (row) => laneY(row, settledChannels[row].lanes.get(edge.to));
      const [leaves, enters] = [from.row + 1, to.row];
      const first = [
        [start, a.y + block.height],
        [start, y(leaves)],
      ];
      if (leaves === enters) return [...first, [middle, y(leaves)], [middle, top]];
      const side = laneX(to.column, settledGutters[to.column].lanes.get(edge.to));
      return [...first, [side, y(leaves)], [side, y(enters)], [middle, y(enters)], [middle, top]];
    };
  return {
    channels: settledChannels.map(({ count, words }) => ({ lanes: count, words })),
    gutters: settledGutters.map(({ count }) => count),
    ways: ways.map((way) => ({ ...way, points: points(way) })),
  };
}
