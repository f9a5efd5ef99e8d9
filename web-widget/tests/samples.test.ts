import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each(['1-embed', '2-events', '3-custom-ccp'])('Sample %s is short and imports only the package', (sample) => {
  const script = readFileSync(new URL(`../samples/${sample}/main.ts`, import.meta.url), 'utf8');
  expect(script.trimEnd().split('\n').length).toBeLessThan(60);
  const imports = [...script.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
  expect(imports.filter((from) => from !== '../feed')).toEqual(['@screen-pop/widget/page']);
});
