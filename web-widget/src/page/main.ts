import contract from 'virtual:contract';
import { callOnClick } from '../browser/call-links';
import { HandOver } from '../browser/hand-over';
import { hearHost } from '../browser/host';
import { createLeadership } from '../browser/leadership';
import { Notes } from '../browser/notes';
import { postingSink } from '../browser/notes-sink';
import { createPopMemory } from '../browser/pop-memory';
import { RecordFrames } from '../browser/record-frames';
import { createScreen } from '../browser/screen';
import type { ContactNote } from '../core/contact/note';
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
import type { Dialer, DialQuestion } from '../streams/dialer';
import { loadStreams, type Streams } from '../streams/library';
import { createSession } from '../streams/session';
import { startingState } from '../streams/sign-in';
import { streamsSource } from '../streams/source';
import '../ui/page.css';
import type { PageActions, PageState } from '../ui/page-state';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { t, useLanguage } from '../ui/text/text';
import { fetchConfig } from './fetch-config';

// The desk is drawn by a chunk that loads beside Streams: a record opens without it.
void import('../ui/screen-pop-app');

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
  dialing: undefined,
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

  const outboxes = new HandOver(() => show({ said: t('notHandedOver') }));
  const handOverRecord = (contactId: string, url: string) => passOn(outboxes, pops.view, config, contactId, url);
  const left = (contactId: string) => void outboxes.forget(contactId);
  const screen = createScreen(frames, leadership, memory, config.hostOrigin, handOverRecord, left);
  const pops = createScreenPop({ source: streamsSource(streams), config, screen });
  pops.subscribe((view) => {
    app.recordShown = frames.show(view.focus);
    show({ view });
  });
  app.actions = actionsOf(pops, config, session.signIn, notesOf(config));
  pops.start();
  guardContacts(pops);
  void import('./afterwards').then(({ createExtras }) => {
    app.extras = createExtras();
  });
  streams.agent(() => void showControls(streams));
  const call = (number: string, by?: string) => dial(streams, config, number, by);
  callOnClick((number) => void call(number));
  const { hostOrigin, allowedOrigins } = config;
  const hearing = {
    hostOrigin,
    allowedOrigins,
    isShown: (source: MessageEventSource | null) => frames.isShown(source),
  };
  hearHost(hearing, {
    dial: call,
    showing(source, url) {
      const contactId = frames.contactIn(source);
      const address = checkAddress(config, url);
      if (contactId && typeof address === 'string') handOverRecord(contactId, address);
    },
  });
}

/** Notes go to the record system where the settings say so. */
function notesOf({ wrapUp: { send } }: Config): Notes {
  if (!send) return new Notes();
  const values = (note: ContactNote) => ({ ...note }) as Readonly<Record<string, string | undefined>>;
  const address = (note: ContactNote) => fillTemplate(send, (name) => values(note)[name]);
  return new Notes(
    postingSink((note) => {
      const filled = address(note);
      return 'url' in filled ? filled.url : undefined;
    }),
  );
}

/** The controls are a chunk of their own: without an agent there is nothing to control. */
async function showControls(streams: Streams): Promise<void> {
  const { createControls } = await import('./controls');
  if (!state.controls) show({ controls: createControls(streams) });
}

let dialer: Dialer | undefined;

/** Calls a number that was clicked, or that a page asks for, and says what became of it. */
async function dial(streams: Streams, config: Config, number: string, by?: string): Promise<string> {
  const { createControls, createDialer, commandText } = await import('./controls');
  dialer ??= createDialer({ controls: createControls(streams), settings: config.dial, confirm });
  const { text: said } = await commandText(`${t('dial')} ${readable(number)}`, dialer.dial(number, by));
  show({ said });
  return said;
}

/** Asks the agent on the page. */
function confirm(question: DialQuestion): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (call: boolean) => {
      show({ dialing: undefined });
      resolve(call);
    };
    show({ dialing: { question, answer } });
  });
}

/** The record an agent opened by hand goes with the contact when it is passed on. */
function passOn(outboxes: HandOver, { contacts }: ScreenPopView, config: Config, contactId: string, url: string): void {
  const entry = contacts.find(({ entry }) => entry.contact.contactId === contactId)?.entry;
  const template = config.records.handOver;
  const filled = entry && template && fillTemplate(template, (name) => readField(entry.contact, name));
  if (filled && 'url' in filled) outboxes.tell(contactId, filled.url, url);
}

function actionsOf(pops: ScreenPop, config: Config, signIn: () => void, notes: Notes): PageActions {
  const { select, open, pick, create, search } = pops;
  const save = async () => {
    const { reportOf, saveFile } = await import('./afterwards');
    saveFile('screen-pop-report.json', await reportOf(pops.view, config, notes));
  };
  return { select, open, pick, create, search, signIn, save, notes };
}

/**
 * Leaving the page drops the call's audio, and a window that the record opened can send this page
 * elsewhere: the browser asks first while a contact is on the desk, in any stage.
 */
function guardContacts(pops: ScreenPop): void {
  window.addEventListener('beforeunload', (event) => {
    if (pops.view.contacts.length > 0) event.preventDefault();
  });
}

start().catch(() => show({ streamsFailed: true }));
