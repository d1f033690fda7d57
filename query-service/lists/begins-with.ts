import { type RawBuilder, sql } from 'kysely';

/** The last code point: greater than all characters. */
export const last = '\u{10ffff}';

/** A column as in the indexes for case-insensitive prefixes. */
export const folded = (column: string): RawBuilder<string> => sql<string>`lower(${sql.ref(column)}) collate "C"`;

/** Whether a text begins with a prefix, as a range of an index by code points. */
export const beginsWith = (text: RawBuilder<unknown>, prefix: string): RawBuilder<boolean> =>
  sql<boolean>`(${text} collate "C" >= ${prefix} and ${text} collate "C" < ${prefix + last})`;

/** The same, case-insensitive. */
export const beginsLike = (column: string, prefix: string): RawBuilder<boolean> =>
  sql<boolean>`(${folded(column)} >= lower(${prefix}::text) and ${folded(column)} < lower(${prefix + last}::text))`;
