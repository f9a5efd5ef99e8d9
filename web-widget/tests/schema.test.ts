import { expect, test } from 'vitest';
import { jsonSchemaOf } from '../build/json-schema.ts';
import { schemaDescriptions } from '../build/schema-descriptions.ts';
import { fileShape } from '../src/config/file-shape';

// `npm run schema --workspace web-widget` regenerates the file.
test('screen-pop.schema.json is generated from the shape that the reader follows', async () => {
  const generated = JSON.stringify(jsonSchemaOf(fileShape, schemaDescriptions), null, 2);
  await expect(`${generated}\n`).toMatchFileSnapshot('../public/screen-pop.schema.json');
});
