// The filters and the order of a list of invoices. An invoice has to match all filters.
//
// Except for the amount due, the field that a list is sorted by never changes, and ties are broken by the registration. So pages never
// skip or repeat an invoice while others are registered. An invoice without a due date or a number comes after all others, or before them
// in descending order. A list by amount due is right as of each page, and may miss an invoice that changes between two pages.

import { type RawBuilder, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { columnOf } from '../../events/columns.ts';
import { Customer, calendarDate } from '../../events/document/document.ts';
import { currency, text } from '../../events/document/field.ts';
import { type Flag, flagFilter, flagNames, InvoiceFields } from '../../events/invoice-fields.ts';
import { beginsLike, beginsWith, last } from '../lists/begins-with.ts';
import { type Chosen, isOneOf, several } from '../lists/several.ts';

const minor = (description: string) =>
  Type.Optional(
    Type.Integer({
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      description: `${description}, in minor units`,
    }),
  );
const day = (description: string) => Type.Optional(calendarDate(description));

const byFlag = Object.fromEntries(flagNames.map((flag) => [flag, flagFilter(flag)])) as Record<
  Flag,
  ReturnType<typeof flagFilter>
>;

export const FilterQuery = {
  customer: several(Customer.properties.id),
  state: several(InvoiceFields.properties.state),
  ...byFlag,
  currency: several(currency('Of the invoice')),
  dueBefore: day('With an amount due, and due before this date; sorts by due date unless `sort` is sent'),
  dueFrom: day('Due on or after'),
  dueUntil: day('Due on or before'),
  issuedFrom: day('Issued on or after'),
  issuedUntil: day('Issued on or before'),
  amountFrom: minor('The total is at least (below 0 if the invoice is owed to the customer)'),
  amountUntil: minor('The total is at most'),
  number: Type.Optional(text(100, 'The beginning of its number')),
  reference: Type.Optional(text(200, 'The beginning of the buyer reference')),
  search: Type.Optional(
    text(200, "The beginning of its number, its reference or the customer's name, whatever its case and composition"),
  ),
};

/** The place of an invoice without a due date in the order by due date. */
export const never = 'infinity';

const sorts = ['registered', 'dueOn', 'issuedOn', 'payable', 'amountDue', 'number'] as const;

export const OrderQuery = {
  sort: Type.Optional(Type.Enum([...sorts], { description: 'By default registered, or dueOn with dueBefore' })),
  order: Type.Optional(
    Type.Enum(['asc', 'desc'], { description: 'By default desc (newest first) with sort=registered, else asc' }),
  ),
};

const Filter = Type.Object(FilterQuery);
export type Filter = Chosen<Static<typeof Filter>>;

export type Order = { sort: (typeof sorts)[number]; order: 'asc' | 'desc' };

/** The requested order, or the default for the filter. */
export function orderOf({ dueBefore }: Filter, asked: Partial<Order>): Order {
  const sort = asked.sort ?? (dueBefore === undefined ? 'registered' : 'dueOn');
  return { sort, order: asked.order ?? (sort === 'registered' ? 'desc' : 'asc') };
}

const dueOn = sql<string>`coalesce(due_on, ${sql.lit(never)}::date)`;
const number = sql<string>`coalesce(number, ${sql.lit(last)})`;

/** What a list is sorted by, before the registration; it is never null. */
export const keys = {
  registered: undefined,
  dueOn: { column: dueOn, cast: sql`::date` },
  issuedOn: { column: sql<string>`issued_on`, cast: sql`::date` },
  payable: { column: sql<string>`payable`, cast: sql`::bigint` },
  amountDue: { column: sql<string>`amount_due`, cast: sql`::bigint` },
  number: { column: sql<string>`${number} collate "C"`, cast: sql`` },
} as const;

const searched = ['number', 'reference', 'customer_name'] as const;

/** Whether a flag is set, in the words of its partial index: `is true`, or `is not null` if the flag is not a boolean. */
function isFlagged(flag: Flag, isSet: boolean): RawBuilder<boolean> {
  const isBoolean = InvoiceFields.properties[flag].type === 'boolean';
  const [set, unset] = isBoolean ? ['true', 'not true'] : ['not null', 'null'];
  return sql<boolean>`${sql.ref(columnOf(flag))} is ${sql.raw(isSet ? set : unset)}`;
}

/** The conditions on rows of `invoices` for a list. */
export function chosenBy(filter: Filter): RawBuilder<boolean> {
  const { customer, state, currency, reference, search } = filter;
  const conditions = [
    customer !== undefined && isOneOf(sql.ref('customer_id'), customer),
    state !== undefined && isOneOf(sql.ref('state'), state),
    ...flagNames.map((flag) => filter[flag] !== undefined && isFlagged(flag, filter[flag])),
    currency !== undefined && isOneOf(sql.ref('currency'), currency),
    filter.dueBefore !== undefined && sql<boolean>`${dueOn} < ${filter.dueBefore}::date`,
    filter.dueFrom !== undefined && sql<boolean>`(${dueOn} >= ${filter.dueFrom}::date and due_on is not null)`,
    filter.dueUntil !== undefined && sql<boolean>`${dueOn} <= ${filter.dueUntil}::date`,
    filter.issuedFrom !== undefined && sql<boolean>`issued_on >= ${filter.issuedFrom}::date`,
    filter.issuedUntil !== undefined && sql<boolean>`issued_on <= ${filter.issuedUntil}::date`,
    filter.amountFrom !== undefined && sql<boolean>`payable >= ${filter.amountFrom}::bigint`,
    filter.amountUntil !== undefined && sql<boolean>`payable <= ${filter.amountUntil}::bigint`,
    filter.number !== undefined && beginsWith(number, filter.number),
    reference !== undefined && beginsWith(sql.ref('reference'), reference),
    search !== undefined &&
      sql<boolean>`(${sql.join(
        searched.map((column) => beginsLike(column, search)),
        sql` or `,
      )})`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
