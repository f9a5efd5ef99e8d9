/**
 * Keeps one element on the page for each item, in the items' order. The element stays while its item does, so a click that
 * began on it ends on it, and it keeps the focus and what is selected in it.
 *
 * `make` gives an item's element and a function that shows the item in it, first and after every change.
 */
export function keyedList(parent, keyOf, make) {
  const entries = new Map();
  return (items) => {
    const keys = new Set(items.map(keyOf));
    for (const [key, { node }] of entries) {
      if (!keys.has(key)) {
        node.remove();
        entries.delete(key);
      }
    }
    let next = null;
    // From the end, so that what is added moves nothing: an element that is moved loses the click as well.
    for (const item of [...items].reverse()) {
      const key = keyOf(item);
      if (!entries.has(key)) {
        entries.set(key, make(item));
      }
      const { node, show } = entries.get(key);
      show(item);
      if (node.parentNode !== parent || node.nextSibling !== next) {
        parent.insertBefore(node, next);
      }
      next = node;
    }
  };
}

/** Writes a text if it is another one: a live region speaks only what is new, and a selection stays. */
export function write(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
