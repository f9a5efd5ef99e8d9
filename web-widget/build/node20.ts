// Vitest 5 groups its failure report with a method that Node 20 does not have yet.
const { groupBy = undefined } = Map as { groupBy?: unknown };
if (groupBy === undefined) {
  Object.defineProperty(Map, 'groupBy', {
    value: <T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> => {
      const groups = new Map<K, T[]>();
      for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
      return groups;
    },
  });
}
