// The ways out of the blocks of a flow.

/** The ways out of a block: where to, the word at it, and whether only an error leads there. */
function branches({ Transitions: { NextAction, Conditions = [], Errors = [] } = {} }) {
  return [
    ...Conditions.map(({ NextAction: to, Condition }) => ({ to, word: Condition?.Operands?.join(', ') })),
    ...(NextAction ? [{ to: NextAction, word: Conditions.length ? 'else' : undefined }] : []),
    ...Errors.map(({ NextAction: to }) => ({ to, error: true })),
  ];
}

/** The edges of a flow, one for each pair of blocks with the words of all that lead from the one to the other. */
export function edgesOf({ Actions: actions }) {
  const known = new Set(actions.map(({ Identifier }) => Identifier));
  const edges = new Map();
  for (const action of actions) {
    for (const { to, word, error = false } of branches(action).filter((branch) => known.has(branch.to))) {
      const key = `${action.Identifier}→${to}`;
      const edge = edges.get(key);
      if (!edge) edges.set(key, { from: action.Identifier, to, word, error });
      else if (word) edge.word = [edge.word, word].filter(Boolean).join(', ');
    }
  }
  return [...edges.values()];
}
