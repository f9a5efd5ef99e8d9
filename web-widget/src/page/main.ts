import contract from 'virtual:contract';
import '../ui/page.css';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { configFile } from './config-file';
import { mountScreenPop } from './mount';

// The desk is a chunk that loads beside Streams. A record opens without it.
void import('../ui/screen-pop-app');

const element = document.querySelector('screen-pop-app') as ScreenPopApp;

// A page has one CCP for as long as it is open, so it is mounted once and never stopped.
mountScreenPop({ element, config: configFile({ contract }) });
