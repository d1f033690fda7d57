import { type RawBuilder, sql } from 'kysely';

/** Above every character there is. */
const last = '\u{10ffff}';

/** A text as the indexes have it by which its beginning is found whatever its case. */
export const folded = (column: string): RawBuilder<string> => sql<string>`lower(${sql.ref(column)}) collate "C"`;

/** Whether a text begins with another: a range of an index by code points. */
export const beginsWith = (column: string, prefix: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} collate "C" >= ${prefix} and ${sql.ref(column)} collate "C" < ${prefix + last})`;

/** The same, whatever the case of either. */
export const beginsLike = (column: string, prefix: string): RawBuilder<boolean> =>
  sql<boolean>`(${folded(column)} >= lower(${prefix}::text) and ${folded(column)} < lower(${prefix + last}::text))`;
