import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import type { AttributeDefinition, Contract } from './contract.js';
import { readFact } from './provenance.js';

/** One line of the contact's card. */
export interface CardRow {
  readonly definition: AttributeDefinition;
  /** The value as text, made safe to read; absent when there is none. */
  readonly value: string | undefined;
  /** Known, and not merely said by whoever started the contact. */
  readonly fact: boolean;
  /** Hidden until the agent asks for it. */
  readonly masked: boolean;
}

/** The rows the contract asks for, in the contract's order. */
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

/** Longest text shown on the card; the rest is a hostile or broken value. */
export const shownLength = 2048;

// Controls, everything Unicode says to draw as nothing (zero-width characters, fillers, tags, marks
// that turn the direction of the text), separators, and the Braille blank: with them a value could
// pretend to be another one (UTS #36).
const unreadable = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\ufff9-\ufffb]/gu;

// They only choose a glyph: a space in their place would tear an emoji from its text.
const variationSelectors = /[\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

// No script needs more marks on one letter; a stack of them covers the lines above and below.
const markStack = /(\p{M}{4})\p{M}+/gu;

/** The text without characters that hide or reorder what the agent reads. */
export function readable(value: string): string {
  const shown = value.replace(variationSelectors, '').replace(unreadable, ' ').replace(markStack, '$1').trim();
  return shown.length > shownLength ? `${shown.slice(0, shownLength).toWellFormed()}…` : shown;
}
