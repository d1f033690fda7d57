// Validation of requests by the JSON Schemas of TypeBox.
//
// - A body is not converted: a number in quotes is not a number, and an unknown field is a fault.
// - Query, path and header are text: "50" is a number there, and "1e2", "Infinity" and "0x10" are not. A text that no store keeps is a fault.
// - A text that has a canonical form (`x-canonical`) is converted to it, so that what names one thing is one text from here on.
// - All faults of a request are reported. If a request has very many values, only the first is, so that nobody can cause costly work.

import { setImmediate } from 'node:timers/promises';
import { Ajv, type ErrorObject, type FuncKeywordDefinition, type Options, type ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { isCalendarDate } from '../../../events/calendar-date.ts';
import { canonicalId, isUuid } from '../../../events/canonical-id.ts';
import { isBase64 } from '../../../events/document/attachment.ts';
import { type CanonicalForm, isVisible } from '../../../events/document/field.ts';
import { parseInstant } from '../../../events/instant.ts';
import { eachLine } from '../openapi/portable-schema.ts';
import { type Fault, pointerTo } from '../problems/problem.ts';
import type { Service } from '../service.ts';
import { ofMeantShape, unionKeywords } from './meant-shape.ts';
import { unstorableIn } from './storable-text.ts';

const maxValuesForAllFaults = 5_000;
const maxFaults = 50;
const maxNamesListed = 20;

// Formats of JSON Schema, each as strict as the use of the value requires. A schema with another format cannot be compiled.
const formats = {
  byte: isBase64,
  date: isCalendarDate,
  uuid: isUuid,
  'date-time': (text: string) => parseInstant(text) !== undefined,
};

/** The same instant in UTC, in milliseconds; other text as it is. */
function instant(text: string): string {
  const ms = parseInstant(text);
  return ms === undefined ? text : new Date(ms).toISOString();
}

// verbose: an error has the schema and the value, by which `ofMeantShape` tells the shapes of a union apart
const strict: Options = {
  strict: true,
  verbose: true,
  useDefaults: true,
  removeAdditional: false,
  addUsedSchema: false,
  code: { optimize: false }, // an optimized schema of a document takes twice as long to compile, and validates as fast
  formats,
};

const canonicalForms: Readonly<Record<CanonicalForm, (text: string) => string>> = {
  'lower-case': (text) => text.toLowerCase(),
  NFC: (text) => text.normalize('NFC'),
  id: (text) => canonicalId(text.normalize('NFC')),
  instant,
};

const canonical: FuncKeywordDefinition = {
  keyword: 'x-canonical',
  type: 'string',
  schemaType: 'string',
  modifying: true,
  errors: false,
  validate(form: CanonicalForm, text: string, _schema?: unknown, at?: DataValidationCxt) {
    if (at !== undefined) at.parentData[at.parentDataProperty] = canonicalForms[form](text);
    return true;
  },
};

const visible: FuncKeywordDefinition = {
  keyword: 'x-visible',
  type: 'string',
  schemaType: 'boolean',
  errors: false,
  validate: (_: true, text: string) => isVisible(text),
};

const validator = (options: Options) =>
  new Ajv({ ...strict, ...options, keywords: [canonical, visible, ...Object.keys(eachLine({}))] });

type Part = 'body' | 'querystring' | 'params' | 'headers';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Compiles the schemas of its routes, so that no request waits for it: an invoice's takes a tenth of a second. Call it when it is ready.
     * Absent if the service validates nothing.
     */
    compileSchemas?(): Promise<void>;
  }
}

/** Validates the requests of a service by the schemas of their routes. */
export function validateRequests(service: Service): void {
  const compilations: (() => void)[] = [];
  service.setValidatorCompiler(schemaCompiler((compile) => compilations.push(compile)));
  service.decorate('compileSchemas', async () => {
    for (const compile of compilations.splice(0)) {
      compile();
      await setImmediate();
    }
  });
}

/**
 * Compiles each schema at the first request that it applies to, unless its compilation, which is passed to `found`, is called before.
 * Header names are written in lower case in schemas.
 */
