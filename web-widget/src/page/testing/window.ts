import { Window } from 'happy-dom';

// The pages are written for a browser: they find its names in the global scope. Node keeps the names that it has itself,
// such as timers and fetch. No frame is loaded, because the record system of a soak does not exist.
const window = new Window({
  url: 'http://localhost/',
  settings: { navigation: { disableChildFrameNavigation: true, disableChildPageNavigation: true } },
});
// The window's own console, which nobody reads, would keep every frame that is not loaded.
const { virtualConsolePrinter: printer } = window.happyDOM;
printer.addEventListener('print', () => printer.clear());
// Records with the target `tab` share one window, which opens.
window.open = () => ({ focus() {} }) as never;

const replaced = ['navigator', 'Event', 'EventTarget', 'CustomEvent'];
for (const name of Object.getOwnPropertyNames(window)) {
  if (name in globalThis && !replaced.includes(name)) continue;
  Object.defineProperty(globalThis, name, {
    value: window[name as keyof Window],
    configurable: true,
    writable: true,
  });
}
