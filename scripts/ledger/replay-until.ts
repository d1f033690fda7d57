import { lastPosition } from '../../platform/stores/event-store.ts';
import { projectionsToPostgres } from '../../projection-service/projections.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { dropSchema } from '../../projection-service/rebuild/checkpoint-lock.ts';
import type { Context } from './command.ts';
import { recordedUntil } from './recorded-until.ts';

/** The log has no event that was recorded by then. */
export class NothingRecorded extends Error {
  constructor(time: Date) {
    super(`the log has no event that was recorded by ${time.toISOString()}`);
  }
}

type Built = { schema: string; tables: string[]; events: number; parked: number };

/**
 * Builds the views as of a recording time, in PostgreSQL schemas of their own, which no service reads. Replaces those of an earlier call.
 * @throws NothingRecorded
 */
export async function buildUntil({ stores, output }: Pick<Context, 'stores' | 'output'>, time: Date): Promise<Built[]> {
  const { client } = stores.eventStore;
  const end = await lastPosition(client);
  const built: Built[] = [];
  for (const { name, kinds, limits, replacing } of projectionsToPostgres(stores)) {
    const schema = `${name}_until`;
    await dropSchema(stores.postgres, schema);
    const whole = replacing.viewIn(schema);
    await whole.prepare();
    const { view, applied } = recordedUntil(whole, time);
    const replay = output.replay(name, end);
    await catchUp(client, { kinds, limits, view }, end, { onBatch: replay.onBatch }).finally(replay.done);
    const parked = (await whole.parking?.parked())?.length ?? 0;
    built.push({ schema, tables: Object.keys(replacing.tables), events: applied(), parked });
  }
  if (built.some(({ events }) => events > 0)) return built;
  for (const { schema } of built) await dropSchema(stores.postgres, schema);
  throw new NothingRecorded(time);
}

const questions = [
  'select state, currency, count(*), sum(amount_due) from balances_until.invoices group by 1, 2',
  'select * from balances_until.customers order by due desc limit 10',
  "select document ->> 'actor' as actor, document ->> 'type' as type, count(*) from audit_until.events group by 1, 2",
  'select currency, account, sum(amount) from books_until.entries group by 1, 2',
];

/** The schemas that were built, and queries to begin with. */
export function howToAsk(built: readonly Built[], time: Date): string {
  const schemas = built.map(({ schema, tables, events, parked }) => {
    const holes = parked === 0 ? '' : `; ${parked} streams are parked: see ${schema}.parked`;
    return `  ${schema}: ${tables.join(', ')} (${events} events${holes})`;
  });
  const names = built.map(({ schema }) => schema).join(', ');
  return [
    `The views as of ${time.toISOString()} are in schemas of their own:`,
    ...schemas,
    '',
    'Query them with psql "$POSTGRES_URL" or any PostgreSQL client (amounts are in minor units):',
    ...questions.map((question) => `  ${question};`),
    '',
    'They stay until the next replay. To remove them:',
    `  drop schema ${names} cascade;`,
  ].join('\n');
}
