const local = memoryStorage();
const session = memoryStorage();

/** `localStorage`, which survives the tab; memory if the browser blocks it. */
export const localStore = (): Storage => stored(() => localStorage, local);

/** `sessionStorage`, which survives a reload but not the tab; memory if the browser blocks it. */
export const sessionStore = (): Storage => stored(() => sessionStorage, session);

/** Reading the property throws if the browser blocks storage. */
function stored(read: () => Storage, otherwise: Storage): Storage {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** A storage in memory. */
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
