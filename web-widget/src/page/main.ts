import contract from 'virtual:contract';
import '../ui/page.css';
import '../ui/screen-pop-app';
import type { ScreenPopApp } from '../ui/screen-pop-app';
import { configFile } from './config-file';
import { mountScreenPop } from './mount';

const element = document.querySelector('screen-pop-app') as ScreenPopApp;

// One CCP for each page, for as long as it is open: the page is mounted once and never taken down.
mountScreenPop({ element, config: configFile({ contract }) });
