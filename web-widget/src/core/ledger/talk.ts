import type { Entry } from './ledger.js';

/**
 * How long the conversation lasted, in milliseconds; `undefined` if this page cannot know. A page that was loaded in
 * mid-call takes both times from the service. Those of a task do not help, because its state begins again after a pause.
 */
export function talkedMs({ contact, milestones }: Entry): number | undefined {
  const began = milestones.find(({ what }) => what === 'connected');
  const ended = milestones.find(({ what }) => what === 'ended');
  if (!began || !ended) return undefined;
  if (began !== milestones[0]) return ended.at - began.at;
  if (contact.channel === 'task' || began.since === undefined || ended.since === undefined) return undefined;
  return Math.max(0, ended.since - began.since);
}
