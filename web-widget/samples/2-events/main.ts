// Three panels: the CCP, log messages, event messages; newest first, time-stamped.
//
// The 2017 version listened to onIncoming, which never fires for a call, trusted the argument of
// onAccepted, which could be null, kept contact objects, which throw once the contact has left, and
// put attribute values into innerHTML. What fires for a call today is onConnecting, onAccepted,
// onConnected, onACW, onEnded, onDestroy, and onRefresh for every contact on every update.
import contract from 'virtual:contract';
import { readable } from '../../src/core/display';
import { fetchConfig } from '../../src/page/fetch-config';
import { loadStreams } from '../../src/streams/library';
import { createSession } from '../../src/streams/session';

const element = (id: string) => document.getElementById(id) as HTMLElement;

/** Adds a line of text, never markup: what a caller says about themselves is not to be trusted. */
function write(panel: 'log' | 'events', text: string): void {
  const line = document.createElement('li');
  line.textContent = `${new Date().toLocaleTimeString()} ${readable(text)}`;
  element(panel).prepend(line);
}

const { config, faults } = await fetchConfig(contract, '../../screen-pop.json');
for (const fault of faults) write('log', fault);
if (config) {
  const streams = await loadStreams();
  const session = createSession(streams, config.ccp, 'Contact Control Panel');
  session.subscribe(({ phase }) => write('log', `sign-in: ${phase}`));
  session.start(element('ccp'));

  streams.agent((agent) => {
    write('log', `agent: ${agent.getName()}`);
    agent.onStateChange(({ oldState, newState }) => write('events', `agent.onStateChange ${oldState} → ${newState}`));
  });

  streams.contact((contact) => {
    const id = contact.getContactId();
    const names = Object.entries(contact.getAttributes()).map(([name, given]) => `${name}=${given?.value}`);
    write('log', `contact ${id}: ${names.join(', ')}`);
    write('events', `connect.contact ${contact.getType()} ${id}`);
    for (const event of [
      'onIncoming',
      'onConnecting',
      'onAccepted',
      'onConnected',
      'onMissed',
      'onACW',
      'onEnded',
      'onError',
      'onDestroy',
    ] as const) {
      contact[event](() => write('events', `contact.${event} ${id}`));
    }
  });
}
