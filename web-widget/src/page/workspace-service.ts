import contract from 'virtual:contract';
import { AppControllerClient } from '@amazon-connect/app-controller';
import { ConnectLogger } from '@amazon-connect/core';
import { createScreenPop, type Screen } from '../core/index';
import { connectService, isInWorkspace } from '../workspace/connection';
import { createLauncher } from '../workspace/launcher';
import { asked, workspacePort } from '../workspace/sdk';
import { workspaceSource } from '../workspace/source';
import { configFile } from './config-file';

/** The app to launch: `service.html?app=`, as the registration's access address says. */
const appName = new URLSearchParams(window.location.search).get('app') ?? 'Screen Pop';

/** Nothing is shown here: opening a record means that its app is launched. Once a contact is enough, by launch key. */
const nowhere: Screen = {
  open: () => 'opened',
  close: () => {},
  leads: true,
  popped: () => undefined,
  remember: () => {},
  onChange: () => () => {},
  now: () => performance.now(),
};

if (isInWorkspace()) {
  const provider = connectService(() => source.refresh());
  const source = workspaceSource(workspacePort(provider));
  // To the workspace's own log: ids and reasons, never an attribute.
  const log = new ConnectLogger({ source: 'screen-pop', provider });
  const controller = new AppControllerClient(provider);
  // Contacts that ring while the rules are fetched are asked for afterwards.
  void configFile({ contract, path: '../screen-pop.json' })
    .load()
    .then(({ config, faults }) => {
      if (!config) return log.error('screen-pop.json is refused', { faults: [...faults] });
      const pops = createScreenPop({ source, config, screen: nowhere });
      const launch = createLauncher(
        appName,
        (app, options) => asked(controller.launchApp(app, options)),
        (contactId, reason) => log.warn(`${appName} was not launched`, { contactId, reason }),
      );
      pops.subscribe(launch);
      pops.start();
      void source.seed();
    });
} else {
  document.body.append(
    `This page is a service of the Amazon Connect agent workspace: register ${window.location.href}`,
  );
}
