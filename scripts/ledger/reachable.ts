// A command asks its stores first whether they are there, so that it ends soon and names the one that is not. Their clients try again for
// a time that differs from one to the next.

import { sql } from 'kysely';
import { DeadlineExceeded, withDeadline } from '../../platform/resilience/deadline.ts';
import { RightMissing } from '../../platform/stores/access-denied.ts';
import type { StoreName } from '../../projection-service/stores.ts';
import type { Context } from './command.ts';
import { StoresUnavailable } from './stores-unavailable.ts';

type Connections = Pick<Context, 'eventStore' | 'stores'>;

/** Longer than a connection takes to time out. */
const deadlineMs = 5_000;

/** @throws StoresUnavailable with a sentence for each */
export async function requireReachable(names: readonly StoreName[], context: Connections): Promise<void> {
  const asked = [...new Set(names)].map(async (store) => {
    try {
      await withDeadline(ask(store, context), deadlineMs + 500, store);
      return [];
    } catch (error) {
      return [{ store, reason: reasonOf(error) }];
    }
  });
  const failures = (await Promise.all(asked)).flat();
  if (failures.length > 0) throw new StoresUnavailable(failures);
}

async function ask(store: StoreName, context: Connections): Promise<unknown> {
  switch (store) {
    case 'EventStoreDB':
      return context.eventStore.check(deadlineMs).catch((error: unknown) => {
        if (!(error instanceof RightMissing)) throw error; // the command says what it is not allowed to do
      });
    case 'PostgreSQL':
      return sql`select 1`.execute(context.stores.postgres);
    case 'MongoDB':
      return context.stores.mongo?.command({ ping: 1 });
    case 'Kafka':
      return context.stores.kafka?.clients.admin().connect();
    case 'MySQL': {
      const { mysql } = context.stores;
      return mysql && sql`select 1`.execute(mysql);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DeadlineExceeded) return `it did not answer within ${deadlineMs / 1_000} s`;
  // Node names several addresses of one host in an error without a message of its own
  if (error instanceof AggregateError && error.message === '') return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
