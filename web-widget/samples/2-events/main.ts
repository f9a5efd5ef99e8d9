// Shows what Streams reports: the agent, the contacts, and each event as it fires.
//
// An event is a hint that something changed. The sample then reads the library's current contact,
// because the argument of a handler may be old, bare or missing.
import { embedPanel, readContact, readField } from '@screen-pop/widget/page';
import { feed } from '../feed';

const [log, contactEvents, agentEvents] = [feed('log'), feed('contact-events'), feed('agent-events')];
const ofContact = ['onIncoming', 'onConnecting', 'onAccepted', 'onConnected', 'onMissed'] as const;
const ofItsEnd = ['onACW', 'onEnded', 'onError', 'onDestroy'] as const;
const ofAgent = ['onRefresh', 'onRoutable', 'onNotRoutable', 'onOffline', 'onAfterCallWork'] as const;

async function watch(): Promise<void> {
  const place = document.getElementById('ccp') as HTMLElement;
  const panel = await embedPanel({ place, settings: '../../screen-pop.json', languages: ['en'] });
  const { streams, session, words } = panel;
  session.subscribe(() => log(`Panel: ${panel.standing()}`));

  const inWords = (state: string) =>
    words.agentState({ state, states: new streams.Agent().getAgentStates().map(({ name }) => name) });
  const status = () => inWords(new streams.Agent().getState().name);

  streams.agent((agent) => {
    log(`Agent: ${agent.getName()}\nStatus: ${status()}`);
    for (const event of ofAgent) agent[event](() => agentEvents(`agent.${event}: ${status()}`));
    agent.onStateChange(({ oldState, newState }) =>
      agentEvents(`agent.onStateChange: ${inWords(oldState)} → ${inWords(newState)}`),
    );
  });

  streams.contact((met) => {
    const read = () => {
      const agent = new streams.Agent();
      const now = agent.getContacts().find((each) => each.getContactId() === met.getContactId());
      return now && readContact(now, agent.getState().name);
    };
    const tell = (event: string, now = read()) =>
      contactEvents(`contact.${event}: ${now ? words.contactState(now) : 'gone from the desk'}`);
    for (const event of [...ofContact, ...ofItsEnd]) met[event](() => tell(event));
    const contact = read();
    if (!contact) return;
    const known = contact.stage === 'ringing' ? 'New contact' : 'A contact that was there already';
    const attributes = words.attributes(contact).map(([label, value]) => `\n${label}: ${value}`);
    const byAttribute = readField({ ...contact, systemEndpoint: undefined }, 'dialedNumber') ?? 'not set';
    log(`${known}, from ${words.caller(contact)}, ${words.number(contact.customerEndpoint ?? 'no number')}`);
    log(`Queue: ${contact.queue ?? 'none'}`);
    log(`Attributes${attributes.join('')}`);
    log(`Number dialed, by the attribute: ${words.number(byAttribute)}`);
    log(`Number dialed, by Streams: ${words.number(contact.systemEndpoint ?? 'not reported')}`);
  });
}

watch().catch((error: Error) => log(`The panel could not be embedded: ${error.message}`));
