/**
 * Remembers the latest results of a function of texts. The page formats the same few numbers and times whenever it is
 * rendered, and a formatter of `Intl` takes a hundred times as long to create as to use.
 *
 * @param limit The number of results that are kept. The oldest goes first.
 */
export function memoize<Keys extends readonly string[], Result>(
  make: (...keys: Keys) => Result,
  limit = 100,
): (...keys: Keys) => Result {
  const results = new Map<string, Result>();
  return (...keys) => {
    const key = keys.join('\n');
    if (!results.has(key)) {
      const [oldest] = results.keys();
      if (results.size >= limit && oldest !== undefined) results.delete(oldest);
      results.set(key, make(...keys));
    }
    return results.get(key) as Result;
  };
}
