import type { Pattern } from '../core/rules/condition.js';
import type { Template } from '../core/template/template.js';

/** The values that texts are read into. */
interface TextValues {
  readonly text: string;
  readonly address: string;
  readonly origin: string;
  readonly template: Template;
  /** A template that may also name `{query}`, the agent's search text. */
  readonly search: Template;
  readonly pattern: Pattern;
  /** The first digits of phone numbers, such as `+1900`. */
  readonly prefix: string;
}

/** How a text is checked. */
export type TextForm = keyof TextValues;

type Constant = string | number | boolean;

/** A text that is not empty. */
export interface TextShape<Form extends TextForm = TextForm> {
  readonly kind: 'text';
  readonly form: Form;
}

export interface NumberShape {
  readonly kind: 'number';
  readonly least: number;
  readonly most: number;
  readonly standard: number;
}

/** One of several constants. It is required unless it has a standard value. */
export interface ChoiceShape<Of extends Constant = Constant> {
  readonly kind: 'choice';
  readonly of: readonly Of[];
  readonly standard: Of | undefined;
}

export interface ListShape<Item = unknown> {
  readonly kind: 'list';
  readonly item: Item;
  /** Whether an empty list is a fault, because it would never match. */
  readonly filled?: boolean;
  /** A member whose value must be unique among the items. */
  readonly unique?: string;
}

/** A member that some values of another require and that is unused for the others. */
export interface Dependence {
  readonly member: string;
  readonly on: string;
  readonly values: readonly string[];
}

export interface ObjectShape<Members = Record<string, unknown>, Required extends string = string> {
  readonly kind: 'object';
  readonly members: Members;
  readonly required: readonly Required[];
  readonly dependence?: Dependence;
  /** Whether exactly one of the members must be present. */
  readonly exactlyOne?: boolean;
}

/** An object with arbitrary member names. */
export interface MapShape<Item = unknown> {
  readonly kind: 'map';
  readonly item: Item;
}

/** A value that may be a text, a list or an object. */
export interface VariantShape<Text = unknown, List = unknown, Obj = unknown> {
  readonly kind: 'variant';
  readonly text: Text;
  readonly list: List;
  readonly object: Obj;
}

export type Shape =
  | TextShape
  | NumberShape
  | ChoiceShape
  | ListShape<Shape>
  | ObjectShape<Readonly<Record<string, Shape>>>
  | MapShape<Shape>
  | VariantShape<Shape, Shape, Shape>;

/** The type that a value of the shape is read into. */
export type Value<S> =
  S extends TextShape<infer Form>
    ? TextValues[Form]
    : S extends NumberShape
      ? number
      : S extends ChoiceShape<infer Of>
        ? Of
        : S extends ListShape<infer Item>
          ? readonly Value<Item>[]
          : S extends ObjectShape<infer Members, infer Required>
            ? { readonly [Name in keyof Members]: Member<Members[Name], Name extends Required ? true : false> }
            : S extends MapShape<infer Item>
              ? Readonly<Record<string, Value<Item>>>
              : S extends VariantShape<infer Text, infer List, infer Obj>
                ? Value<Text> | Value<List> | Value<Obj>
                : never;

/**
 * Lists, objects, maps and values with a standard are always present. A required text of a faulty file is never used.
 */
type Member<S, Required> = S extends TextShape
  ? Required extends true
    ? Value<S>
    : Value<S> | undefined
  : S extends VariantShape
    ? Value<S> | undefined
    : Value<S>;

export const text = <const Form extends TextForm>(form: Form): TextShape<Form> => ({ kind: 'text', form });

export const number = (least: number, most: number, standard: number): NumberShape => ({
  kind: 'number',
  least,
  most,
  standard,
});

export const choice = <const Of extends Constant>(of: readonly Of[], standard?: NoInfer<Of>): ChoiceShape<Of> => ({
  kind: 'choice',
  of,
  standard,
});

export const list = <Item>(item: Item, options?: Pick<ListShape, 'filled' | 'unique'>): ListShape<Item> => ({
  kind: 'list',
  item,
  ...options,
});

export const object = <Members, const Required extends keyof Members & string = never>(
  members: Members,
  required: readonly Required[] = [],
  options?: Pick<ObjectShape, 'dependence' | 'exactlyOne'>,
): ObjectShape<Members, Required> => ({ kind: 'object', members, required, ...options });

export const map = <Item>(item: Item): MapShape<Item> => ({ kind: 'map', item });

export const variant = <Text, List, Obj>(text: Text, list: List, object: Obj): VariantShape<Text, List, Obj> => ({
  kind: 'variant',
  text,
  list,
  object,
});
