import type { DialSettings } from '../core/index';
import { CommandError } from './command-error';
import type { Controls } from './controls';
import { DialPolicy } from './dial-policy';
import { dialable } from './dialable';

/** A number that the agent is asked to confirm before the call. */
export interface DialQuestion {
  readonly number: string;
  /** Origin of the page that asks; absent when the agent clicked a number. */
  readonly by: string | undefined;
}

export interface DialerOptions {
  readonly controls: Pick<Controls, 'dial'>;
  readonly settings: DialSettings;
  /** Returns the number without a trunk prefix. What it returns is checked, shown and called. */
  international(number: string): string;
  /** Asks the agent. At most one question is open at a time. */
  confirm(question: DialQuestion): Promise<boolean>;
  readonly now?: () => number;
}

/**
 * Calls numbers that are clicked or requested, if the settings and the agent allow it. A caller id can be forged and a
 * record can be compromised. Neither may make the agent's phone call out.
 */
export function createDialer({ controls, settings, international, confirm, now }: DialerOptions) {
  const policy = new DialPolicy(settings, now);
  let asking = false;

  async function confirmed(question: DialQuestion): Promise<boolean> {
    if (question.by !== undefined && settings.trusted.includes(question.by)) return true;
    asking = true;
    try {
      return await confirm(question);
    } finally {
      asking = false;
    }
  }

  return {
    /** Rejects with a {@link CommandError} when the number was not called. */
    async dial(text: string, by?: string): Promise<void> {
      const read = dialable(text);
      if ('refused' in read) throw new CommandError(read.refused);
      if (asking) throw new CommandError('busy');
      const number = international(read.number);
      const refused = policy.refuse(number);
      if (refused) throw new CommandError(refused);
      if (!(await confirmed({ number, by }))) throw new CommandError('declined');
      await controls.dial(number);
    },
  };
}

export type Dialer = ReturnType<typeof createDialer>;
