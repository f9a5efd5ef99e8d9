// Embeds the Contact Control Panel and shows its state in one sentence.
//
// If the agent cannot use the panel, the sentence gives the reason (no session, a blocked window,
// blocked cookies, an origin that is not approved) and says what to do.
import { createControls, embedPanel } from '@screen-pop/widget/page';

const element = (id: string) => document.getElementById(id) as HTMLElement;
const parts = { place: element('ccp'), settings: '../../screen-pop.json', languages: ['en'] };

async function embed(): Promise<void> {
  const { streams, session, words, standing } = await embedPanel(parts);
  const agent = createControls(streams);

  const show = () => {
    const ready = session.state.phase === 'ready' && !session.state.offline;
    const { name } = agent.view;
    element('sentence').textContent =
      ready && name ? `${name} is signed in. Status: ${words.agentState(agent.view)}.` : standing();
    element('sign-in').hidden = ready || session.state.phase === 'starting';
  };
  session.subscribe(show);
  agent.subscribe(show);
  element('sign-in').onclick = () => session.signIn();
}

embed().catch((error: Error) => {
  element('sentence').textContent = `The panel could not be embedded: ${error.message}`;
});
// A page has only one panel, so a second call returns the same one.
void embedPanel(parts);
