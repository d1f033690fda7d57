// Values that a JSON Schema allows, and values that violate it in one place.

import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from './api-document.ts';

/** Names of existing things, so that requests refer to them more often than by chance. */
export type Known = (property: string) => { values: readonly unknown[]; weight: number } | undefined;

type Keywords = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
};

const deepest = 6;

/** Values that programs often handle wrongly. */
const character = fc.constantFrom(
  ...'aZ09 éß漢',
  '🦆',
  'e\u0301',
  '\u200b',
  '\t',
  '\n',
  '"',
  "'",
  '\\',
  '<',
  '&',
  '%',
  '/',
  ',',
  ';',
);

/** @throws Error for a keyword that is not supported */
export function valid(schema: Schema, known: Known, name = '', depth = 0): Arbitrary<unknown> {
  const keywords = schema as Keywords;
  const seen = known(name);
  const made = newValue(keywords, known, name, depth);
  if (seen === undefined) return made;
  return fc.oneof({ weight: seen.weight, arbitrary: fc.constantFrom(...seen.values) }, { weight: 1, arbitrary: made });
}

function newValue(keywords: Keywords, known: Known, name: string, depth: number): Arbitrary<unknown> {
  const { anyOf, oneOf } = keywords;
  if (keywords.const !== undefined) return fc.constant(keywords.const);
  if (keywords.enum) return fc.constantFrom(...keywords.enum);
  const choices = anyOf ?? oneOf;
  if (choices)
    return fc.oneof(
      ...choices.map((choice) =>
        valid({ ...keywords, anyOf: undefined, oneOf: undefined, ...choice }, known, name, depth),
      ),
    );
  switch (keywords.type) {
    case 'string':
      return text(keywords);
    case 'integer':
      return integer(keywords);
    case 'number':
      return fc.double({
        noNaN: true,
        noDefaultInfinity: true,
        min: keywords.minimum ?? -1e15,
        max: keywords.maximum ?? 1e15,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { items = {}, minItems = 0, maxItems = 4 } = keywords;
      const most = Math.max(minItems, Math.min(maxItems, depth > 2 ? 1 : 3));
      return fc.array(valid(items, known, name, depth + 1), { minLength: minItems, maxLength: most });
    }
    case 'object':
      return object(keywords, known, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function integer({ minimum = -1_000_000, maximum = 1_000_000 }: Keywords): Arbitrary<number> {
  const near = fc.integer({ min: minimum, max: Math.min(maximum, Math.max(minimum, 0) + 200_000) });
  return fc.oneof(
    { weight: 4, arbitrary: near },
    { weight: 1, arbitrary: fc.integer({ min: minimum, max: maximum }) },
    fc.constantFrom(minimum, maximum),
  );
}

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString());

/** The lengths that a pattern asks for, such as that of a digest. */
const lengthsIn = (pattern = ''): number[] => [...pattern.matchAll(/\{(\d+)\}/g)].map(([, length]) => Number(length));

function text({
  format,
  pattern,
  minLength = 0,
  maxLength = Math.max(40, ...lengthsIn(pattern)),
}: Keywords): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return date.map((time) => time.slice(0, 10));
  if (format === 'date-time') return date;
  if (format === 'byte') return fc.base64String({ minLength, maxLength });
  const longest = Math.min(maxLength, minLength + 20);
  if (pattern === undefined) return fc.string({ unit: character, minLength, maxLength: longest });
  const regex = new RegExp(pattern, 'u');
  const fits = (value: string) => regex.test(value) && value.length >= minLength && value.length <= maxLength;
  if (pattern === '^[A-Z]{3}$') return fc.constantFrom('EUR', 'EUR', 'EUR', 'USD', 'JPY', 'KWD', 'XXX', 'ZZZ');
  // look-arounds and negated classes: most texts match
  if (/\(\?|\[\^/.test(pattern)) {
    return fc
      .oneof(
        fc.string({ minLength: Math.max(1, minLength), maxLength: longest }),
        fc.string({ unit: character, minLength: Math.max(1, minLength), maxLength: longest }),
      )
      .filter(fits);
  }
  return fc.stringMatching(regex, { maxLength: Math.max(longest, 12, ...lengthsIn(pattern)) }).filter(fits);
}

function object(
  { properties = {}, required = [], minProperties = 0 }: Keywords,
  known: Known,
  depth: number,
): Arbitrary<object> {
  const names = Object.keys(properties);
  const optional = names.filter((name) => !required.includes(name));
  // cached, since schemas are large
  const made = new Map<string, Arbitrary<unknown>>();
  const arbitrary = (name: string) => {
    const value = made.get(name) ?? valid(properties[name] ?? {}, known, name, depth + 1);
    made.set(name, value);
    return value;
  };
  // few optional properties at a time, and fewer in nested objects: otherwise every document is huge and invalid somewhere
  const atMost = depth >= deepest ? 0 : Math.min(optional.length, depth === 0 ? 4 : 2);
  const atLeast = Math.min(optional.length, Math.max(0, minProperties - required.length));
  return fc
    .subarray(optional, { minLength: atLeast, maxLength: Math.max(atLeast, atMost) })
    .chain((chosen) => fc.record(Object.fromEntries([...required, ...chosen].map((name) => [name, arbitrary(name)]))));
}

const odd: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    1e308,
    -0,
    2 ** 53,
    '',
    ' ',
    '0',
    '\u0000',
    '\ud800',
    '🦆',
    [],
    {},
    [[]],
    'a'.repeat(5_000),
  ),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'toString',
    '../..',
    "'; drop table invoices; --",
    '{{7*7}}',
    '%00',
    '1e400',
    'NaN',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value with one fault: something odd, something missing, or something added. */
export function broken(value: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc
    .tuple(value, fc.nat(), odd, fc.constantFrom('replace', 'remove', 'add'), fc.string())
    .map(([whole, at, other, how, extra]) => {
      const copy = structuredClone(whole);
      const places = placesIn(copy);
      const place = places[at % Math.max(1, places.length)];
      if (place === undefined) return other;
      const { holder, key } = place;
      if (how === 'replace')
        Object.defineProperty(holder, key, { value: other, enumerable: true, configurable: true, writable: true });
      else if (how === 'remove' && !Array.isArray(holder)) delete holder[key];
      else if (Array.isArray(holder)) holder.push(other as never);
      else Object.defineProperty(holder, extra, { value: other, enumerable: true, configurable: true, writable: true });
      return copy;
    });
}

type Place = { holder: Record<string, unknown>; key: string };

function placesIn(value: unknown): Place[] {
  if (value === null || typeof value !== 'object') return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
