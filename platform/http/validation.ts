// Validation of requests by the JSON Schemas of TypeBox.
//
// - A body is not converted: a number in quotes is not a number, and an unknown field is a fault.
// - Query, path and header are text, so "50" is accepted as a number there.
// - All faults of a request are reported. If a request has very many values, only the first is, so that nobody can cause costly work.

import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { isCalendarDate } from '../../events/calendar-date.ts';
import type { Fault } from './problem.ts';

const maxValuesForAllFaults = 5_000;
const maxFaults = 50;

// Formats of JSON Schema, each as strict as the use of the value requires. A schema with another format stops the start.
const formats = {
  date: isCalendarDate,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': (text: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text) &&
    isCalendarDate(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text)),
};

const strict: Options = { strict: true, useDefaults: true, removeAdditional: false, addUsedSchema: false, formats };

type Part = 'body' | 'querystring' | 'params' | 'headers';

/** Compiles the schemas of a service's routes. Header names are written in lower case in schemas. */
export function schemaCompiler(): FastifySchemaCompiler<TSchema> {
  const ajv = {
    body: { first: new Ajv(strict), all: new Ajv({ ...strict, allErrors: true }) },
    text: {
      first: new Ajv({ ...strict, coerceTypes: true }),
      all: new Ajv({ ...strict, coerceTypes: true, allErrors: true }),
    },
  };
  return ({ schema, httpPart }) => {
    const { first, all } = httpPart === 'body' ? ajv.body : ajv.text;
    const isValid = first.compile(schema);
    let findAll: ValidateFunction | undefined;
    return (value) => {
      if (isValid(value)) return { value };
      if (hasMoreValuesThan(maxValuesForAllFaults, value)) return faulty(isValid.errors);
      findAll ??= all.compile(schema);
      findAll(value);
      return faulty(findAll.errors);
    };
  };
}

// fastify expects an Error or an object like one; the faults are passed in it.
const faulty = (errors: ErrorObject[] | null | undefined) => ({ error: errors ?? [] });

function hasMoreValuesThan(limit: number, value: unknown): boolean {
  const pending = [value];
  for (let seen = 0; pending.length > 0; seen++) {
    if (seen + pending.length > limit) return true;
    const next = pending.pop();
    if (next !== null && typeof next === 'object') {
      const values = Object.values(next);
      if (values.length > limit) return true;
      pending.push(...values);
    }
  }
  return false;
}

const partNames = { body: 'body', querystring: 'query', params: 'path', headers: 'header' } as const;

/** The errors of a validator as faults for the caller, 50 at most. */
export function faultsOf(errors: readonly ErrorObject[], part: Part): Fault[] {
  return errors.slice(0, maxFaults).map((error) => ({
    ...(part !== 'body' && { in: partNames[part] }),
    pointer: pointerOf(error),
    detail: detailOf(error),
  }));
}

function pointerOf({ keyword, instancePath, params }: ErrorObject): string {
  const child =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties'
        ? params.additionalProperty
        : undefined;
  return child === undefined
    ? instancePath
    : `${instancePath}/${String(child).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function detailOf({ keyword, message, params }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return 'is missing';
    case 'additionalProperties':
      return 'is not a known field';
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`;
    case 'format':
      return params.format === 'date' ? 'must be an existing date such as 2026-11-22' : `must be a ${params.format}`;
    default:
      return message?.replace('NOT', 'not') ?? 'is not valid';
  }
}
