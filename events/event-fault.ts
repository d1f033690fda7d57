// Validates what was read of an event. A schema is compiled when the first event of its type is read, or before the service is ready.

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { isCalendarDate } from './calendar-date.ts';

const ajv = new Ajv({
  strict: true,
  addUsedSchema: false,
  code: { optimize: false }, // an optimized schema of a document takes ten times as long to compile, and validates as fast
  verbose: true, // errors have the value
  formats: { date: isCalendarDate, 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
});

const compiled = new WeakMap<TSchema, ValidateFunction>();

/** What is wrong with a value that its schema does not allow, in plain words; undefined if nothing is. @param name of the value */
export function faultIn(name: string, schema: TSchema, value: unknown): string | undefined {
  const isValid = compile(schema);
  if (isValid(value)) return undefined;
  const [fault] = isValid.errors ?? [];
  return fault && said(name, fault);
}

/** The validator of a schema, compiled at the first call. */
export function compile(schema: TSchema): ValidateFunction {
  let isValid = compiled.get(schema);
  if (isValid === undefined) {
    isValid = ajv.compile(inParts(schema));
    compiled.set(schema, isValid);
  }
  return isValid;
}

/** The names of the parts, by what they are. */
const parts = new Map<string, string>();

/**
 * The same schema, in which the objects within objects are parts of their own: the same parties, lines and taxes are in the schemas of six
 * events. A part that has parts is compiled once; Ajv puts the others where they are used.
 */
const inParts = (schema: object): object => mapped(schema, partOf);

function partOf(schema: object): object {
  const whole = inParts(schema);
  if (!('type' in whole && whole.type === 'object')) return whole;
  const text = JSON.stringify(whole);
  const name = parts.get(text) ?? `part-${parts.size}`;
  if (!parts.has(text)) {
    parts.set(text, name);
    ajv.addSchema(whole, name);
  }
  return { $ref: name };
}

/** A schema whose properties and items are mapped. */
const mapped = (schema: object, map: (schema: object) => object): object =>
  Object.fromEntries(
    Object.entries(schema).map(([word, value]) => {
      if (word === 'items') return [word, map(value)];
      if (word !== 'properties') return [word, value];
      return [word, Object.fromEntries(Object.entries<object>(value).map(([name, of]) => [name, map(of)]))];
    }),
  );

function said(name: string, { instancePath, keyword, params, message, data }: ErrorObject): string {
  const place = instancePath === '' ? name : `${name}${instancePath}`;
  if (keyword === 'required') return `${place}/${params.missingProperty} is missing`;
  const rule = keyword === 'format' ? `must be a ${params.format}` : (message ?? 'is not valid');
  return `${place} ${rule}, and is ${shown(data)}`;
}

const mostShown = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}
