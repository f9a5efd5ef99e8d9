import type { Pop } from '../core/index';
import { sessionStore } from './storage';

/** The records that the agent chose for contacts on this tab. */
export interface Choices {
  chosen(key: string): Pop | undefined;
  choose(key: string, pop: Pop): void;
}

const storageKey = 'screen-pop.chosen';
const mostKept = 20;

/**
 * Keeps the last choices in session storage. They are about customers, so they survive a reload but not the tab. The
 * address is checked again before it is opened.
 */
export function createChoices(session: Pick<Storage, 'getItem' | 'setItem'> = sessionStore()): Choices {
  const all = (): [string, Pop][] => {
    try {
      return JSON.parse(session.getItem(storageKey) ?? '[]');
    } catch {
      return [];
    }
  };
  return {
    chosen: (key) => all().find(([kept]) => kept === key)?.[1],
    choose(key, pop) {
      const others = all().filter(([kept]) => kept !== key);
      try {
        session.setItem(storageKey, JSON.stringify([...others, [key, pop]].slice(-mostKept)));
      } catch {
        // Without storage the agent chooses again after a reload.
      }
    },
  };
}
