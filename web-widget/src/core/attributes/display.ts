import type { Contact } from '../contact/contact.js';
import { readField } from '../contact/fields.js';
import type { AttributeDefinition, Contract } from './contract.js';

/** One line of the contact's card. */
export interface CardRow {
  readonly definition: AttributeDefinition;
  /** The value as text, made safe to read; absent when there is none. */
  readonly value: string | undefined;
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
      masked: definition.sensitivity === 'secret' && value !== undefined,
    });
  }
  return rows;
}

/** Longest text shown on the card; the rest is a hostile or broken value. */
export const shownLength = 2048;

// C0 and C1 controls, zero-width characters, and the marks that turn the direction of the text:
// with them a value could pretend to be another one (UTS #36).
const unreadable = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** The text without characters that hide or reorder what the agent reads. */
export function readable(value: string): string {
  const shown = value.replace(unreadable, ' ').trim();
  return shown.length > shownLength ? `${shown.slice(0, shownLength).toWellFormed()}…` : shown;
}
