// Maps the terms of a document to UBL or CII. The same table of terms is used to read and to write, so that a document that was read
// is written with the same content. A term knows its element; a form knows how a value is stored in an element.

import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { isVisible } from '../../document/field.ts';
import { append, pathOf, place, type Steps, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing } from '../xml/refusals.ts';
import { childOrEmpty, find, findAll } from './find.ts';
import type { Context, Reading } from './reading.ts';

/**
 * How an element stores a value. `read` returns undefined if the element has no value. Of a value that it refuses (Reading.refuse), it returns
 * what can be read.
 */
export type Form<T> = {
  read(element: XmlElement, reading: Reading): T | undefined;
  write(value: T, element: XmlElement, context: Context): void;
};

/** Some fields of a T and their elements below T's element. They are written in the order of the table, which is the order of the schema. */
export type Term<T> = {
  read(element: XmlElement, reading: Reading): Partial<T>;
  write(value: T, element: XmlElement, context: Context): void;
};

/** An element with many terms. It has no value if none of the terms has one. */
export const group = <T extends object>(terms: readonly Term<T>[]): Form<T> => ({
  read(element, reading) {
    const before = reading.refused;
    const value: Partial<T> = Object.assign({}, ...terms.map((term) => term.read(element, reading)));
    return Object.keys(value).length === 0 && reading.refused === before ? undefined : (value as T);
  },
  write(value, element, context) {
    for (const term of terms) term.write(value, element, context);
  },
});

/** Terms of the same T in one child element, which the schema groups them in. */
export const below = <T extends object>(name: string, terms: readonly Term<T>[]): Term<T> => ({
  read(element, reading) {
    const at = childOrEmpty(element, name, reading);
    return Object.assign({}, ...terms.map((term) => term.read(at, reading)));
  },
  write(value, element, context) {
    for (const term of terms) term.write(value, place(element, [name]), context);
  },
});

/** As `below`, for an element that the schema requires even if it is empty. */
export const belowRequired = <T extends object>(name: string, terms: readonly Term<T>[]): Term<T> => {
  const section = below(name, terms);
  return {
    read: section.read,
    write(value, element, context) {
      place(element, [name]).isRequired = true;
      section.write(value, element, context);
    },
  };
};

/** A value that is stored in a child element: the one `ID` of a `PartyIdentification`. */
export function inside<T>(path: string, form: Form<T>): Form<T> {
  const steps = stepsOf(path);
  return {
    read(element, reading) {
      const at = find(element, steps, reading);
      return at && form.read(at, reading);
    },
    write: (value, element, context) => form.write(value, place(element, steps), context),
  };
}

/** An element with the same text in every document, which the schema requires. */
export const always = <T extends object>(path: string, text: string): Term<T> => ({
  read: () => ({}),
  write(_, element) {
    place(element, stepsOf(path)).text = text;
  },
});

type Key<T> = keyof T & string;
type Item<T> = NonNullable<T> extends readonly (infer I)[] ? I : never;

/** The official rules that are broken by a required field that is missing, and by a value that is not valid. */
export type RulesOf<T> = {
  readonly missing?: { readonly [K in keyof T]?: string | readonly string[] };
  readonly invalid?: { readonly [K in keyof T]?: string };
};

/**
 * Makes terms for the fields of a schema. Every value that is read is checked against the schema, so that a refusal names its element.
 * Their `read` refuses with ElementMissing and ElementInvalid, and throws ElementRepeated.
 */
