// Where the blocks of a flow go: in the console's order, wrapped into rows that fit the width, so that each can be read.
const height = 56;
const [narrowest, widest] = [164, 212];
const [gapX, gapY] = [34, 44];
export const margin = 18;

/** The console's rows: blocks whose heights differ by less than a block are in one. */
function rowsOf(flow) {
  const placed = flow.Actions.map(({ Identifier }, index) => ({
    Identifier,
    ...(flow.Metadata?.ActionMetadata?.[Identifier]?.position ?? { x: (index % 6) * 260, y: Math.floor(index / 6) * 120 }),
  }));
  const rows = [];
  for (const at of placed.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && at.y - row[0].y < height) row.push(at);
    else rows.push([at]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** The size of a block, the position of each by its identifier, and the size of the whole. */
export function layout(flow, width) {
  const inner = width - 2 * margin + gapX;
  const columns = Math.max(2, Math.floor(inner / (narrowest + gapX)));
  const block = { width: Math.max(narrowest, Math.min(widest, Math.floor(inner / columns) - gapX)), height };
  const rows = rowsOf(flow);
  const farthest = Math.max(1, ...rows.flat().map(({ x }) => x));
  const at = new Map();
  let line = 0;
  for (const row of rows) {
    // A short row stays under the blocks it belongs to.
    const first = row.length < columns ? Math.min(columns - row.length, Math.floor((row[0].x * columns) / (farthest + 1))) : 0;
    row.forEach(({ Identifier }, index) => {
      const [column, down] = [(first + index) % columns, Math.floor((first + index) / columns)];
      at.set(Identifier, { x: margin + column * (block.width + gapX), y: margin + (line + down) * (block.height + gapY), row: line + down });
    });
    line += Math.ceil((first + row.length) / columns);
  }
  return {
    block,
    at,
    width: 2 * margin + columns * (block.width + gapX) - gapX,
    height: 2 * margin + line * (block.height + gapY) - gapY,
  };
}