export function schemaCompiler(found: (compile: () => void) => void = () => {}): FastifySchemaCompiler<TSchema> {
  const [first, all] = [validator({}), validator({ allErrors: true })];
  return ({ schema, httpPart }) => {
    if (httpPart === 'body' && 'type' in schema && schema.type === 'string') return (value) => ({ value }); // a document: what reads it checks it
    const [toFirst, toAll] = [compiledOnce(first, schema), compiledOnce(all, schema)];
    found(() => {
      toFirst()(undefined); // V8 compiles a function when it is called first
      if (httpPart === 'body') toAll();
    });
    return (value) => {
      const isValid = toFirst();
      if (httpPart !== 'body') {
        const unstorable = unstorableValues(value);
        if (unstorable.length > 0) return faulty(unstorable);
        readText(schema, value);
      }
      if (isValid(value)) return { value };
      if (hasMoreValuesThan(maxValuesForAllFaults, value)) return faulty(isValid.errors);
      const findAll = toAll();
      findAll(value);
      return faulty(findAll.errors);
    };
  };
}

/** The validator of a schema, which is compiled at the first call. */
function compiledOnce(ajv: Ajv, schema: TSchema): () => ValidateFunction {
  let compiled: ValidateFunction | undefined;
  return () => {
    compiled ??= ajv.compile(schema);
    return compiled;
  };
}

/** An integer as text has one spelling, the decimal digits, and so few that it is exact. */
const integer = /^(0|-?[1-9]\d{0,15})$/;

/** Converts the text of a query, path or header to the type in its schema. Other text stays as it is, so it is a fault. */
function readText(
  { properties = {} }: { properties?: Record<string, { type?: string }> },
  values: Record<string, unknown>,
): void {
  for (const [name, { type }] of Object.entries(properties)) {
    const text = values[name];
    if (typeof text !== 'string') continue;
    if (type === 'integer' && integer.test(text)) values[name] = Number(text);
    if (type === 'boolean' && ['true', 'false'].includes(text)) values[name] = text === 'true';
    if (type === 'array') values[name] = [text]; // of a parameter that may be sent several times
  }
}

/** Faults of the texts that no store keeps. The decoder of URLs makes U+0000 of %00. */
function unstorableValues(values: Record<string, unknown>): ErrorObject[] {
  const faults = [];
  for (const name in values) {
    const message = [values[name]]
      .flat()
      .map((value) => typeof value === 'string' && unstorableIn(value))
      .find(Boolean);
    if (message) faults.push({ keyword: 'x-storable', instancePath: `/${name}`, schemaPath: '', params: {}, message });
  }
  return faults;
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
  return ofMeantShape(errors)
    .slice(0, maxFaults)
    .map((error) => ({
      ...(part !== 'body' && { in: partNames[part] }),
      pointer: pointerOf(error),
      detail: detailOf(error),
    }));
}

function pointerOf({ keyword, instancePath, params }: ErrorObject): string {
  const child =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties' || keyword === unionKeywords.notTogether
        ? params.additionalProperty
        : undefined;
  return child === undefined ? instancePath : pointerTo(instancePath, String(child));
}

function detailOf(error: ErrorObject): string {
  const { keyword, message, params } = error;
  switch (keyword) {
    case 'required':
      return 'is missing';
    case 'additionalProperties':
      return `is not a known field${othersHere(error)}`;
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`;
    case 'format':
      return params.format === 'date' ? 'must be an existing date such as 2026-11-22' : `must be a ${params.format}`;
    case 'x-visible':
      return 'must not contain characters that cannot be seen';
    case 'minLength':
      return params.limit === 1 ? 'must not be empty' : `must have at least ${params.limit} characters`;
    case 'maxLength':
      return `must have at most ${params.limit} characters`;
    default:
      return message?.replace('NOT', 'not') ?? 'is not valid';
  }
}

/** Of an object of few fields, those that were not sent: one of them may have been meant. Not of a shape of a union: the others have more. */
function othersHere({ data, parentSchema, schemaPath }: ErrorObject): string {
  if (/\/anyOf\/\d+\/additionalProperties$/.test(schemaPath)) return '';
  const names = Object.keys(parentSchema?.properties ?? {}).filter((name) => !(name in (data as object)));
  return names.length === 0 || names.length > maxNamesListed ? '' : `; other fields here: ${names.join(', ')}`;
}