export function termsOf<Properties extends TProperties>(
  schema: TObject<Properties>,
  rules: RulesOf<Static<TObject<Properties>>> = {},
) {
  type T = Static<typeof schema>;

  /** A value that is not valid is there for the rules about amounts, except one that is not of its list. */
  function checked<K extends Key<T>>(key: K, value: T[K], element: XmlElement, reading: Reading): Partial<T> {
    const type: TSchema = schema.properties[key] ?? Type.Never();
    const field = { [key]: value } as unknown as Partial<T>;
    const refuse = (why: string, place = '') => {
      const stated = element.text.trim() || textAt(value, place);
      reading.refuse(new ElementInvalid(pathOf(element), stated, why), rules.invalid?.[key]);
    };
    if (Check(type, value)) {
      if (hasInvisible(type, value)) refuse('must not contain characters that cannot be seen');
      return field;
    }
    const [, [error]] = Errors(type, value);
    refuse(error?.message ?? 'is not valid', error?.instancePath);
    return 'enum' in type ? {} : field;
  }

  /** A code that is empty is not missing, but not of its list. */
  function refuseEmptyCode(key: Key<T>, element: XmlElement, reading: Reading): Partial<T> | undefined {
    const isEmptyCode = element.text.trim() === '' && 'enum' in (schema.properties[key] ?? {});
    if (!isEmptyCode) return undefined;
    reading.refuse(new ElementInvalid(pathOf(element), '', 'is none of the codes'), rules.invalid?.[key]);
    return {};
  }

  function read<K extends Key<T>>(key: K, steps: Steps, form: Form<T[K]>, element: XmlElement, reading: Reading) {
    const before = reading.refused;
    const at = find(element, steps, reading);
    const value = at && form.read(at, reading);
    if (!at) return undefined;
    if (value === undefined) return refuseEmptyCode(key, at, reading);
    return reading.refused > before ? ({ [key]: value } as unknown as Partial<T>) : checked(key, value, at, reading);
  }

  /** An optional field. */
  function one<K extends Key<T>>(key: K, path: string, form: Form<NonNullable<T[K]>>): Term<T> {
    const steps = stepsOf(path);
    return {
      read: (element, reading) => read(key, steps, form, element, reading) ?? {},
      write(value, element, context) {
        const field = value[key];
        if (field !== undefined && field !== null) form.write(field, place(element, steps), context);
      },
    };
  }

  /** A required field. @param ofSyntax a further rule that requires it, which only this syntax has */
  function required<K extends Key<T>>(key: K, path: string, form: Form<NonNullable<T[K]>>, ofSyntax?: string): Term<T> {
    const steps = stepsOf(path);
    return {
      ...one(key, path, form),
      read(element, reading) {
        const before = reading.refused;
        const value = read(key, steps, form, element, reading);
        if (value) return value;
        // without a value, what was refused is the reason
        const refusal = reading.refusals[before] ?? new ElementMissing(`${pathOf(element)}/${path}`);
        reading.refuse(refusal, ...[rules.missing?.[key]].flat(), ofSyntax);
        return {};
      },
    };
  }

  /** A list with an element for each item. Empty elements are ignored, and an empty list is left out. */
  function many<K extends Key<T>>(key: K, path: string, form: Form<Item<T[K]>>): Term<T> {
    const steps = stepsOf(path);
    const name = steps.at(-1) ?? '';
    return {
      read(element, reading) {
        const before = reading.refused;
        const items = findAll(element, steps, reading).flatMap((at) => form.read(at, reading) ?? []);
        if (items.length === 0) return {};
        return reading.refused > before
          ? ({ [key]: items } as unknown as Partial<T>)
          : checked(key, items as T[K], element, reading);
      },
      write(value, element, context) {
        for (const item of (value[key] ?? []) as Item<T[K]>[]) {
          form.write(item, append(place(element, steps.slice(0, -1)), name), context);
        }
      },
    };
  }

  return { one, required, many };
}

/** A text in a value that was read from several elements. @param place a JSON pointer (RFC 6901) whose names need no escapes */
function textAt(value: unknown, place: string): string {
  const found = place
    .split('/')
    .slice(1)
    .reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>> | undefined)?.[name], value);
  return typeof found === 'string' ? found : '';
}

/** Whether an identifier in the value has characters that cannot be seen, and that no pattern can refuse. */
function hasInvisible(schema: TSchema, value: unknown): boolean {
  const { 'x-visible': isToBeVisible = false, items, properties = {} } = schema as Keywords;
  if (typeof value === 'string') return isToBeVisible && !isVisible(value);
  if (Array.isArray(value)) return items !== undefined && value.some((item) => hasInvisible(items, item));
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return fields.some(([name, field]) => hasInvisible(properties[name] ?? {}, field));
}

type Keywords = { 'x-visible'?: boolean; items?: TSchema; properties?: Readonly<Record<string, TSchema>> };
