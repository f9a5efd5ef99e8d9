import contract from 'virtual:contract';
import '../ui/page.css';
import type { WorkspaceApp } from '../ui/workspace-app';
import { isInWorkspace } from '../workspace/connection';
import { configFile } from './config-file';
import { linkWorkspace } from './workspace-link';
import { WorkspacePage } from './workspace-page';

// A chunk that loads beside the rules draws the pane. A record opens without it.
void import('../ui/workspace-app');

const page = new WorkspacePage(document.querySelector('workspace-app') as WorkspaceApp);

// The workspace announces itself once and replays no event, so the link is made before anything is fetched.
const link = isInWorkspace() ? linkWorkspace(page) : undefined;

void page.start(configFile({ contract, path: '../screen-pop.json' }), link);
