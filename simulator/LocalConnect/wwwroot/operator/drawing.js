// Draws the flow a contact is in, lights the way it has taken and fills the block it is at.
import { layout, margin } from "./layout.js";
import { blockType } from "./words.js";

const flows = new Map();

function svg(name, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  if (text !== undefined) {
    node.textContent = text;
  }
  return node;
}

async function flowNamed(name) {
  if (!flows.has(name)) {
    const answer = await fetch(`/operator/api/flows/${encodeURIComponent(name)}`);
    flows.set(name, answer.ok ? await answer.json() : null);
  }
  return flows.get(name);
}

/** The ways out of a block: where to, the word at it, and whether only an error leads there. */
function branches({ Transitions: { NextAction, Conditions = [], Errors = [] } = {} }) {
  return [
    ...Conditions.map(({ NextAction: to, Condition }) => ({ to, word: Condition?.Operands?.join(", ") })),
    ...(NextAction ? [{ to: NextAction, word: Conditions.length ? "else" : undefined }] : []),
    ...Errors.map(({ NextAction: to }) => ({ to, error: true })),
  ];
}

const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Shortens a text that is drawn to what fits. */
function fit(node, width) {
  for (let most = node.textContent.length - 1; most > 1 && node.getComputedTextLength() > width; most--) {
    node.textContent = short(node.textContent, most);
  }
}

/** To the right within a row, else out of the bottom and into the top; back up along the side. */
function way(block, from, to) {
  const middle = block.height / 2;
  if (from.row === to.row && to.x > from.x) {
    const [x1, x2, y] = [from.x + block.width, to.x, from.y + middle];
    return x2 - x1 < block.width ? `M${x1},${y} H${x2 - 6}` : `M${x1},${y} C${x1 + 20},${y - 50} ${x2 - 20},${y - 50} ${x2 - 6},${y - 4}`;
  }
  if (to.row > from.row) {
    const [x1, y1, x2, y2] = [from.x + block.width / 2, from.y + block.height, to.x + block.width / 2, to.y - 6];
    return `M${x1},${y1} C${x1},${y1 + 34} ${x2},${y2 - 34} ${x2},${y2}`;
  }
  const [x1, y1, x2, y2] = [from.x, from.y + middle, to.x, to.y + middle];
  return `M${x1},${y1} C${x1 - 40},${y1} ${x2 - 40},${y2} ${x2 - 6},${y2}`;
}

function arrowhead(id) {
  const marker = svg("marker", { id, viewBox: "0 0 8 8", refX: 2, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" });
  marker.append(svg("path", { d: "M0,0 L8,4 L0,8 Z", class: id }));
  return marker;
}

/** Draws the flow of the last block of the path; `notes` has a word for blocks, such as a function's duration. */
export async function drawFlow(drawing, path, notes = new Map()) {
  const last = path.at(-1);
  const flow = last && (await flowNamed(last.flow));
  drawing.toggleAttribute("hidden", !flow);
  // What is heard changes often, the way through the flow seldom: what is drawn stays as long as it is true.
  const drawnOf = JSON.stringify([path.map(({ flow: of, identifier, target, error }) => [of, identifier, target, error]), [...notes], drawing.parentElement.clientWidth]);
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
  const { block, at, width, height } = layout(flow, drawing.parentElement.clientWidth);
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawing.setAttribute("width", width);
  drawing.setAttribute("height", height);
  const markers = svg("defs", {});
  markers.append(arrowhead("arrow"), arrowhead("arrow-taken"));
  drawing.append(markers);

  const edges = flow.Actions.flatMap((action) => branches(action).map((branch) => ({ ...branch, from: action.Identifier })))
    .filter(({ to }) => at.has(to))
    .map((edge) => ({ ...edge, isTaken: taken.has(`${edge.from}→${edge.to}`) }));
  // What was taken lies over the rest.
  const drawn = new Set();
  for (const { from, to, word, error, isTaken } of edges.sort((a, b) => a.isTaken - b.isTaken)) {
    if (drawn.has(`${from}→${to}`)) {
      continue;
    }
    drawn.add(`${from}→${to}`);
    const line = svg("path", {
      d: way(block, at.get(from), at.get(to)),
      class: ["edge", error && "error", isTaken && "taken"].filter(Boolean).join(" "),
      "marker-end": `url(#${isTaken ? "arrow-taken" : "arrow"})`,
    });
    drawing.append(line);
    if (word && !error) {
      // At its end: several ways out of a block begin in one place.
      const { x, y } = line.getPointAtLength(line.getTotalLength() - 16);
      const beside = at.get(from).row !== at.get(to).row;
      drawing.append(svg("text", { x: beside ? x + 4 : x - 12, y: beside ? y + 3 : y - 7, class: "branch" }, short(word, beside ? 14 : 6)));
    }
  }
  for (const { Identifier, Type } of flow.Actions) {
    const { x, y } = at.get(Identifier);
    const state = ["block", visited.has(Identifier) && "visited", failed.has(Identifier) && "failed", Identifier === last.identifier && "current"];
    const group = svg("g", { class: state.filter(Boolean).join(" "), transform: `translate(${x} ${y})` });
    const texts = [svg("text", { x: 12, y: 24 }, Identifier), svg("text", { x: 12, y: 43, class: "type" }, notes.get(Identifier) ?? blockType(Type))];
    group.append(svg("title", {}, `${Identifier}: ${blockType(Type)}`), svg("rect", { width: block.width, height: block.height, rx: 8 }), ...texts);
    drawing.append(group);
    for (const text of texts) fit(text, block.width - 20);
  }
  keepInSight(drawing);
}

/** The current block stays in sight when it changes, and when what is heard takes more of the page. */
function keepInSight(drawing) {
  const [stage, current] = [drawing.parentElement, drawing.querySelector(".current")];
  const shown = `${drawing.dataset.of} ${stage.clientHeight}`;
  if (current && stage.dataset.shown !== shown) {
    stage.dataset.shown = shown;
    const bottom = current.transform.baseVal.consolidate().matrix.f + current.getBBox().height + margin;
    stage.scrollTo({ top: Math.max(0, bottom - stage.clientHeight) });
  }
}
