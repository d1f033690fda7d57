import { type RawBuilder, sql } from 'kysely';

/** The last code point: greater than all characters. */
export const last = '\u{10ffff}';

/**
 * A text without differences of case and composition, in every script: "ΣΊΣΥΦΟΣ", "σίσυφος" and the same with combining accents become one
 * (Unicode 3.13, canonical caseless matching). The expression is that of the indexes. NFKC would find more, but makes some texts 18 times as
 * long, too long for an index. `casefold` needs PostgreSQL 18.
 */
export const folded = (text: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`normalize(casefold(normalize(${text}, nfc) collate "pg_unicode_fast"), nfc) collate "C"`;

/** Whether a text begins with a prefix, as a range of an index by code points. */
export const beginsWith = (text: RawBuilder<unknown>, prefix: string): RawBuilder<boolean> =>
  sql<boolean>`(${text} collate "C" >= ${prefix} and ${text} collate "C" < ${prefix + last})`;

/** The same, without differences of case and composition. */
export function beginsLike(column: string, prefix: string): RawBuilder<boolean> {
  const [text, from] = [folded(sql.ref(column)), folded(sql`${prefix}::text`)];
  return sql<boolean>`(${text} >= ${from} and ${text} < ((${from}) || ${sql.lit(last)}))`;
}
