/** When a rule pops. `ended` is the end of a conversation, for wrap-up forms. */
export const moments = ['ringing', 'accepted', 'connected', 'ended'] as const;
export type Moment = (typeof moments)[number];

/**
 * A contact gets one record while it lives and, apart from that, one wrap-up when the conversation
 * is over: rules with `at: "ended"` are decided on their own.
 */
export type Phase = 'live' | 'ended';

/** The phase in which a rule of this moment is decided. */
export function phaseOf(moment: Moment): Phase {
  return moment === 'ended' ? 'ended' : 'live';
}
