// Draws the flow a contact is in, lights the way it has taken and fills the block it is at.
import { svg } from '../page/element.js';
import { blockName, blockType } from '../page/words.js';
import { edgesOf } from './edges.js';
import { gap, layout, margin, wordLine } from './layout.js';

const flows = new Map();

/** Forgets the flows: one may be published while the page is open. */
export function forgetFlows(drawing) {
  flows.clear();
  delete drawing.dataset.of;
}

async function flowNamed(name) {
  if (!flows.has(name)) {
    const answer = await fetch(`/operator/api/flows/${encodeURIComponent(name)}`);
    flows.set(name, answer.ok ? await answer.json() : null);
  }
  return flows.get(name);
}

const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Shortens a text that is drawn to what fits. */
function fit(node, width) {
  for (let most = node.textContent.length - 1; most > 1 && node.getComputedTextLength() > width; most--) {
    node.textContent = short(node.textContent, most);
  }
}

/** A line through points, with round corners. */
function rounded([first, ...rest]) {
  let [path, [x, y]] = [`M${first}`, first];
  rest.forEach(([nextX, nextY], index) => {
    const after = rest[index + 1];
    const length = Math.hypot(nextX - x, nextY - y);
    if (!after || length < 1) {
      path += ` L${nextX},${nextY}`;
    } else {
      const radius = Math.min(6, length / 2, Math.hypot(after[0] - nextX, after[1] - nextY) / 2);
      const towards = ([toX, toY], part) => [
        nextX + Math.sign(toX - nextX) * part,
        nextY + Math.sign(toY - nextY) * part,
      ];
      path += ` L${towards([x, y], radius)} Q${nextX},${nextY} ${towards(after, radius)}`;
    }
    [x, y] = [nextX, nextY];
  });
  return path;
}

/** Where the word of a way stands: over the arrow to a neighbour, else beside the line where it leaves its block. */
function placeOfWord({ kind, points: [[x, y], [x2]], right = true, word = 0 }, [left, end]) {
  if (kind === 'beside') return { x: (x + x2) / 2, y: y - 7, anchor: 'middle', room: x2 - x - 2 };
  const below = y + 14 + word * wordLine;
  return right
    ? { x: x + 5, y: below, anchor: 'start', room: end - x - 8 }
    : { x: x - 5, y: below, anchor: 'end', room: x - left - 8 };
}

function arrowhead(id) {
  const marker = svg('marker', {
    id,
    viewBox: '0 0 8 8',
    refX: 2,
    refY: 4,
    markerWidth: 8,
    markerHeight: 8,
    markerUnits: 'userSpaceOnUse',
    orient: 'auto',
  });
  marker.append(svg('path', { d: 'M0,0 L8,4 L0,8 Z', class: id }));
  return marker;
}

/** Draws the flow of the last block of the path; `notes` has a word for blocks, such as a function's duration. */
export async function drawFlow(drawing, path, notes = new Map()) {
  const last = path.at(-1);
  const flow = last && (await flowNamed(last.flow));
  drawing.toggleAttribute('hidden', !flow);
  // What is heard changes often, the way through the flow seldom: what is drawn stays as long as it is true.
  const drawnOf = JSON.stringify([
    path.map(({ flow: of, identifier, target, error }) => [of, identifier, target, error]),
    [...notes],
    drawing.parentElement.clientWidth,
  ]);
  if (!flow || drawing.dataset.of === drawnOf) {
    keepInSight(drawing);
    return;
  }

  drawing.dataset.of = drawnOf;
  drawing.replaceChildren();
  const steps = path.filter((step) => step.flow === last.flow);
  const taken = new Set(steps.map(({ identifier, target }) => `${identifier}→${target}`));
  const visited = new Set(steps.map(({ identifier }) => identifier));
  const failed = new Set(steps.filter(({ error }) => error).map(({ identifier }) => identifier));
  const { block, at, ways, width, height } = layout(flow, edgesOf(flow), drawing.parentElement.clientWidth);
  drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
  drawing.setAttribute('width', width);
  drawing.setAttribute('height', height);
  const markers = svg('defs', {});
  markers.append(arrowhead('arrow'), arrowhead('arrow-taken'));
  drawing.append(markers);

  // What was taken lies over the rest, and words over lines.
  const isTaken = ({ edge: { from, to } }) => taken.has(`${from}→${to}`);
  for (const way of ways.sort((a, b) => isTaken(a) - isTaken(b) || !a.edge.error - !b.edge.error)) {
    drawing.append(
      svg('path', {
        d: rounded(way.points),
        class: ['edge', way.edge.error && 'error', isTaken(way) && 'taken'].filter(Boolean).join(' '),
        'marker-end': `url(#${isTaken(way) ? 'arrow-taken' : 'arrow'})`,
      }),
    );
  }
  const roomAt = (x) => [x - gap / 2, x + block.width + gap / 2];
  for (const way of ways.filter(({ edge }) => edge.word)) {
    const { x, y, anchor, room } = placeOfWord(way, roomAt(at.get(way.edge.from).x));
    const text = svg('text', { class: 'branch', x, y, 'text-anchor': anchor }, short(way.edge.word, 18));
    drawing.append(text);
    fit(text, room);
  }
  for (const { Identifier, Type } of flow.Actions) {
    const { x, y } = at.get(Identifier);
    const state = [
      'block',
      visited.has(Identifier) && 'visited',
      failed.has(Identifier) && 'failed',
      Identifier === last.identifier && 'current',
    ];
    const group = svg('g', { class: state.filter(Boolean).join(' '), transform: `translate(${x} ${y})` });
    const texts = [
      svg('text', { x: 12, y: 24 }, blockName(Identifier, Type)),
      svg('text', { x: 12, y: 43, class: 'type' }, notes.get(Identifier) ?? blockType(Type)),
    ];
    group.append(
      svg('title', {}, `${Identifier}: ${blockType(Type)}`),
      svg('rect', { width: block.width, height: block.height, rx: 8 }),
      ...texts,
    );
    drawing.append(group);
    for (const text of texts) fit(text, block.width - 20);
  }
  keepInSight(drawing);
}

/** The current block stays in sight when it changes, and when what is heard takes more of the page. */
function keepInSight(drawing) {
  const [stage, current] = [drawing.parentElement, drawing.querySelector('.current')];
  const shown = `${drawing.dataset.of} ${stage.clientHeight}`;
  if (current && stage.dataset.shown !== shown) {
    stage.dataset.shown = shown;
    const bottom = current.transform.baseVal.consolidate().matrix.f + current.getBBox().height + margin;
    stage.scrollTo({ top: Math.max(0, bottom - stage.clientHeight) });
  }
}
