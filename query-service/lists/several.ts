// A filter that takes several values: `state=open&state=paid`. What is listed has one of them. A single value is passed on as itself, so that
// its list is read through an index in the order of the list.

import { type RawBuilder, sql } from 'kysely';
import { type TSchema, Type } from 'typebox';

const mostValues = 50;

/** The query parameter. */
export const several = <Value extends TSchema>(value: Value) =>
  Type.Optional(
    Type.Array(value, {
      minItems: 1,
      maxItems: mostValues,
      description: 'May be sent several times: one of the values has to match',
    }),
  );

/** One value, or several in their order, each once. */
export type OneOrSeveral<Value> = Value | readonly Value[];

/** A filter of such parameters, and others. */
export type Chosen<Query> = {
  [Name in keyof Query]: Query[Name] extends readonly (infer Value)[] | undefined
    ? OneOrSeveral<Value> | Extract<Query[Name], undefined>
    : Query[Name];
};

/** The filter of a query. Two queries that choose the same have equal filters. */
export const chosenIn = <Query extends object>(query: Query): Chosen<Query> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, value];
      const values = [...new Set(value)].toSorted();
      return [name, values.length === 1 ? values[0] : values];
    }),
  ) as Chosen<Query>;

/** Whether a column has the value, or one of several. */
export const isOneOf = (column: RawBuilder<unknown>, value: OneOrSeveral<string>): RawBuilder<boolean> =>
  typeof value === 'string' ? sql<boolean>`${column} = ${value}` : sql<boolean>`${column} = any(${value})`;
