import { CommandError } from '../streams/command-error';
import type { TextKey } from './text/en';
import { t } from './text/text';

const reasons: Readonly<Record<string, TextKey>> = {
  gone: 'reasonGone',
  notConnected: 'reasonNotConnected',
  noAnswer: 'reasonNoAnswer',
  refused: 'reasonRefused',
  noDevice: 'reasonNoDevice',
  empty: 'reasonEmpty',
  notNumber: 'reasonNotNumber',
  noCountry: 'reasonNoCountry',
  length: 'reasonLength',
  denied: 'reasonDenied',
  tooOften: 'reasonTooOften',
  busy: 'reasonBusy',
  declined: 'reasonDeclined',
};

/** The result of a command in a sentence. */
export interface Said {
  readonly text: string;
  readonly failed: boolean;
}

export async function commandText(name: string, command: Promise<unknown>): Promise<Said> {
  try {
    await command;
    return { text: t('done', { command: name }), failed: false };
  } catch (error) {
    const key = error instanceof CommandError ? error.message : 'gone';
    const reason = reasons[key];
    return { text: t('notDone', { command: name, reason: reason ? t(reason) : key }), failed: true };
  }
}
