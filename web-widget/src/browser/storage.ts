const local = memoryStorage();
const session = memoryStorage();

/** What outlives the tab. */
export const localStore = (): Storage => stored(() => localStorage, local);

/** What outlives a reload and not the tab. */
export const sessionStore = (): Storage => stored(() => sessionStorage, session);

/** Where the browser blocks storage, reading the property already throws: what is kept then lasts as long as the page. */
function stored(read: () => Storage, otherwise: Storage): Storage {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** A storage that lasts as long as whoever holds it. */
export function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
