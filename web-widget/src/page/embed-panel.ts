import contract from 'virtual:contract';
import { loadStreams, type Streams, StreamsNotLoaded } from '../streams/library';
import { createSession, type Session } from '../streams/session';
import { t } from '../ui/text/text';
import { configFile } from './config-file';
import { loadWords, type Words } from './words';

/** The Contact Control Panel of a page, with its session and its words. */
export interface Panel {
  readonly streams: Streams;
  readonly session: Session;
  readonly words: Words;
  /** The state of the connection to Amazon Connect, as a sentence that says what to do. */
  standing(): string;
}

export interface PanelPlace {
  /** The container of the panel. It may be hidden, but must not be moved. */
  readonly place: HTMLElement;
  /** The path of the screen-pop.json that has the panel's address. */
  readonly settings: string;
  /** BCP 47 tags in order of preference; the first language that the suite has wins. Default: the browser's languages. */
  readonly languages?: readonly string[];
}

let embedding: Promise<Panel> | undefined;

/**
 * Embeds the Contact Control Panel. A page has only one, so a second call returns the same panel. Subscribe to contacts in
 * the turn in which the promise settles, because Streams does not announce a contact again to a later subscriber.
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
  const session = createSession(streams, config.ccp, () => t('phone'));
  session.start(place);
  return { streams, session, words, standing: () => words.signIn(session.state, config.ccp) };
}
