import { createHttpService, type ServiceOptions } from '../platform/http/http-service.ts';
import { formatPosition } from '../platform/http/log-position.ts';
import type { Service } from '../platform/http/service.ts';
import { measureStores } from '../platform/metrics/stores.ts';
import type { Dependency } from '../platform/process/health.ts';
import { version } from '../platform/process/version.ts';
import { booksRoutes } from './books/routes.ts';
import type { BooksStore } from './books/store.ts';
import { creditRoutes } from './customers/credit-routes.ts';
import { noteRoutes } from './customers/note-routes.ts';
import { customerRoutes } from './customers/routes.ts';
import type { View } from './freshness/freshness.ts';
import { type LagOf, measureViews } from './freshness/measure-views.ts';
import { onlyOfLog, requireOfLog } from './freshness/of-log.ts';
import type { AuditLog } from './history/audit-log.ts';
import { historyRoutes } from './history/routes.ts';
import { attachmentRoutes } from './invoices/attachment-routes.ts';
import { differenceRoutes } from './invoices/difference-routes.ts';
import { documentWriter } from './invoices/document-writer.ts';
import { invoicePartRoutes } from './invoices/part-routes.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { journalRoutes } from './journal/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { operationsRoutes } from './operations/routes.ts';
import type { OperationsStore } from './operations/store.ts';
import { paymentRoutes } from './payments/routes.ts';
import { schemaRoutes } from './schemas/routes.ts';
import type { BalancesStore } from './stores/balances-store.ts';
import type { EventLog } from './stores/event-log.ts';

/** The stores and services that answers come from. */
export type Sources = {
  balances: BalancesStore;
  audit: AuditLog;
  books: BooksStore;
  events: EventLog;
  operations: OperationsStore;
  /** The URL of the projection service, which resumes parked streams. */
  projectionUrl: string;
};

/**
 * The query service over HTTP.
 * @param now the current time of the business, to refuse times in the future
 * @param edge its `lagNow` is the clock of lags, which is the real one also of a test ledger
 */
export async function createQueryService(
  log: ServiceOptions['log'],
  { events, operations, projectionUrl, ...stores }: Sources,
  now: () => Date,
  {
    lagNow = now,
    ...edge
  }: Pick<ServiceOptions, 'access' | 'metrics' | 'bounds' | 'isTraced'> & { lagNow?: () => Date } = {},
): Promise<Service> {
  const ofLog = <Store extends { view: View }>(store: Store): Store => ({
    ...store,
    view: onlyOfLog(store.view, operations),
  });
  const [balances, audit, books] = [ofLog(stores.balances), ofLog(stores.audit), ofLog(stores.books)];
  const dependency = (view: View, store: string, required: boolean): Dependency => ({
    required,
    check: async () => ({ store, ...(await reachedOf(view, operations, lagNow())) }),
  });
  const service = await createHttpService({
    name: 'query-service',
    title: 'Invoice ledger: queries',
    description: 'Invoices, balances and histories, derived from the events of the ledger.',
    version,
    log,
    ...edge,
    dependencies: {
      balances: dependency(balances.view, 'PostgreSQL', true),
      audit: dependency(audit.view, audit.store, false),
      books: dependency(books.view, 'PostgreSQL', false),
      'event-store': { required: false, check: () => events.check().then(() => undefined) },
    },
  });
  const documents = documentWriter();
  service.addHook('onClose', () => documents.close());
  const eInvoices = { documents, log: events };
  invoiceRoutes(service, balances, eInvoices, now);
  invoicePartRoutes(service, balances, eInvoices);
  attachmentRoutes(service, balances, events);
  customerRoutes(service, balances, books, now);
  creditRoutes(service, balances, events);
  noteRoutes(service, books, eInvoices);
  paymentRoutes(service, books);
  booksRoutes(service, books, now);
  historyRoutes(service, audit);
  differenceRoutes(service, events);
  journalRoutes(service, books);
  liveRoutes(service, books, events);
  schemaRoutes(service);
  operationsRoutes(service, operations, events, projectionUrl, lagNow);
  if (edge.metrics) {
    const lagOf: LagOf = (view, position) => operations.log.lagSeconds(view, position, lagNow());
    measureViews(edge.metrics, [balances.view, audit.view, books.view], lagOf);
    measureStores(edge.metrics, {
      EventStoreDB: events.check,
      PostgreSQL: balances.view.storeAnswers,
      ...(audit.store === 'MongoDB' && { MongoDB: audit.view.storeAnswers }),
    });
  }
  return service;
}

/** A view's position and its lag; without the lag if the event store cannot be reached. @throws ViewNotOfLog */
async function reachedOf({ name, reached }: View, operations: OperationsStore, now: Date) {
  const position = await reached();
  await requireOfLog(name, operations);
  const lag = await operations.log.lagSeconds(name, position, now);
  return {
    ...(position !== undefined && { reached: formatPosition(position) }),
    ...(lag !== undefined && { lagSeconds: lag }),
  };
}
