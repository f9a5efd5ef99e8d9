import type { Moment, Phase } from '../contact/moment.js';
import type { Entry } from './ledger.js';

/** Whether a contact has reached or passed the moment of a rule. Rules for the end have their own phase. */
export function hasReached(entry: Entry, moment: Moment): boolean {
  return moment === 'ringing' || (moment === 'accepted' && entry.accepted) || entry.answered;
}

/** The open phases of a contact. A contact first seen after its end gets no record, even if it was answered. */
export function openPhases(entry: Entry): Phase[] {
  if (entry.contact.stage !== 'ended') return ['live'];
  return entry.milestones.some(({ what }) => what === 'connected') ? ['ended'] : [];
}
