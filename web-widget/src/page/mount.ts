import { RecordFrames } from '../browser/record-frames';
import { hearRefusals } from '../browser/refusals';
import { sessionStore } from '../browser/storage';
import type { NoteBook } from '../core/contact/note';
import { type Config, createScreenPop, type ScreenPop } from '../core/index';
import { StreamsNotLoaded } from '../streams/library';
import { startingState } from '../streams/sign-in';
import type { PageState } from '../ui/page-state';
import { afterPaint } from '../ui/paint';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { t, useLanguage } from '../ui/text/text';
import { browserScreen, type ScreenSource } from './browser-screen';
import type { ConfigSource, ConfigState } from './config-file';
import { deskActions, refuse, tellHandOver } from './desk-parts';
import { type Phone, type PhoneSource, streamsPhone } from './phone';
import type { RequestParts } from './requests';

/** The parts of {@link mountScreenPop}. */
export interface ScreenPopPage {
  /** A `<screen-pop-app>` with slotted containers for the CCP and for records. */
  readonly element: ScreenPopApp;
  readonly config: ConfigSource;
  /** Default: Amazon Connect Streams. */
  readonly source?: PhoneSource;
  /** Default: this browser. */
  readonly screen?: ScreenSource;
  /**
   * Loads the element's code, unless it is loaded already, and returns what defines the element. Drawing the page must not
   * delay the phone, so it is called when the phone is ready, when the agent has to act or there is a fault to show, and at
   * the latest 400 ms after the CCP is requested. A record opens without it.
   */
  readonly desk?: () => Promise<() => void>;
}

/** A running page. */
export interface MountedScreenPop {
  /** Stops everything that {@link mountScreenPop} started. Safe to call twice. */
  stop(): void;
}

/** Milliseconds until the file is requested again while not even the CCP's address is known. */
const againMs = 15_000;

/** Milliseconds from the request of the CCP until the page is drawn although the phone is still starting. */
const drawnMs = 400;

/** Assembles and starts an agent's page. Shows errors on the page and never throws. */
export function mountScreenPop(parts: ScreenPopPage): MountedScreenPop {
  const page = new Mounted(parts);
  void page.start();
  return page;
}

