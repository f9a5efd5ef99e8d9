// Where the blocks of a flow go: in the console's order, wrapped into rows that fit the width, so that each can be read.
// Between the rows are channels and between the columns gutters, in which the ways from block to block run.
import { roads } from './roads.js';

const height = 56;
const [narrowest, widest] = [164, 212];
export const gap = 56;
const lane = 8;
export const wordLine = 13;
export const margin = 18;

/** The console's rows: blocks whose heights differ by less than a block are in one. */
function rowsOf(flow) {
  const placed = flow.Actions.map(({ Identifier }, index) => ({
    Identifier,
    ...(flow.Metadata?.ActionMetadata?.[Identifier]?.position ?? {
      x: (index % 6) * 260,
      y: Math.floor(index / 6) * 120,
    }),
  }));
  const rows = [];
  for (const at of placed.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && at.y - row[0].y < height) row.push(at);
    else rows.push([at]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** The row and the column of each block by its identifier. */
function cellsOf(flow, columns) {
  const rows = rowsOf(flow);
  const farthest = Math.max(1, ...rows.flat().map(({ x }) => x));
  const cells = new Map();
  let line = 0;
  for (const row of rows) {
    // A short row stays under the blocks it belongs to.
    const first =
      row.length < columns ? Math.min(columns - row.length, Math.floor((row[0].x * columns) / (farthest + 1))) : 0;
    row.forEach(({ Identifier }, index) => {
      cells.set(Identifier, { row: line + Math.floor((first + index) / columns), column: (first + index) % columns });
    });
    line += Math.ceil((first + row.length) / columns);
  }
  return cells;
}

/** The size of a block, the position of each by its identifier, the points of each edge, and the size of the whole. */
export function layout(flow, edges, width) {
  const left = margin + gap / 2;
  const columns = Math.max(2, Math.floor((width - left - margin + gap) / (narrowest + gap)));
  const block = {
    width: Math.max(narrowest, Math.min(widest, Math.floor((width - left - margin + gap) / columns) - gap)),
    height,
  };
  const cells = cellsOf(flow, columns);
  const { channels, gutters, ways } = roads(cells, edges);

  const x = (column) => left + column * (block.width + gap);
  const tops = [];
  let bottom = margin;
  const rows = Math.max(0, ...[...cells.values()].map(({ row }) => row)) + 1;
  const channelTops = [];
  for (let row = 0; row <= rows; row++) {
    const { lanes = 0, words = 0 } = channels[row] ?? {};
    channelTops.push(bottom + 8 + words * wordLine);
    const room = lanes || words ? 8 + words * wordLine + lanes * lane + 14 : 0;
    bottom += row === 0 || row === rows ? room : Math.max(36, room);
    tops.push(bottom);
    if (row < rows) bottom += height;
  }

  const laneY = (channel, at) => channelTops[channel] + at * lane;
  const laneX = (column, at) => x(column) - gap + (gap * (at + 1)) / (gutters[column] + 1);
  const at = new Map([...cells].map(([id, { row, column }]) => [id, { x: x(column), y: tops[row] }]));
  return {
    block,
    at,
    ways: ways.map((way) => ({ ...way, points: way.points({ at, block, laneX, laneY }) })),
    width: left + columns * (block.width + gap) - gap + margin,
    height: bottom + margin,
  };
}
