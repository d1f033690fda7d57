// Validates what was read of an event. A schema is compiled when the first event of its type is read, unless it was before.

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
    isValid = ajv.compile(schema);
    compiled.set(schema, isValid);
  }
  return isValid;
}

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
