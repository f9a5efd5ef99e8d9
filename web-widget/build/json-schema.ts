import type { Shape, TextForm } from '../src/config/shape.ts';

type Json = Record<string, unknown>;

const textSchemas: Readonly<Record<TextForm, Json>> = {
  text: { type: 'string', minLength: 1 },
  address: { type: 'string', format: 'uri' },
  origin: { type: 'string', format: 'uri' },
  template: { $ref: '#/$defs/template' },
  search: { $ref: '#/$defs/template' },
  prefix: { type: 'string', pattern: '^\\+[1-9]\\d{0,14}$' },
  pattern: { type: 'string', minLength: 1, maxLength: 200, format: 'regex' },
};

/** Generates the JSON Schema of screen-pop.json for editors, from the shape that the reader follows. */
export function jsonSchemaOf(shape: Shape, descriptions: Readonly<Record<string, string>>): Json {
  const used = new Set<string>();
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'screen-pop.json',
    ...described(shape, ''),
    $defs: { template: { type: 'string', minLength: 1, description: descriptions.template } },
  };
  const strays = Object.keys(descriptions).filter((place) => place !== 'template' && !used.has(place));
  if (strays.length > 0) throw new Error(`Nothing in the file's shape is at ${strays.join(', ')}`);
  return schema;

  function described(part: Shape, at: string): Json {
    const description = descriptions[at];
    if (description !== undefined) used.add(at);
    return { ...(description === undefined ? {} : { description }), ...schemaOf(part, at) };
  }

  function schemaOf(part: Shape, at: string): Json {
    switch (part.kind) {
      case 'text':
        return textSchemas[part.form];
      case 'number':
        return { type: 'number', minimum: part.least, maximum: part.most, default: part.standard };
      case 'choice':
        return { enum: part.of, ...(part.standard === undefined ? {} : { default: part.standard }) };
      case 'list':
        return { type: 'array', ...(part.filled ? { minItems: 1 } : {}), items: described(part.item, `${at}[]`) };
      case 'map':
        return { type: 'object', additionalProperties: described(part.item, `${at}.*`) };
      case 'variant':
        return { anyOf: [part.text, part.list, part.object].map((each) => schemaOf(each, at)) };
      case 'object': {
        const { dependence, exactlyOne, required } = part;
        const properties = Object.entries(part.members).map(([name, member]) => [
          name,
          described(member, at ? `${at}.${name}` : name),
        ]);
        return {
          type: 'object',
          ...(required.length > 0 ? { required } : {}),
          ...(exactlyOne ? { minProperties: 1, maxProperties: 1 } : {}),
          additionalProperties: false,
          properties: Object.fromEntries(properties),
          ...(dependence && {
            if: { properties: { [dependence.on]: { enum: dependence.values } } },
            // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word.
            then: { required: [dependence.member] },
            else: { properties: { [dependence.member]: false } },
          }),
        };
      }
    }
  }
}
