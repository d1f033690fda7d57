import { type Kysely, sql } from 'kysely';

/** A UUID with a capital letter, as the whole id or between "/" and ":", as canonicalId finds it. */
const inCapitals = '(^|[/:])(?=[0-9a-f-]*[A-F])[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}($|[/:])';

/**
 * For a migration of a view that was filled before UUIDs were kept in small letters. If it has one in capitals, it is left as another
 * version of the projection, so that it has to be rebuilt: its rows are not the ones that later events change.
 */
export const refuseCapitals =
  (columns: readonly { table: string; column: string }[]) =>
  async (db: Kysely<Tables>): Promise<void> => {
    for (const { table, column } of columns) {
      await db
        .updateTable('checkpoint')
        .set({ projection: sql`projection || ' with ids in capitals'` })
        .where('projection', 'not like', '% with ids in capitals')
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom(table)
              .select(sql`1`.as('one'))
              .where(sql<boolean>`${sql.ref(column)} ~ ${inCapitals}`),
          ),
        )
        .execute();
    }
  };

type Tables = { [table: string]: Record<string, unknown>; checkpoint: { projection: string } };
