import type { Compilable, Kysely } from 'kysely';
import type { Pipeline } from '../../platform/stores/postgres-pipeline.ts';

/**
 * A query whose only value is a key. It is built and compiled once, because that costs more than the rest of a read by key.
 * @param build uses the key in as many places as needed, and no other value
 */
export function byKey<Tables, Row>(
  db: Kysely<Tables>,
  pipeline: Pipeline,
  build: (db: Kysely<Tables>, key: string) => Compilable<Row>,
): (key: string) => Promise<Row[]> {
  const { sql, parameters } = build(db, '').compile();
  return (key) =>
    pipeline.rows<Row>(
      sql,
      parameters.map(() => key),
    );
}
