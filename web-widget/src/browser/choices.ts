import type { Pop } from '../core/index';
import { targets } from '../core/rules/rule';
import { sessionStore } from './storage';

/** The records that the agent chose for contacts on this tab. */
export interface Choices {
  chosen(key: string): Pop | undefined;
  choose(key: string, pop: Pop): void;
}

/** Whether the stored text still has the form of a choice: an earlier version of the page may have written it. */
function isChoice(kept: unknown): kept is [string, Pop] {
  const [key, pop] = Array.isArray(kept) ? kept : [];
  return typeof key === 'string' && typeof pop?.url === 'string' && targets.includes(pop.target);
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
      const kept: unknown = JSON.parse(session.getItem(storageKey) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isChoice) : [];
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
