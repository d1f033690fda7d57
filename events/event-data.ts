// The kinds of fields in the data of events, and the types that follow from the schemas.
//
// An event is validated when it is read (upcast.ts). Rules for the texts of requests have become stricter over time, and events stay as
// they are. So a schema of an event checks what the ledger computes with: amounts, dates, currencies, and that each field is there and of
// its kind. Other fields are allowed: a later version may add an optional field without a new version of the type.

import { type Static, type TSchema, Type } from 'typebox';

/** In minor units: exact, 0 or more. */
export const amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** In minor units: exact, may be below zero. */
export const signedAmount = Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });
/** A revision, or a number that counts from 0. */
export const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const text = Type.String();
export const day = Type.String({ format: 'date' });
/** ISO 4217 */
export const currency = Type.String({ pattern: '^[A-Z]{3}$' });

/** The schemas of the data of events, by type. */
export type EventSchemas = Readonly<Record<string, TSchema>>;

export type EventOf<Schemas extends EventSchemas, Type extends keyof Schemas> = {
  type: Type;
  data: Static<Schemas[Type]>;
};

/** Any of the events that have a schema. */
export type AnyEventOf<Schemas extends EventSchemas> = {
  [Type in keyof Schemas]: EventOf<Schemas, Type>;
}[keyof Schemas];

/** The schema of content that a request brought, for events: without the rules for texts, the bounds of
 * amounts and the numbers of items, and open. */
export const asRecorded = <Schema extends TSchema>(schema: Schema): Schema => loosened(schema) as Schema;

/** Dropped from each part of a schema; of a text, which has a canonical form, `pattern` and lengths as well. */
const ofRequests = new Set(['additionalProperties', 'minItems', 'maxItems', 'description', 'x-canonical', 'x-visible']);
const ofTexts = new Set(['pattern', 'minLength', 'maxLength']);

function loosened(schema: object): object {
  if ('type' in schema && schema.type === 'integer') {
    return 'minimum' in schema && schema.minimum === 0 ? amount : signedAmount;
  }
  const isText = 'x-canonical' in schema;
  const kept = Object.entries(schema).filter(([word]) => !ofRequests.has(word) && !(isText && ofTexts.has(word)));
  return Object.fromEntries(
    kept.map(([word, value]) => {
      if (word === 'properties') return [word, mapped(value)];
      return [word, word === 'items' ? loosened(value) : value];
    }),
  );
}

const mapped = (schemas: Record<string, object>): object =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, loosened(schema)]));
