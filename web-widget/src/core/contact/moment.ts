/** The moments at which a rule pops. `ended` is the end of a conversation, for wrap-up forms. */
export const moments = ['ringing', 'accepted', 'connected', 'ended'] as const;
export type Moment = (typeof moments)[number];

/**
 * A contact gets one record while it is live and, separately, one wrap-up after the conversation. Rules with
 * `at: "ended"` are decided separately.
 */
export type Phase = 'live' | 'ended';

/** The phase that decides rules of this moment. */
export function phaseOf(moment: Moment): Phase {
  return moment === 'ended' ? 'ended' : 'live';
}
