// Runs the released amazon-connect-streams in Node: the parts of a browser that the library touches on its way from a
// message of the CCP to a callback, and nothing else. Timers never fire, so that the caller alone decides what happens.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';

const nothing = () => {};
const storage = { getItem: () => null, setItem: nothing, removeItem: nothing };

function element() {
  return {
    style: {},
    children: [],
    contentWindow: { postMessage: nothing },
    appendChild(child) {
      this.children.push(child);
    },
    removeChild: nothing,
    setAttribute: nothing,
    addEventListener: nothing,
    getClientRects: () => [],
  };
}

/**
 * Loads the library and lets it embed a CCP.
 *
 * @returns `streams`, the library's `connect` object, and `receive({event, data})`, a message from the CCP's frame.
 */
export function loadStreamsInNode() {
  const listeners = [];
  const page = {
    addEventListener: (name, listener) => name === 'message' && listeners.push(listener),
    removeEventListener: nothing,
    navigator: { userAgent: 'node', mediaDevices: {} },
    document: {
      createElement: element,
      addEventListener: nothing,
      querySelector: () => null,
      body: element(),
      head: element(),
    },
    location: new URL('http://localhost/'),
    localStorage: storage,
    sessionStorage: storage,
    console: { log: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, trace: nothing },
    setTimeout: () => 0,
    setInterval: () => 0,
    clearTimeout: nothing,
    clearInterval: nothing,
    URL,
    crypto,
    performance,
    TextEncoder,
    TextDecoder,
  };
  for (const name of ['window', 'self', 'top', 'parent']) page[name] = page;
  const file = createRequire(import.meta.url).resolve('amazon-connect-streams/release/connect-streams-min.js');
  new Script(readFileSync(file, 'utf8'), { filename: file }).runInContext(createContext(page));

  const container = element();
  page.connect.core.initCCP(container, { ccpUrl: 'http://localhost/ccp-v2/', loginPopup: false });
  const [frame] = container.children;
  return {
    streams: page.connect,
    receive: (data) => {
      for (const listener of listeners) listener({ source: frame.contentWindow, origin: 'http://localhost', data });
    },
  };
}
