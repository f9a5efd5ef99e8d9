import contract from 'virtual:contract';
import '../ui/page.css';
import { loadStreams } from '../streams/library';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { configFile } from './config-file';
import { mountScreenPop } from './mount';

// Streams is most of the bytes and runs whatever the rules say. Who waits for it hears whether it failed.
loadStreams().catch(() => undefined);

const element = document.querySelector('screen-pop-app') as ScreenPopApp;

// A page has one CCP for as long as it is open, so it is mounted once and never stopped.
mountScreenPop({
  element,
  config: configFile({ contract }),
  desk: async () => (await import('../ui/screen-pop-app')).defineApp,
});
