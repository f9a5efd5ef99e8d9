import contract from 'virtual:contract';
import { callOnClick } from '../browser/call-links';
import { createLeadership } from '../browser/leadership';
import { createPopMemory } from '../browser/pop-memory';
import { RecordFrames } from '../browser/record-frames';
import { openRecordWindow } from '../browser/record-window';
import { createScreen } from '../browser/screen';
import { sharedStorage } from '../browser/storage';
import { readable } from '../core/display';
import { type Config, createScreenPop, type ScreenPop } from '../core/index';
import { CommandError } from '../streams/controls';
import { createDialer, type DialQuestion } from '../streams/dialer';
import { commandText } from '../ui/command';
import '../ui/dial-question';
import '../ui/page.css';
import { t, useLanguage } from '../ui/text/text';
import { w } from '../ui/text/workspace';
import '../ui/workspace-app';
import type { WorkspaceActions, WorkspaceApp, WorkspaceState } from '../ui/workspace-app';
import { connectWorkspace, isInWorkspace, reportActivity } from '../workspace/connection';
import { missingPermissions } from '../workspace/permissions';
import { callOut, workspacePort } from '../workspace/sdk';
import { workspaceSource } from '../workspace/source';
import { fetchConfig } from './fetch-config';
import { reportOf, saveFile } from './report';

const app = document.querySelector('workspace-app') as WorkspaceApp;
const frames = new RecordFrames(document.getElementById('records') as HTMLElement, () => t('record'));

let state: WorkspaceState = {
  config: undefined,
  faults: [],
  view: { contacts: [], focus: undefined, past: [] },
  phase: 'connecting',
  address: window.location.href,
  notices: [],
  windowNeeded: false,
  shareNeeded: false,
  said: '',
  dialing: undefined,
};
/** Nothing is drawn before its language is there; what the workspace says meanwhile is kept. */
let drawing = false;

function show(part: Partial<WorkspaceState>): void {
  state = { ...state, ...part };
  if (drawing) app.state = state;
}

/** Speaks to the workspace at once: it greets nobody a second time, and replays nothing. */
function connect() {
  const provider = connectWorkspace({
    created({ permissions, contactId }) {
      const notices = missingPermissions(permissions).map(({ need, permission }) => ({
        word: need,
        values: { permission },
      }));
      show({ phase: 'ready', notices: [...state.notices, ...notices] });
      if (contactId) opened = contactId;
      void ready.then(() => (contactId ? source.opened(contactId) : source.seed()));
    },
    shown() {
      const contactId = opened;
      if (contactId) void ready.then(() => source.viewed(contactId));
    },
    destroyed: () => stop(),
    failed: () => show({ phase: 'failed' }),
    // The same topic is refused under several names: one sentence is enough.
    told: (message) =>
      state.phase === 'ready' &&
      show({
        notices: [...state.notices.filter(({ word }) => word !== 'told'), { word: 'told', values: { message } }],
      }),
    expires: (soon) => show({ said: soon ? w('expires') : '' }),
  });
  reportActivity(provider);
  const source = workspaceSource(workspacePort(provider));
  const dial = (number: string) =>
    callOut(provider, number).catch((error: Error) => Promise.reject(new CommandError(error.message)));
  return { source, dial };
}

let opened: string | undefined;
let stop = () => {};
let begin = () => {};
/** The rules are there and the source is heard. */
const ready = new Promise<void>((resolve) => {
  begin = resolve;
});

async function start(): Promise<void> {
  const connection = isInWorkspace() ? connect() : undefined;
  const [{ config, faults }] = await Promise.all([
    fetchConfig(contract, '../screen-pop.json'),
    useLanguage(...navigator.languages),
  ]);
  if (config && config.language !== 'auto') await useLanguage(config.language, ...navigator.languages);
  if (config && config.theme !== 'auto') document.documentElement.dataset.theme = config.theme;
  drawing = true;
  show({ config, faults, ...(connection ? {} : { phase: 'outside' }) });
  if (!connection || !config) return;
  const { source } = connection;

  const storage = await sharedStorage();
  const leadership = createLeadership(storage.locks);
  await leadership.known;
  const screen = createScreen(
    frames,
    leadership,
    createPopMemory(storage.local, storage.session, storage.channel),
    undefined,
    () => {},
    () => {},
  );
  const pops = createScreenPop({ source, config, screen });
  pops.subscribe((view) => {
    app.recordShown = frames.show(view.focus);
    show({ view });
  });
  app.actions = actionsOf(pops, config);
  pops.start();
  const dialer = createDialer({ controls: connection, settings: config.dial, confirm });
  callOnClick(async (number) =>
    show({ said: await commandText(`${t('dial')} ${readable(number)}`, dialer.dial(number)) }),
  );
  stop = () => {
    pops.stop();
    leadership.resign();
  };
  show({ windowNeeded: opensWindows(config), shareNeeded: !storage.withPage && 'requestStorageAccess' in document });
  begin();
}

/** Asks the agent in the app. */
function confirm(question: DialQuestion): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (call: boolean) => {
      show({ dialing: undefined });
      resolve(call);
    };
    show({ dialing: { question, answer } });
  });
}

function opensWindows({ rules, records }: Config): boolean {
  return records.target === 'tab' || rules.some(({ target }) => target === 'tab');
}

function actionsOf(pops: ScreenPop, config: Config): WorkspaceActions {
  const { select, open, pick, create, search } = pops;
  return {
    select,
    open,
    pick,
    create,
    search,
    signIn: () => {},
    save: async () => saveFile('screen-pop-report.json', reportOf(pops.view, config)),
    async share() {
      // From then on the page's storage is given without a click: it is read at the next start.
      if ((await sharedStorage()).withPage) window.location.reload();
      else show({ said: w('shareRefused') });
    },
    openWindow: () => show({ windowNeeded: openRecordWindow('about:blank') === 'blocked' }),
  };
}

start().catch((error: Error) =>
  show({ notices: [...state.notices, { word: 'told', values: { message: error.message } }] }),
);
