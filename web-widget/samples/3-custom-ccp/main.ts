// A panel of one's own over a hidden CCP: greeting, status, and four buttons.
//
// The 2017 version kept the contact of the last event and called accept and destroy on it: after a
// refresh of the page there was none, and contact.destroy() has been a no-op since. Here a button
// asks for the contact that is there now, by its id, and every answer is said in words.
import contract from 'virtual:contract';
import { fetchConfig } from '../../src/page/fetch-config';
import { createControls } from '../../src/streams/controls';
import { loadStreams } from '../../src/streams/library';
import { createSession } from '../../src/streams/session';
import { streamsSource } from '../../src/streams/source';

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const button = (id: string) => element<HTMLButtonElement>(id);

const { config, faults } = await fetchConfig(contract, '../../screen-pop.json');
element('said').textContent = faults.join('; ');
if (config) {
  const streams = await loadStreams();
  createSession(streams, config.ccp, 'Contact Control Panel').start(element('ccp'));

  streams.agent(() => {
    const controls = createControls(streams);
    let contactId = '';

    const show = () => {
      element('greeting').textContent = `Hello, ${controls.view.name}`;
      element('status').textContent = controls.view.state;
    };
    controls.subscribe(show);
    show();

    let stage: string | undefined;
    streamsSource(streams).start((event) => {
      if (event.type === 'contact') ({ contactId, stage } = event.contact);
      if (event.type === 'gone') stage = undefined;
      button('answer').disabled = stage !== 'ringing';
      button('hang-up').disabled = stage !== 'ringing' && stage !== 'connected';
    });

    const on = (id: string, command: () => Promise<void>) => {
      button(id).onclick = () =>
        command().then(
          () => (element('said').textContent = `${button(id).textContent}: done`),
          (error: Error) => (element('said').textContent = `${button(id).textContent}: ${error.message}`),
        );
    };
    // After a call the new state only waits its turn until the contact is cleared.
    const go = async (state: string) => {
      if (stage === 'ended') await controls.clear(contactId);
      await controls.setState(state);
    };
    on('available', () => go('Available'));
    on('offline', () => go('Offline'));
    on('answer', () => controls.accept(contactId));
    on('hang-up', () => controls.hangUp(contactId));
  });
}
