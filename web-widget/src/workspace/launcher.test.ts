import { describe, expect, test } from 'vitest';
import type { ContactView, PopStatus } from '../core/index';
import { AgentPage } from '../core/testing/agent-page';
import { createLauncher, type Launch } from './launcher';

function serving(answer: () => Promise<unknown> = async () => ({})) {
  const launches: [string, Parameters<Launch>[1]][] = [];
  const failures: string[] = [];
  const page = new AgentPage();
  const launcher = createLauncher(
    'Screen Pop',
    (app, options) => {
      launches.push([app, options]);
      return answer();
    },
    (contactId, reason) => failures.push(`${contactId}: ${reason}`),
  );
  page.pops.subscribe(launcher);
  const shows = (contact: object) => {
    const entry = { contact: { contactId: 'call' } };
    launcher({ contacts: [{ entry, ...contact } as ContactView], focus: undefined, past: [] });
  };
  return { page, launches, failures, shows };
}

describe('The service of the workspace', () => {
  test('launches the app of a contact once, and passes no attribute on', () => {
    const { page, launches } = serving();
    page.rings('call').connects('call').ends('call').leaves('call');
    expect(launches[0]).toEqual([
      'Screen Pop',
      {
        launchKey: 'pop-call',
        openInBackground: false,
        scope: { type: 'contact', contactId: 'call' },
        parameters: { rule: 'Known' },
      },
    ]);
    expect(launches).toHaveLength(1);
    // A contact that is offered again is launched again. The launch key prevents a second instance of a running app.
    page.rings('call');
    expect(launches).toHaveLength(2);
  });

  test('launches for a card as well as for a record, and in the background for a record that waits', () => {
    const { page, launches } = serving();
    page.rings('call').accepts('call').connects('call');
    page.rings('chat', { channel: 'chat' });
    page.rings('stranger', { attributes: { lookupStatus: 'none' } });
    expect(launches.map(([, { launchKey, openInBackground }]) => [launchKey, openInBackground])).toEqual([
      ['pop-call', false],
      ['pop-chat', true],
      ['pop-stranger', false],
    ]);
  });

  test.each<PopStatus>(['none', 'later', 'blocked', 'elsewhere'])(
    'does not launch for a contact whose record is %s',
    (status) => {
      const { launches, shows } = serving();
      shows({ status, pop: { rule: 'Known' } });
      expect(launches).toEqual([]);
    },
  );

  test.each<PopStatus>(['opened', 'waiting'])('does not launch without a rule, even if the contact is %s', (status) => {
    const { launches, shows } = serving();
    shows({ status, pop: undefined });
    expect(launches).toEqual([]);
  });

  test('reports a refused launch and retries it at the next change', async () => {
    const { page, launches, failures } = serving(() => Promise.reject(new Error('No Result Found')));
    page.rings('call');
    await Promise.resolve();
    await Promise.resolve();
    expect(failures).toEqual(['call: No Result Found']);
    page.connects('call');
    expect(launches).toHaveLength(2);
  });
});
