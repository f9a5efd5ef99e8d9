import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import type { AttributeDefinition, Contract } from './contract.js';
import { readFact } from './provenance.js';

/** One line of the contact's card. */
export interface CardRow {
  readonly definition: AttributeDefinition;
  /** The value as readable text; absent when there is none. */
  readonly value: string | undefined;
  /** Whether the value is a fact. A value that the customer may have set is a claim. */
  readonly fact: boolean;
  /** Whether the value is hidden until the agent reveals it. */
  readonly masked: boolean;
}

/** The rows of the card, in the order of the contract. */
export function cardRows(contract: Contract, contact: Contact): CardRow[] {
  const rows: CardRow[] = [];
  for (const definition of contract.values()) {
    if (definition.show === 'never') continue;
    const value = readField(contact, definition.name);
    if (value === undefined && definition.show === 'present') continue;
    rows.push({
      definition,
      value: value === undefined ? undefined : readable(value),
      fact: value === undefined || readFact(contract, contact, definition.name) !== undefined,
      masked: definition.sensitivity === 'secret' && value !== undefined,
    });
  }
  return rows;
}

/** The longest text on the card. A longer value is hostile or broken. */
export const shownLength = 2048;

// Control characters, characters that Unicode draws as nothing (zero-width characters, fillers, tags, direction marks),
// separators, and the Braille blank. They can make one value look like another (UTS #36).
const unreadable = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\ufff9-\ufffb]/gu;

// Variation selectors only choose a glyph. A space in their place would split an emoji.
const variationSelectors = /[\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

// No script needs more than four marks on one letter. A longer stack covers the lines above and below.
const markStack = /(\p{M}{4})\p{M}+/gu;

/** Removes characters that hide or reorder text. */
export function readable(value: string): string {
  const shown = value.replace(variationSelectors, '').replace(unreadable, ' ').replace(markStack, '$1').trim();
  return shown.length > shownLength ? `${shown.slice(0, shownLength).toWellFormed()}…` : shown;
}
