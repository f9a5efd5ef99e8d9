// Draws the flow a contact is in where the console laid its blocks out, and lights the way it has taken.
const flows = new Map();
const width = 200;
const height = 56;

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

const branches = ({ Transitions = {} }) => [
  Transitions.NextAction,
  ...(Transitions.Conditions ?? []).map(({ NextAction }) => NextAction),
  ...(Transitions.Errors ?? []).map(({ NextAction }) => NextAction),
].filter(Boolean);

const positionOf = (flow, identifier, index) =>
  flow.Metadata?.ActionMetadata?.[identifier]?.position ?? { x: 40 + (index % 6) * 260, y: 40 + Math.floor(index / 6) * 120 };

const short = (text) => (text.length > 26 ? `${text.slice(0, 25)}…` : text);

/** Draws the flow of the last block of the path into the drawing. */
export async function drawFlow(drawing, path) {
  const last = path.at(-1);
  const flow = last && (await flowNamed(last.flow));
  drawing.replaceChildren();
  drawing.toggleAttribute("hidden", !flow);
  if (!flow) {
    return;
  }

  const steps = path.filter((step) => step.flow === last.flow);
  const taken = new Set(steps.map(({ identifier, target }) => `${identifier}→${target}`));
  const visited = new Set(steps.map(({ identifier }) => identifier));
  const at = new Map(flow.Actions.map(({ Identifier }, index) => [Identifier, positionOf(flow, Identifier, index)]));
  const right = Math.max(...[...at.values()].map(({ x }) => x)) + width + 40;
  const bottom = Math.max(...[...at.values()].map(({ y }) => y)) + height + 40;
  drawing.setAttribute("viewBox", `0 0 ${right} ${bottom}`);

  for (const action of flow.Actions) {
    const from = at.get(action.Identifier);
    for (const target of new Set(branches(action))) {
      const to = at.get(target);
      if (to) {
        const [x1, y1, x2, y2] = [from.x + width, from.y + height / 2, to.x, to.y + height / 2];
        drawing.append(svg("path", {
          d: `M${x1},${y1} C${x1 + 40},${y1} ${x2 - 40},${y2} ${x2},${y2}`,
          class: taken.has(`${action.Identifier}→${target}`) ? "edge taken" : "edge",
        }));
      }
    }
  }
  for (const { Identifier, Type } of flow.Actions) {
    const { x, y } = at.get(Identifier);
    const state = Identifier === last.identifier ? "block current" : visited.has(Identifier) ? "block visited" : "block";
    const group = svg("g", { class: state, transform: `translate(${x} ${y})` });
    group.append(
      svg("title", {}, `${Identifier} (${Type})`),
      svg("rect", { width: width, height: height, rx: 8 }),
      svg("text", { x: 10, y: 24 }, short(Identifier)),
      svg("text", { x: 10, y: 42, class: "type" }, short(Type)));
    drawing.append(group);
  }
}
