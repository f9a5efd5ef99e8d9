import type { NoteBook } from '../core/contact/note';
import type { Config, ContactView, ScreenPopView } from '../core/index';
import type { Phrases } from '../core/trace/explain';
import { explain } from '../core/trace/explain';
import { loadPhrases } from '../ui/text/phrases';

/** One contact in the report: its course and the reasons, without anything about the customer. */
function reported(
  { entry, status, pop, ms, trace }: ContactView,
  { contract }: Config,
  notes: NoteBook,
  phrases: Phrases,
) {
  const { contact, outcome, milestones, seenAt } = entry;
  const { contactId, initialContactId, channel, direction, queue, stage } = contact;
  return {
    contactId,
    initialContactId,
    channel,
    direction,
    queue,
    outcome: outcome ?? stage,
    wrapUp: notes.of(contactId).outcome,
    pop: pop && { rule: pop.rule, at: pop.at, target: pop.target, status, ms: ms && Math.round(ms) },
    timeline: milestones.map(({ what, at }) => ({ what, ms: Math.round(at - seenAt) })),
    why: explain(trace, { contract, contact, masked: true, phrases }),
  };
}

/** The current contacts and the last that left, newest first, as the text of a JSON file. */
export async function reportOf({ contacts, past }: ScreenPopView, config: Config, notes: NoteBook): Promise<string> {
  const phrases = await loadPhrases();
  const all = [...[...contacts].reverse(), ...past].map((contact) => reported(contact, config, notes, phrases));
  return JSON.stringify({ saved: new Date().toISOString(), popBudgetMs: config.popBudgetMs, contacts: all }, null, 2);
}

/** Saves a text as a file on the agent's computer. */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
