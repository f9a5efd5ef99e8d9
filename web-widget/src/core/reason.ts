/** Why a contact's own wish or a rule's address cannot be followed: said to agents, in their language. */
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

/** What is wrong with screen-pop.json: said to administrators, in English. */
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

/** A code that others put into words, and the value the words name. */
export interface Reason<Code extends FaultCode = FaultCode> {
  readonly why: Code;
  readonly value?: string | undefined;
}

export type Refusal = Reason<RefusalCode>;

/** The reason in words; the value is not looked at again. */
export function reasonText<Code extends FaultCode>(
  { why, value = '' }: Reason<Code>,
  words: Readonly<Record<Code, string>>,
): string {
  return words[why].replace('{value}', () => value);
}
