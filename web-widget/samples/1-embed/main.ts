// Embeds the CCP and says in words how the sign-in stands.
//
// The 2017 version called initCCP with a pop-up login and left the agent alone with it: a blocked
// pop-up, blocked cookies or an origin that was not approved all looked like a page that reloads
// its login for ever, and a second initCCP left a second panel. A session here knows the reason,
// stops trying after a limit, and is safe to start twice.
import contract from 'virtual:contract';
import { fetchConfig } from '../../src/page/fetch-config';
import { loadStreams } from '../../src/streams/library';
import { createSession } from '../../src/streams/session';

const element = (id: string) => document.getElementById(id) as HTMLElement;

const { config, faults } = await fetchConfig(contract, '../../screen-pop.json');
if (config) {
  const session = createSession(await loadStreams(), config.ccp, 'Contact Control Panel');
  session.subscribe(({ phase, offline }) => {
    element('sign-in').textContent = offline ? 'The connection is lost.' : `Sign-in: ${phase}`;
  });
  session.start(element('ccp'));
  // Twice does no harm.
  session.start(element('ccp'));
} else {
  element('sign-in').textContent = faults.join('; ');
}
