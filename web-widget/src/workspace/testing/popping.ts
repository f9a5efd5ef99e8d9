import { createScreenPop, type OpenRequest } from '../../core/index';
import { aConfig } from '../../core/testing/configs';
import { workspaceSource } from '../source';
import { FakeWorkspace } from './fake-workspace';

/** The core over a workspace, with the requests to open and the view. */
export function popping({ config = aConfig(), popped = new Map<string, 'here' | 'elsewhere'>() } = {}) {
  const workspace = new FakeWorkspace();
  const opened: OpenRequest[] = [];
  const source = workspaceSource(workspace.port);
  const screen = {
    blocks: false,
    open(request: OpenRequest) {
      opened.push(request);
      return screen.blocks && !request.byAgent ? ('blocked' as const) : ('opened' as const);
    },
    close: () => {},
    leads: true,
    popped: (key: string) => popped.get(key),
    remember: (key: string) => void popped.set(key, 'here'),
    onChange: () => () => {},
    now: () => performance.now(),
  };
  const pops = createScreenPop({ config, source, screen });
  pops.start();
  const contact = (contactId: string) => {
    const found = pops.view.contacts.find(({ entry }) => entry.contact.contactId === contactId);
    if (!found) throw new Error(`${contactId} is not on the desk`);
    return found;
  };
  return { workspace, source, screen, opened, pops, popped, contact, addresses: () => opened.map(({ url }) => url) };
}
