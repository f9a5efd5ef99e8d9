/** Why an override of a contact or an address of a rule cannot be used. Agents read it in their language. */
export type RefusalCode =
  | 'notAddress'
  | 'http'
  | 'origin'
  | 'encode'
  | 'long'
  | 'climbs'
  | 'missing'
  | 'choice'
  | 'noAddress'
  | 'placeholder'
  | 'granted'
  | 'listed';

/** The faults of screen-pop.json. Administrators read them in English. */
export type FaultCode =
  | RefusalCode
  | 'absent'
  | 'emptyList'
  | 'list'
  | 'states'
  | 'syntax'
  | 'noUse'
  | 'object'
  | 'pattern'
  | 'prefix'
  | 'path'
  | 'range'
  | 'slot'
  | 'target'
  | 'test'
  | 'text'
  | 'twice'
  | 'undeclared'
  | 'unknown';

/** A code, and a value for the text that the caller has for this code. */
export interface Reason<Code extends FaultCode = FaultCode> {
  readonly why: Code;
  readonly value?: string | undefined;
}

export type Refusal = Reason<RefusalCode>;

/** The reason in words. Placeholders inside the value are not filled. */
export function reasonText<Code extends FaultCode>(
  { why, value = '' }: Reason<Code>,
  words: Readonly<Record<Code, string>>,
): string {
  return words[why].replace('{value}', () => value);
}
