import contract from 'virtual:contract';
import { AppControllerClient } from '@amazon-connect/app-controller';
import { ConnectLogger } from '@amazon-connect/core';
import { createScreenPop, type Screen } from '../core/index';
import { connectService, isInWorkspace } from '../workspace/connection';
import { createLauncher } from '../workspace/launcher';
import { asked, workspacePort } from '../workspace/sdk';
import { workspaceSource } from '../workspace/source';
import { configFile } from './config-file';

/** The app to launch: `service.html?app=` in the access URL of the registration. */
const appName = new URLSearchParams(window.location.search).get('app') ?? 'Screen Pop';

/** A screen that shows nothing. A pop launches the app instead, and the launch key makes that once per contact. */
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
  // The workspace's own log gets ids and reasons, never an attribute.
  const log = new ConnectLogger({ source: 'screen-pop', provider });
  const controller = new AppControllerClient(provider);
  // `seed` asks for the contacts that rang while the rules were fetched.
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
