import contract from 'virtual:contract';
import { loadStreams, type Streams, StreamsNotLoaded } from '../streams/library';
import { createSession, type Session } from '../streams/session';
import { t } from '../ui/text/text';
import { configFile } from './config-file';
import { loadWords, type Words } from './words';

/** The one Contact Control Panel of a page, and what goes with it. */
export interface Panel {
  readonly streams: Streams;
  readonly session: Session;
  readonly words: Words;
  /** How the way to Amazon Connect stands, in a sentence that says what to do. */
  standing(): string;
}

export interface PanelPlace {
  /** Where the panel goes: it may be hidden, and is never moved. */
  readonly place: HTMLElement;
  /** The path of the screen-pop.json that has the panel's address. */
  readonly settings: string;
  /** BCP 47 tags of the languages to speak, the first that the suite knows. */
  readonly languages?: readonly string[];
}

let embedding: Promise<Panel> | undefined;

/**
 * Embeds the Contact Control Panel. Asked again, it answers with the same one: a page has no second. Subscribe in the turn
 * in which this settles: Streams tells nobody of a contact later on.
 */
export function embedPanel(parts: PanelPlace): Promise<Panel> {
  embedding ??= embed(parts);
  return embedding;
}

async function embed({ place, settings, languages = navigator.languages }: PanelPlace): Promise<Panel> {
  const [{ config, faults }, words] = await Promise.all([
    configFile({ contract, path: settings }).load(),
    loadWords(...languages),
  ]);
  if (!config) throw new Error(faults.join('; '));
  const streams = await loadStreams().catch((error) => {
    throw error instanceof StreamsNotLoaded ? new Error(t('streamsFailed')) : error;
  });
  const session = createSession(streams, config.ccp, t('phone'));
  session.start(place);
  return { streams, session, words, standing: () => words.signIn(session.state, config.ccp) };
}
