import contract from 'virtual:contract';
import '../ui/page.css';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { configFile } from './config-file';
import { mountScreenPop } from './mount';

// The desk is drawn by a chunk that loads beside Streams: a record opens without it.
void import('../ui/screen-pop-app');

const element = document.querySelector('screen-pop-app') as ScreenPopApp;

// One CCP for each page, for as long as it is open: the page is mounted once and never taken down.
mountScreenPop({ element, config: configFile({ contract }) });
