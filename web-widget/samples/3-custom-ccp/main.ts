// A custom panel over a hidden one: greeting, status, four buttons, caller, line and number.
//
// A button uses the id of the current contact, so it also works after a reload and with two contacts.
// Every command shows its result, and a refused one its reason.
import { type Contact, createControls, embedPanel, readField, streamsSource } from '@screen-pop/widget/page';
import { feed } from '../feed';

const element = (id: string) => document.getElementById(id) as HTMLElement;
const tell = feed('messages');

async function embed(): Promise<void> {
  const parts = { place: element('ccp'), settings: '../../screen-pop.json', languages: ['en'] };
  const { streams, session, words, standing } = await embedPanel(parts);
  const agent = createControls(streams);
  const contacts = new Map<string, Contact>();
  const inStage = (stage: string) => [...contacts.values()].find((contact) => contact.stage === stage);
  const current = () => inStage('connected') ?? inStage('ringing');

  const show = () => {
    const contact = current() ?? inStage('ended');
    const signedIn = session.state.phase === 'ready' && agent.view.name;
    element('greeting').textContent = signedIn ? `Hello ${signedIn}` : standing();
    element('sign-in').hidden = ['ready', 'starting'].includes(session.state.phase);
    element('status').textContent = signedIn ? words.agentState(agent.view) : '';
    element('state').textContent = contact ? words.contactState(contact) : 'No contact';
    element('caller').textContent = contact ? words.caller(contact) : '—';
    element('line').textContent = contact ? words.line(contact) : '—';
    element('dialed').textContent = words.number((contact && readField(contact, 'dialedNumber')) || '—');
    element('answer').ariaDisabled = String(!inStage('ringing'));
    element('hang-up').ariaDisabled = String(!current());
  };
  session.subscribe(show);
  agent.subscribe(show);
  streamsSource(streams).start((event) => {
    if (event.type === 'contact') contacts.set(event.contact.contactId, event.contact);
    if (event.type === 'gone') contacts.delete(event.contactId);
    show();
  });

  const on = (id: string, command: () => Promise<void>) => {
    const button = element(id);
    button.onclick = async () => {
      if (button.ariaDisabled === 'true') tell(`${button.textContent}: no contact waits for that.`);
      else tell((await words.outcome(button.textContent, command())).text);
    };
  };
  const go = async (type: string) => {
    // A new state takes effect only when the ended contact has been cleared.
    for (const contact of contacts.values()) if (contact.stage === 'ended') await agent.clear(contact.contactId);
    await agent.setState(new streams.Agent().getAgentStates().find((state) => state.type === type)?.name ?? '');
  };
  on('available', () => go('routable'));
  on('offline', () => go('offline'));
  on('answer', () => agent.accept(inStage('ringing')?.contactId ?? ''));
  on('hang-up', () => agent.hangUp(current()?.contactId ?? ''));
  element('sign-in').onclick = () => session.signIn();
}

embed().catch((error: Error) => tell(`The panel could not be embedded: ${error.message}`));
