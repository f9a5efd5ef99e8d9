/** How a value is shown, and what of it may be shown. */
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

/** `secret` values are masked until the agent reveals them; `personal` ones only in exports. */
export const sensitivities = ['public', 'personal', 'secret'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** `always` shows a dash for a missing value, `present` leaves the row out, `never` hides it. */
export const showings = ['always', 'present', 'never'] as const;
export type Showing = (typeof showings)[number];

/**
 * Who sets an attribute. Only what the `lookup` or a `flow` sets can be a fact; anybody who starts a
 * contact can set the rest, and does so as the `customer`.
 */
export const writers = ['lookup', 'flow', 'customer'] as const;
export type Writer = (typeof writers)[number];

/** One contact attribute as `contact-flows/attributes.json` declares it. */
export interface AttributeDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly sensitivity: Sensitivity;
  readonly show: Showing;
  readonly writer: Writer;
}

export type Contract = ReadonlyMap<string, AttributeDefinition>;

/** Later definitions win, so that screen-pop.json can relabel or add attributes. */
export function contractOf(...lists: readonly (readonly AttributeDefinition[])[]): Contract {
  return new Map(lists.flat().map((definition) => [definition.name, definition]));
}

/** A name nobody declared is treated as personal: it was never reviewed. */
export function sensitivityOf(contract: Contract, name: string): Sensitivity {
  return contract.get(name)?.sensitivity ?? 'personal';
}
