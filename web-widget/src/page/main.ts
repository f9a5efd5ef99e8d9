import contract from 'virtual:contract';
import { callOnClick } from '../browser/call-links';
import { handOver } from '../browser/hand-over';
import { hearHost } from '../browser/host';
import { createLeadership } from '../browser/leadership';
import { createPopMemory } from '../browser/pop-memory';
import { RecordFrames } from '../browser/record-frames';
import { createScreen } from '../browser/screen';
import { readable } from '../core/display';
import {
  type Config,
  checkAddress,
  createScreenPop,
  fillTemplate,
  readField,
  type ScreenPop,
  type ScreenPopView,
} from '../core/index';
import type { Controls } from '../streams/controls';
import { loadStreams, type Streams } from '../streams/library';
import { createSession } from '../streams/session';
import { startingState } from '../streams/sign-in';
import { streamsSource } from '../streams/source';
import '../ui/page.css';
import type { PageActions, PageState } from '../ui/page-state';
import '../ui/screen-pop-app';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { t, useLanguage } from '../ui/text/text';
import { fetchConfig } from './fetch-config';
import { reportOf, saveFile } from './report';

const app = document.querySelector('screen-pop-app') as ScreenPopApp;
const place = (id: string) => document.getElementById(id) as HTMLElement;
const frames = new RecordFrames(place('records'), () => t('record'));

let state: PageState = {
  config: undefined,
  faults: [],
  view: { contacts: [], focus: undefined, past: [] },
  signIn: startingState,
  streamsFailed: false,
  controls: undefined,
  said: '',
};

/** Shows a part of the page anew. */
function show(part: Partial<PageState>): void {
  state = { ...state, ...part };
  app.state = state;
}

async function start(): Promise<void> {
  const [{ config, faults }] = await Promise.all([fetchConfig(contract), useLanguage(...navigator.languages)]);
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

  const handOverRecord = (contactId: string, url: string) => void passOn(pops.view, config, contactId, url);
  const screen = createScreen(frames, leadership, memory, config.hostOrigin, handOverRecord);
  const pops = createScreenPop({ source: streamsSource(streams), config, screen });
  pops.subscribe((view) => {
    app.recordShown = frames.show(view.focus);
    show({ view });
  });
  app.actions = actionsOf(pops, config, session.signIn);
  pops.start();
  guardContacts(pops);
  if (config.ccp.mode === 'custom') streams.agent(() => void showControls(streams));
  const call = (number: string) => dial(streams, number);
  callOnClick((number) => void call(number));
  hearHost([config.hostOrigin, ...config.allowedOrigins], {
    dial: call,
    showing(source, url) {
      const contactId = frames.contactIn(source);
      const address = checkAddress(config, url);
      if (contactId && typeof address === 'string') handOverRecord(contactId, address);
    },
  });
}

/** The page's own controls are a chunk of their own: most agents have Amazon's. */
async function showControls(streams: Streams): Promise<void> {
  const { createControls } = await import('./controls');
  if (!state.controls) show({ controls: createControls(streams) });
}

let dialer: Controls | undefined;

/** Calls a number that was clicked, or that the host page asks for, and says what became of it. */
async function dial(streams: Streams, number: string): Promise<string> {
  const { createControls, commandText } = await import('./controls');
  dialer ??= createControls(streams);
  const said = await commandText(`${t('dial')} ${readable(number)}`, dialer.dial(number));
  show({ said });
  return said;
}

/** The record an agent opened by hand goes with the contact when it is passed on. */
async function passOn({ contacts }: ScreenPopView, config: Config, contactId: string, url: string): Promise<void> {
  const entry = contacts.find(({ entry }) => entry.contact.contactId === contactId)?.entry;
  const template = config.records.handOver;
  const filled = entry && template && fillTemplate(template, (name) => readField(entry.contact, name));
  if (filled && 'url' in filled && !(await handOver(filled.url, url))) show({ said: t('notHandedOver') });
}

function actionsOf(pops: ScreenPop, config: Config, signIn: () => void): PageActions {
  const { select, open, pick, create, search } = pops;
  const save = () => saveFile('screen-pop-report.json', reportOf(pops.view, config));
  return { select, open, pick, create, search, signIn, save };
}

/** Leaving the page drops the call's audio: the browser asks first while there is a contact. */
function guardContacts(pops: ScreenPop): void {
  window.addEventListener('beforeunload', (event) => {
    if (pops.view.contacts.some(({ entry }) => entry.contact.stage === 'connected')) event.preventDefault();
  });
}

start().catch(() => show({ streamsFailed: true }));
