/** How a value is displayed. */
export const attributeTypes = [
  'text',
  'number',
  'boolean',
  'choice',
  'phone',
  'email',
  'instant',
  'url',
  'json',
] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** `secret` values are masked until the agent reveals them. `personal` values are masked in exports only. */
export const sensitivities = ['public', 'personal', 'secret'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** `always` shows a dash for a missing value, `present` omits the row, `never` hides it. */
export const showings = ['always', 'present', 'never'] as const;
export type Showing = (typeof showings)[number];

/**
 * The source of an attribute. Only an attribute that the `lookup` or a `flow` sets can be a fact. The `customer` who
 * starts a contact can set the others.
 */
export const writers = ['lookup', 'flow', 'customer'] as const;
export type Writer = (typeof writers)[number];

/** One contact attribute, as declared in `contact-flows/attributes.json`. */
export interface AttributeDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly sensitivity: Sensitivity;
  readonly show: Showing;
  readonly writer: Writer;
}

export type Contract = ReadonlyMap<string, AttributeDefinition>;

/** Combines definitions. Later ones win, so that screen-pop.json can relabel or add attributes. */
export function contractOf(...lists: readonly (readonly AttributeDefinition[])[]): Contract {
  return new Map(lists.flat().map((definition) => [definition.name, definition]));
}

/** An undeclared attribute counts as personal, because its sensitivity is unknown. */
export function sensitivityOf(contract: Contract, name: string): Sensitivity {
  return contract.get(name)?.sensitivity ?? 'personal';
}
