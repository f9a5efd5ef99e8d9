import { vi } from 'vitest';
import { memoryStorage } from '../../browser/storage';
import { FakePage } from '../../browser/testing/fake-browser';
import { FakeFrame } from '../../browser/testing/fake-document';
import type { SourceEvent } from '../../core/index';
import type { AgentView } from '../../streams/agent-view';
import type { Controls } from '../../streams/controls';
import { type SignInState, startingState } from '../../streams/sign-in';
import type { Phone } from '../phone';

/** A place of the page that records or the CCP go to. */
export class FakePlace {
  readonly children: FakeFrame[] = [];
  append(frame: FakeFrame): void {
    frame.place = this.children;
    this.children.push(frame);
  }
}

/** A link that saves a file. */
export interface FakeLink {
  readonly tag: string;
  href: string;
  download: string;
  clicks: number;
  click(): void;
}

class FakeDocument extends FakePage {
  title = 'Screen Pop';
  /** Nothing is painted here, so nothing waits for a paint. */
  readonly hidden = true;
  readonly documentElement = { lang: '', dir: '', dataset: {} as Record<string, string> };
  readonly links: FakeLink[] = [];
  readonly places = new Map<string, FakePlace>();
  createElement(tag: string): object {
    if (tag === 'iframe') return new FakeFrame();
    const link: FakeLink = { tag, href: '', download: '', clicks: 0, click: () => void link.clicks++ };
    this.links.push(link);
    return link;
  }
  getElementById(id: string): FakePlace {
    const place = this.places.get(id) ?? new FakePlace();
    this.places.set(id, place);
    return place;
  }
  querySelector = () => null;
  hasFocus = () => true;
  // The template library asks for both when it loads.
  createTreeWalker = () => ({});
  createComment = () => ({});
}

/** The globals of a page: document, window, navigator and storage. Tests call `vi.unstubAllGlobals()` after it. */
export function aBrowserPage() {
  const page = new FakeDocument();
  const opened: string[] = [];
  const host = Object.assign(new EventTarget(), {
    location: { href: 'https://desk.example.test/', origin: 'https://desk.example.test', reload: vi.fn() },
    blocks: false,
    open(url: string) {
      opened.push(url);
      return host.blocks ? null : { focus() {} };
    },
    focus() {},
  });
  Object.assign(host, { parent: host });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', host);
  vi.stubGlobal('navigator', { languages: ['en-US'], locks: undefined, platform: '' });
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('sessionStorage', memoryStorage());
  vi.stubGlobal('HTMLAnchorElement', class {});
  return { document: page, window: host, opened };
}

const agent: AgentView = {
  name: 'Jordan Doe',
  state: 'Available',
  chosen: 'Available',
  next: undefined,
  states: ['Available'],
  muted: false,
  legs: new Map(),
};

/** A phone whose events a test sets, and which keeps a list of what it was asked. */
export function aPhone() {
  const asked: string[] = [];
  let emit: (event: SourceEvent) => void = () => {};
  let isReady = false;
  const readies: ((ready: boolean) => void)[] = [];
  const expiries: ((soon: boolean) => void)[] = [];
  const signIns: ((state: SignInState) => void)[] = [];
  const controls = {
    view: agent,
    subscribe: () => () => {},
    dial: async (number: string) => void asked.push(`dial ${number}`),
  } as unknown as Controls;
  const phone: Phone = {
    source: {
      start(heard) {
        emit = heard;
        asked.push('listen');
        return () => {
          emit = () => {};
          asked.push('unlisten');
        };
      },
    },
    start: () => void asked.push('start'),
    stop() {
      asked.push('stop');
      // A page that has stopped does not hear that the phone of the next one is ready.
      readies.length = 0;
    },
    signIn: () => void asked.push('sign in'),
    onSignIn(listener) {
      listener(startingState);
      signIns.push(listener);
    },
    onReady(listener) {
      listener(isReady);
      readies.push(listener);
    },
    onExpiring: (listener) => void expiries.push(listener),
    view: (contactId) => void asked.push(`view ${contactId}`),
    atWork: () => void asked.push('at work'),
    controls: async () => controls,
  };
  return {
    phone,
    asked,
    controls,
    emit: (event: SourceEvent) => emit(event),
    ready: (ready = true) => {
      isReady = ready;
      for (const listener of readies) listener(ready);
    },
    expires: (soon: boolean) => {
      for (const listener of expiries) listener(soon);
    },
    signsIn: (state: SignInState) => {
      for (const listener of signIns) listener(state);
    },
  };
}

/** Milliseconds that a test waits at most. A mutant for which nothing ever happens fails before its run is given up. */
const patienceMs = process.env.STRYKER_MUTATOR_WORKER ? 4000 : 20_000;

/** Waits until the chunks that load on demand have been used. */
export async function loaded(until: () => unknown): Promise<void> {
  await vi.waitFor(() => {
    if (!until()) throw new Error('not yet');
  }, patienceMs);
}

/** Waits in the same way, and leaves a fake clock where it is. */
export async function turned(until: () => unknown): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!until()) {
    if (performance.now() > end) throw new Error('not yet');
    await nextTask();
  }
}

/** Waits until everything that is already settled has been used. */
export const nextTask = () => new Promise<void>((resolve) => setImmediate(resolve));
