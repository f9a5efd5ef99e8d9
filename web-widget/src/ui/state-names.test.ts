import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AgentView } from '../streams/agent-view';
import { useLanguage } from './text/text';
import { agentStateWord } from './words';

const library = readFileSync(
  new URL('../../../node_modules/amazon-connect-streams/release/connect-streams.js', import.meta.url),
  'utf8',
);

/** The names of one of the library's own lists. */
function namesOf(list: string): string[] {
  const [, names = ''] = new RegExp(`connect\\.${list} = connect\\.makeEnum\\(\\[([^\\]]+)\\]`).exec(library) ?? [];
  return [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

const agent = (state: string, ...states: string[]) => ({ state, states }) as unknown as AgentView;

describe.each(['de', 'fr', 'ja'])('In %s', (language) => {
  beforeAll(() => {
    globalThis.document ??= { documentElement: {} } as Document;
    return useLanguage(language);
  });

  test.each([...namesOf('AgentAvailStates'), ...namesOf('AgentErrorStates')].map((name) => [name]))(
    'the service’s %s has words instead of its name',
    (name) => {
      const { word } = agentStateWord(agent(name));
      expect(word).not.toBe(name);
      expect(word).not.toMatch(/[a-z][A-Z]/);
      expect(word.trim()).not.toBe('');
    },
  );
});

test('The library has lists of the names', () => {
  expect(namesOf('AgentAvailStates')).toContain('PendingBusy');
  expect(namesOf('AgentErrorStates')).toContain('MissedCallAgent');
});

test('A state that an administrator named is shown as named, even with a name of the service', () => {
  expect(agentStateWord(agent('Team meeting', 'Team meeting')).word).toBe('Team meeting');
  expect(agentStateWord(agent('Busy', 'Busy')).word).toBe('Busy');
});
