import contract from 'virtual:contract';
import { createLeadership } from '../browser/leadership';
import { createPopMemory } from '../browser/pop-memory';
import { RecordFrames } from '../browser/record-frames';
import { createScreen } from '../browser/screen';
import { type Config, createScreenPop, type ScreenPop } from '../core/index';
import { loadStreams, type Streams } from '../streams/library';
import { createSession } from '../streams/session';
import { startingState } from '../streams/sign-in';
import { streamsSource } from '../streams/source';
import '../ui/page.css';
import type { Desk, DeskActions } from '../ui/desk';
import '../ui/screen-pop-app';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { t, useLanguage } from '../ui/text/text';
import { fetchConfig } from './fetch-config';

const app = document.querySelector('screen-pop-app') as ScreenPopApp;
const place = (id: string) => document.getElementById(id) as HTMLElement;
const frames = new RecordFrames(place('records'), () => t('record'));

let desk: Desk = {
  config: undefined,
  faults: [],
  view: { contacts: [], focus: undefined, past: [] },
  signIn: startingState,
  streamsFailed: false,
  controls: undefined,
};

/** Shows a part of the desk anew. */
function show(part: Partial<Desk>): void {
  desk = { ...desk, ...part };
  app.desk = desk;
}

async function start(): Promise<void> {
  await useLanguage(...navigator.languages);
  show({});
  const { config, faults } = await fetchConfig(contract);
  if (!config) return show({ faults });
  if (config.language !== 'auto') await useLanguage(config.language, ...navigator.languages);
  if (config.theme !== 'auto') document.documentElement.dataset.theme = config.theme;
  show({ config, faults });
  await connect(config);
}

async function connect(config: Config): Promise<void> {
  const leadership = createLeadership();
  const memory = createPopMemory();
  const [streams] = await Promise.all([loadStreams(), leadership.known]);

  const session = createSession(streams, config.ccp, t('phone'));
  session.subscribe((signIn) => show({ signIn }));
  session.start(place('ccp'));

  const screen = createScreen(frames, leadership, memory, config.hostOrigin);
  const pops = createScreenPop({ source: streamsSource(streams), config, screen });
  pops.subscribe((view) => {
    app.recordShown = frames.show(view.focus);
    show({ view });
  });
  app.actions = actionsOf(pops, session.signIn);
  pops.start();
  guardContacts(pops);
  if (config.ccp.mode === 'custom') streams.agent(() => void showControls(streams));
}

/** The page's own controls are a chunk of their own: most agents have Amazon's. */
async function showControls(streams: Streams): Promise<void> {
  const [{ createControls }] = await Promise.all([import('../streams/controls'), import('../ui/custom-ccp')]);
  if (!desk.controls) show({ controls: createControls(streams) });
}

function actionsOf(pops: ScreenPop, signIn: () => void): DeskActions {
  const { select, open, pick, create, search } = pops;
  return { select, open, pick, create, search, signIn };
}

/** Leaving the page drops the call's audio: the browser asks first while there is a contact. */
function guardContacts(pops: ScreenPop): void {
  window.addEventListener('beforeunload', (event) => {
    if (pops.view.contacts.some(({ entry }) => entry.contact.stage === 'connected')) event.preventDefault();
  });
}

start().catch(() => show({ streamsFailed: true }));
