import { type Compilable, CompiledQuery, type Kysely } from 'kysely';

/**
 * A query whose only value is a key, built and compiled once: that would cost more than the rest of a read by key.
 * @param build takes the key, in as many places as it needs, and no other value
 */
export function byKey<Tables, Row>(
  db: Kysely<Tables>,
  build: (db: Kysely<Tables>, key: string) => Compilable<Row>,
): (key: string) => Promise<Row[]> {
  const { sql, parameters } = build(db, '').compile();
  return async (key) => {
    const values = parameters.map(() => key);
    const { rows } = await db.executeQuery(CompiledQuery.raw(sql, values) as CompiledQuery<Row>);
    return rows;
  };
}
