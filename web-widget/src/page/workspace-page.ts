import { RecordFrames } from '../browser/record-frames';
import { openRecordWindow } from '../browser/record-window';
import { hearRefusals } from '../browser/refusals';
import { sharedStorage } from '../browser/shared-storage';
import { sessionStore } from '../browser/storage';
import { type Config, type ContactView, createScreenPop, type ScreenPop, type ScreenPopView } from '../core/index';
import { afterPaint } from '../ui/paint';
import { t, useLanguage } from '../ui/text/text';
import { w } from '../ui/text/workspace';
import type { WorkspaceActions, WorkspaceApp, WorkspaceState } from '../ui/workspace-app';
import type { MissingPermission } from '../workspace/permissions';
import type { ConfigSource } from './config-file';
import { deskActions, refuse, tellHandOver } from './desk-parts';
import type { LinkListener, WorkspaceLink } from './workspace-link';
import { workspaceScreen } from './workspace-screen';

/** The app in the agent workspace. Shows errors on the page and never throws. */
export class WorkspacePage implements LinkListener {
  readonly #element: WorkspaceApp;
  /** Whether the page is drawn. It is drawn when its language has loaded; messages before that are kept. */
  #drawing = false;
  #stops: (() => void)[] = [];
  #missing: WorkspaceState['notices'] = [];
  /** The last message of the workspace. */
  #said: string | undefined;
  #state: WorkspaceState = {
    config: undefined,
    faults: [],
    view: { contacts: [], focus: undefined, past: [] },
    phase: 'connecting',
    lost: false,
    address: window.location.href,
    notices: [],
    windowNeeded: false,
    shareNeeded: false,
    controls: undefined,
    said: '',
    dialing: undefined,
  };

  constructor(element: WorkspaceApp) {
    this.#element = element;
  }

  /** Updates a part of the page. */
  readonly #show = (part: Partial<WorkspaceState>): void => {
    this.#state = { ...this.#state, ...part };
    if (this.#drawing) this.#element.state = this.#state;
  };

  /** The workspace has created the app. */
  ready(missing: readonly MissingPermission[]): void {
    this.#missing = missing.map(({ need, permission }) => ({ word: need, values: { permission } }));
    this.#show({ phase: 'ready', notices: this.#notices() });
  }

  failed(): void {
    this.#show({ phase: 'failed' });
  }

  told(message: string): void {
    this.#said = message;
    if (this.#state.phase !== 'failed') this.#show({ notices: this.#notices() });
  }

  /** The missing permissions, each with its use, and the last message unless it only repeats a missing permission. */
  #notices(): WorkspaceState['notices'] {
    const refused = this.#missing.length > 0 && this.#said?.includes('without permission');
    const told = this.#said && !refused ? [{ word: 'told' as const, values: { message: this.#said } }] : [];
    return [...this.#missing, ...told];
  }

  expires(soon: boolean): void {
    this.#show({ said: soon ? w('expires') : '' });
  }

  answers(again: boolean): void {
    this.#show({ lost: !again });
  }

  async start(source: ConfigSource, link: WorkspaceLink | undefined): Promise<void> {
    try {
      const [{ config, faults }] = await Promise.all([source.load(), useLanguage(...navigator.languages)]);
      // `auto` is no language, so the first of the browser's follows.
      if (config) await useLanguage(config.language, ...navigator.languages);
      if (config && config.theme !== 'auto') document.documentElement.dataset.theme = config.theme;
      this.#drawing = true;
      this.#show({ config, faults, ...(link ? {} : { phase: 'outside' }) });
      if (link && config) await this.#connect(source, link, config);
    } catch (error) {
      this.told((error as Error).message);
    }
  }

  stop(): void {
    for (const stop of this.#stops.splice(0).reverse()) stop();
  }

  async #connect(source: ConfigSource, link: WorkspaceLink, config: Config): Promise<void> {
    const requests = import('./requests');
    const [storage, contactId] = await Promise.all([sharedStorage(), link.scope]);
    const frames = new RecordFrames(document.getElementById('records') as HTMLElement, () => t('record'), afterPaint);
    frames.changed = (shown) => {
      this.#element.recordShown = shown;
    };
    const now = () => this.#state.config ?? config;
    const handOver = (id: string, url: string) => tellHandOver(pops, now(), browser.handOver, id, url);
    const needs = {
      frames,
      hostOrigin: undefined,
      opened: handOver,
      notHandedOver: () => this.#show({ said: t('notHandedOver') }),
    };
    const browser = await workspaceScreen(needs, storage, contactId);
    const pops = createScreenPop({ source: link.source, config, screen: browser.screen });
    pops.subscribe((view) => {
      frames.show(view.focus);
      this.#show({ view });
    });
    const actions = this.#actions(pops, frames, now);
    this.#element.actions = actions;
    browser.stand(true);
    pops.start();
    this.#stops.push(
      () => browser.stop(),
      pops.stop,
      hearRefusals((address) => refuse(pops, frames, address, () => this.#show({ said: t('blocked') }))),
      // The last comes first, while the contact is still known.
      () => contactId && isOver(pops.view, contactId) && actions.notes.finish(contactId),
    );
    this.#show({ windowNeeded: opensWindows(config), shareNeeded: !storage.withPage && canShare() });
    // The notes of contacts that left while the app was not there are finished. An app that does not know all contacts
    // cannot tell which these are.
    void link.begin().then((here) => here && actions.notes.finishAllBut(here));
    const phone = { controls: async () => link.controls, atWork: link.atWork };
    const { hearRequests } = await requests;
    this.#stops.push(hearRequests({ pops, phone, frames, source, now, handOver, show: this.#show }));
    const [{ createExtras }] = await Promise.all([import('./afterwards'), import('./controls')]);
    this.#element.extras = await createExtras(sessionStore());
    this.#show({ controls: link.controls });
  }

  #actions(pops: ScreenPop, frames: RecordFrames, now: () => Config): WorkspaceActions {
    return {
      ...deskActions(pops, frames, now),
      // The workspace signs the agent in, and shows its own warning before it signs the agent out.
      signIn: () => {},
      stay: () => {},
      share: async () => {
        // The browser now grants the page's storage without a click. The next start reads it.
        if ((await sharedStorage()).withPage) window.location.reload();
        else this.#show({ said: w('shareRefused') });
      },
      openWindow: () => this.#show({ windowNeeded: openRecordWindow('about:blank') === 'blocked' }),
    };
  }
}

/**
 * Whether a contact has left or ended. The workspace may destroy an app of one contact before it says that the contact is
 * closed, and no other page knows then that the note is complete.
 */
function isOver({ contacts, past }: ScreenPopView, contactId: string): boolean {
  const ofContact = ({ entry }: ContactView) => entry.contact.contactId === contactId;
  // A contact that left may have been offered again.
  const here = contacts.find(ofContact);
  return here ? here.entry.contact.stage === 'ended' : past.some(ofContact);
}

function canShare(): boolean {
  return 'requestStorageAccess' in document;
}

function opensWindows({ rules, records }: Config): boolean {
  return records.target === 'tab' || rules.some(({ target }) => target === 'tab');
}
