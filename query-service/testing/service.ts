// For tests: the query service on stores of their own.

import type { Service } from '../../platform/http/service.ts';
import type { Metrics } from '../../platform/metrics/registry.ts';
import { connectEventStore } from '../../platform/stores/event-store.ts';
import { connectPipeline } from '../../platform/stores/postgres-pipeline.ts';
import { booksStore } from '../books/store.ts';
import type { AuditLog } from '../history/audit-log.ts';
import { postgresAudit } from '../history/postgres.ts';
import { operationsStore } from '../operations/store.ts';
import { createQueryService } from '../service.ts';
import { balancesStore } from '../stores/balances-store.ts';
import { type EventLog, eventLog } from '../stores/event-log.ts';
import { connectAudit, connectBalances, connectBooks } from './ledger.ts';

/** Nothing listens there: for tests whose reads need no event store. */
const noEventStore = 'esdb://127.0.0.1:9?tls=false';
const nobody = 'http://127.0.0.1:9';

type Given = {
  postgres: string;
  audit?: AuditLog;
  eventStore?: string;
  /** The event store as its reads are to be seen; it is disposed of by the test. */
  events?: EventLog;
  now?: () => Date;
  metrics?: Metrics;
  projectionUrl?: string;
};

/** The service, with connections of its own, which close with it. */
export async function aQueryService(given: Given): Promise<Service> {
  const balances = connectBalances(given.postgres);
  const reads = connectPipeline({
    url: given.postgres,
    name: 'test',
    size: 2,
    statementTimeoutMs: 5_000,
    onLost: () => {},
  });
  const audit = given.audit ?? postgresAudit(connectAudit(given.postgres));
  const eventStore = connectEventStore(given.eventStore ?? noEventStore);
  const books = booksStore(connectBooks(given.postgres));
  const sources = {
    balances: balancesStore(balances, reads),
    audit,
    books,
    events: given.events ?? eventLog(eventStore),
    operations: operationsStore(balances, undefined, eventStore),
    projectionUrl: given.projectionUrl ?? nobody,
  };
  const service = await createQueryService({ level: 'silent' }, sources, given.now ?? (() => new Date()), {
    ...(given.metrics && { metrics: given.metrics }),
  });
  service.addHook('onClose', async () => {
    await Promise.all([balances.destroy(), reads.close(), audit.close(), books.close(), eventStore.dispose()]);
  });
  return service;
}
