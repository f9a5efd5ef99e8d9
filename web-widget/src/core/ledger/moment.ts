import type { Phase } from '../rules/decide.js';
import type { Moment } from '../rules/rule.js';
import type { Entry } from './ledger.js';

/** Whether a contact has come to the moment a rule waits for, or passed it. Rules for the end have a phase of their own. */
export function hasReached(entry: Entry, moment: Moment): boolean {
  return moment === 'ringing' || (moment === 'accepted' && entry.accepted) || entry.answered;
}

/** The phases that are open for a contact: a contact first seen after its end gets no record. */
export function openPhases(entry: Entry): Phase[] {
  if (entry.contact.stage !== 'ended') return ['live'];
  return entry.answered ? ['ended'] : [];
}
