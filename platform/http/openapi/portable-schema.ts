// A schema as programs of other languages read it. Requests are validated by the schema itself; the OpenAPI document shows
//
//   an integer    with a format, since generators take one without it for 32 bits: int64, or int32 if it is a small count
//   an enum       with the type of its values: generators take one without a type for anything
//   a choice      of objects that exclude each other as `oneOf`: generators read it, and not all of them read `anyOf`
//   a pattern     as `x-pattern` if it needs more than what regular expressions have in common (JSON Schema 2020-12, core, 6.4), and
//                 beside a format: a date is a type of its own in many languages, which takes no pattern
//
// Other schemas stay as they are.

/**
 * For the schema of a body of lines (NDJSON): what each line is. OpenAPI 3.1 has no word for it; 3.2 has `itemSchema`. Only documents have it:
 * nothing is validated by it.
 */
export const eachLine = (schema: object) => ({ 'x-item-schema': schema });

/** Part of a JSON Schema. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [word: string]: Json };

/** Such as the limit of a page. Money, positions and revisions are int64, also where their bounds are smaller today. */
const smallCount = { minimum: 0, maximum: 65_535 };

/** Escapes of more than punctuation, groups with a question mark, and the class of everything. */
const beyondCommonSubset = /\\[a-z0-9]|\(\?|\[\^\]/i;

/** @param schema a JSON Schema, or a value within one */
export function portable(schema: Json): Json {
  if (schema === null || typeof schema !== 'object') return schema;
  if (isList(schema)) return schema.map(portable);
  const words = schema as Readonly<Record<string, Json>>;
  return Object.fromEntries(
    Object.entries({ ...words, ...added(words) }).map(([word, value]) => portableWord(word, value, words)),
  );
}

function portableWord(word: string, value: Json, { format }: Readonly<Record<string, Json>>): [string, Json] {
  if (word === 'pattern' && (format !== undefined || beyondCommonSubset.test(String(value))))
    return ['x-pattern', value];
  if (word === 'anyOf' && isList(value) && excludeEachOther(value)) return ['oneOf', portable(value)];
  return [word, changedWithin(word, value, portable)];
}

type Shape = { readonly type?: Json; readonly required?: readonly string[]; readonly properties?: object } & {
  readonly additionalProperties?: Json;
};

/** Whether no value has two of the shapes, because one requires a field that the other forbids. */
function excludeEachOther(shapes: readonly Json[]): boolean {
  return shapes.every((one, index) =>
    shapes
      .slice(index + 1)
      .every((other) => excludes(one as Shape, other as Shape) || excludes(other as Shape, one as Shape)),
  );
}

const excludes = (one: Shape, { properties = {}, additionalProperties }: Shape): boolean =>
  additionalProperties === false && (one.required ?? []).some((field) => !(field in properties));

function added({ type, format, minimum, maximum, enum: values }: Readonly<Record<string, Json>>): object {
  if (type === 'integer' && format === undefined) {
    const isSmall = Number(minimum) >= smallCount.minimum && Number(maximum) <= smallCount.maximum;
    return { format: isSmall ? 'int32' : 'int64' };
  }
  if (type === undefined && isList(values) && values.every((value) => typeof value === 'string'))
    return { type: 'string' };
  return {};
}

const beforeValues = ['example', 'examples', 'default', 'enum', 'const'];

/** What follows a word of JSON Schema, with the schemas in it changed. Values stay as they are, and the names of properties are no words. */
export function changedWithin(word: string, value: Json, change: (schema: Json) => Json): Json {
  if (beforeValues.includes(word)) return value;
  if (word !== 'properties' || value === null || typeof value !== 'object') return change(value);
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, change(schema)]));
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