class Mounted implements MountedScreenPop {
  readonly #parts: ScreenPopPage;
  #stops: (() => void)[] = [];
  #stopped = false;
  #words: Promise<void> | undefined;
  /** Whether the page has its words. It shows nothing before. */
  #speaks = false;
  #shown = false;
  #state: PageState = {
    config: undefined,
    faults: [],
    view: { contacts: [], focus: undefined, past: [] },
    signIn: startingState,
    failed: '',
    controls: undefined,
    said: '',
    dialing: undefined,
    expires: false,
    incomplete: false,
  };

  constructor(parts: ScreenPopPage) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    try {
      const config = await this.#known(await this.#parts.config.load());
      if (config) await this.#connect(config);
    } catch (error) {
      await this.#draw();
      const lost = error instanceof StreamsNotLoaded;
      this.#show({ failed: lost ? t('streamsFailed') : t('startFailed', { fault: (error as Error).message }) });
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const stop of this.#stops.splice(0).reverse()) stop();
  }

  /** Draws the page. Resolves when it has its words, or cannot have them. */
  async #draw(): Promise<void> {
    this.#words ??= this.#speak();
    const words = this.#words;
    // A defined element without words would hide the panel, so both load at the same time and the words come first.
    const drawn = Promise.all([this.#parts.desk?.(), words]).then(([define]) => define?.());
    // Without its chunk or its words the page shows the panel and the records as they are.
    drawn.catch(() => this.#parts.element.toggleAttribute('data-bare', true));
    await words.catch(() => undefined);
  }

  /** Loads the words, in the language of the settings if they are known and in the browser's otherwise. */
  #speak(): Promise<void> {
    // `auto` is no language, so the first of the browser's follows.
    const words = useLanguage(this.#state.config?.language ?? 'auto', ...navigator.languages).then(() => {
      this.#speaks = true;
      this.#nameFrames();
      if (this.#shown) this.#parts.element.state = this.#state;
    });
    words.catch(() => undefined);
    return words;
  }

  /** Names the frames that were created before the words arrived, for screen readers. */
  #nameFrames(): void {
    for (const [slot, key] of [
      ['ccp', 'phone'],
      ['records', 'record'],
    ] as const) {
      for (const frame of this.#parts.element.querySelectorAll<HTMLIFrameElement>(`[slot='${slot}'] iframe`)) {
        frame.title = t(key);
      }
    }
  }

  /** Updates a part of the page. */
  readonly #show = (part: Partial<PageState>): void => {
    this.#state = { ...this.#state, ...part };
    this.#shown = true;
    if (this.#speaks) this.#parts.element.state = this.#state;
  };

  /** Resolves with a config, or with `undefined` when the page stops before there is one. */
  async #known(read: ConfigState): Promise<Config | undefined> {
    let state = read;
    while (!state.config && !this.#stopped) {
      await this.#draw();
      if (this.#stopped) return undefined;
      this.#show({ faults: state.faults, failed: t('phoneUnknown') });
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, againMs);
        this.#stops.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      if (!this.#stopped) state = await this.#parts.config.load();
    }
    this.#show({ ...state, failed: '' });
    const { theme = 'auto' } = state.config ?? {};
    if (theme !== 'auto') document.documentElement.dataset.theme = theme;
    return this.#stopped ? undefined : state.config;
  }

  async #connect(config: Config): Promise<void> {
    // Words that were loaded without settings are in the browser's language.
    this.#words = undefined;
    const { element, source = streamsPhone, screen: screenOf = browserScreen } = this.#parts;
    const place = (slot: string) => element.querySelector(`[slot='${slot}']`) as HTMLElement;
    const phone = await source(config.ccp, () => t('phone'));
    if (this.#stopped) return;
    this.#stops.push(() => phone.stop());
    phone.start(place('ccp'));
    // Everything else waits for the CCP, which takes longest and would share the processor with all of it.
    const late = setTimeout(() => void this.#draw(), drawnMs);
    this.#stops.push(() => clearTimeout(late));
    const frames = new RecordFrames(place('records'), () => t('record') || document.title, afterPaint);
    frames.changed = (shown) => {
      element.recordShown = shown;
    };
    const needs = {
      frames,
      hostOrigin: config.hostOrigin,
      opened: (contactId: string, url: string) => handOver(contactId, url),
      notHandedOver: () => this.#show({ said: t('notHandedOver') }),
    };
    const browser = await screenOf(needs);
    this.#stops.push(() => browser.stop());
    if (this.#stopped) return this.stop();

    const pops = createScreenPop({ source: phone.source, config, screen: browser.screen });
    const now = () => this.#state.config ?? config;
    const handOver = (contactId: string, url: string) => tellHandOver(pops, now(), browser.handOver, contactId, url);
    const incomplete = () => this.#show({ incomplete: true });
    const requests = { pops, phone, frames, source: this.#parts.config, now, handOver, show: this.#show };
    const all = once(() => {
      void this.#draw();
      this.#showExtras().catch(incomplete);
      this.#hear(requests).catch(incomplete);
    });
    phone.onSignIn((signIn) => {
      // The service does not withdraw its warning when it signs the agent out.
      this.#show(signIn.phase === 'ready' ? { signIn } : { signIn, expires: false });
      // The agent has to act first, so nothing waits for the phone.
      if (signIn.phase !== 'starting' && signIn.phase !== 'ready') all();
    });
    phone.onReady((ready) => browser.stand(ready));
    phone.onExpiring((expires) => this.#show({ expires }));
    pops.subscribe((view) => {
      frames.show(view.focus);
      this.#show({ view });
    });
    const actions = deskActions(pops, frames, now);
    element.actions = {
      ...actions,
      select(contactId) {
        actions.select(contactId);
        phone.view(contactId);
      },
      signIn: () => phone.signIn(),
      stay: () => phone.atWork(),
    };
    pops.start();
    this.#stops.push(pops.stop, guardContacts(pops));
    const finishLeft = once(() => queueMicrotask(() => this.#finishLeft(pops, actions.notes)));
    phone.onReady((ready) => {
      if (!ready) return;
      all();
      finishLeft();
      frames.prepare();
      this.#showControls(phone).catch(incomplete);
    });
    this.#stops.push(
      hearRefusals((address) => refuse(pops, frames, address, () => this.#show({ said: t('blocked') }))),
    );
  }

  /**
   * Finishes the notes of contacts that left while no page was there. A phone that becomes ready tells its contacts in
   * the same turn, so this comes after it.
   */
  #finishLeft({ view }: ScreenPop, notes: NoteBook): void {
    // A stopped page has no contacts, which does not mean that they have left.
    if (!this.#stopped) notes.finishAllBut(view.contacts.map(({ entry }) => entry.contact.contactId));
  }

  async #hear(parts: RequestParts): Promise<void> {
    const { hearRequests } = await import('./requests');
    if (!this.#stopped) this.#stops.push(hearRequests(parts));
  }

  /** Shows alerts, the day and numbers in their countries' format. No record waits for them. */
  async #showExtras(): Promise<void> {
    const { createExtras } = await import('./afterwards');
    const extras = await createExtras(sessionStore());
    if (this.#stopped) extras.stop();
    else this.#parts.element.extras = extras;
  }

  /** Shows the page's own controls. Their chunk loads when the agent is known. */
  async #showControls(phone: Phone): Promise<void> {
    const [controls] = await Promise.all([phone.controls(), import('./controls')]);
    if (!this.#state.controls) this.#show({ controls });
  }
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

/**
 * Makes the browser ask before the page is left while there is a contact in any stage: leaving drops the call's audio,
 * and a window that the record opened can navigate this page.
 */
function guardContacts(pops: ScreenPop): () => void {
  const guard = (event: Event) => {
    if (pops.view.contacts.length > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', guard);
  return () => window.removeEventListener('beforeunload', guard);
}
