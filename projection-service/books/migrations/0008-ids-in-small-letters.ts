import { type Kysely, sql } from 'kysely';

/** A UUID with a capital letter, as the whole id or between "/" and ":", as canonicalId finds it. */
const inCapitals = '(^|[/:])(?=[0-9a-f-]*[A-F])[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}($|[/:])';

/**
 * For books that were filled before UUIDs were kept in small letters. If they have one in capitals, they are left as another version of
 * the projection, so that they have to be rebuilt: their rows are not the ones that later events change.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  for (const column of ['customer_id', 'subject'] as const) {
    await db
      .updateTable('checkpoint')
      .set({ projection: sql`projection || ' with ids in capitals'` })
      .where('projection', 'not like', '% with ids in capitals')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('events')
            .select(sql`1`.as('one'))
            .where(sql<boolean>`${sql.ref(column)} ~ ${inCapitals}`),
        ),
      )
      .execute();
  }
}

type Tables = { events: { customer_id: string; subject: string }; checkpoint: { projection: string } };
