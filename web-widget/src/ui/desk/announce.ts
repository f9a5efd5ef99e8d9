import { type ContactView, readField, type ScreenPopView } from '../../core/index';
import type { AgentView } from '../../streams/agent-view';
import { customerLabel, lineLabel } from '../format';
import { t } from '../text/text';
import { stageWord } from '../words';
import { isMac } from './keys';
import { isHeld, offersOf, type Strip } from './stage';

/**
 * The announcement of a ringing contact for a screen reader: at once, once per contact, and again when the agent has chosen
 * the customer.
 */
export function announcement(strip: Strip): string {
  if (strip.kind !== 'ring') return '';
  const { contact } = strip.contact.entry;
  const tier = readField(contact, 'lookupStatus') === 'match' ? readField(contact, 'customerTier') : undefined;
  return `${offer(strip.contact)}${tier ? `, ${tier}` : ''}. ${isMac ? '' : t('announceKey')}`.trim();
}

/** The announcement of the call's progress. */
export function progress(strip: Strip, agent: AgentView | undefined): string {
  if (strip.kind === 'ready' || strip.kind === 'ring') return '';
  const legs = agent?.legs.get(strip.contact.entry.contact.contactId) ?? [];
  const word = stageWord(strip.contact, agent);
  return agent?.muted && (strip.kind === 'live' || isHeld(legs)) ? `${word}, ${t('youAreMuted')}` : word;
}

/** The announcement of the contacts that ring beside the strip. */
export function otherOffers(strip: Strip, view: ScreenPopView): string {
  return offersOf(view, strip).map(offer).join('. ');
}

function offer(view: ContactView): string {
  return t('announce', {
    stage: stageWord(view),
    line: lineLabel(view.entry.contact),
    customer: customerLabel(view),
  });
}
