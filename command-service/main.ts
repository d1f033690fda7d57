import { calendarIn } from '../events/calendar-date.ts';
import { compileEventSchemas } from '../events/upcast.ts';
import { accessFrom } from '../platform/access/settings.ts';
import { configured } from '../platform/config/print-config.ts';
import { createHttpService } from '../platform/http/http-service.ts';
import { measureBreakers } from '../platform/metrics/breakers.ts';
import { measureClock, measureEventStore } from '../platform/metrics/event-store.ts';
import { processMetrics } from '../platform/metrics/registry.ts';
import { measureStores } from '../platform/metrics/stores.ts';
import { run } from '../platform/process/run.ts';
import { serviceClock, testClockWarning } from '../platform/process/test-clock.ts';
import { version } from '../platform/process/version.ts';
import { boundsOf } from '../platform/resilience/load-shedding.ts';
import { connectEventStore, takesAppends } from '../platform/stores/event-store.ts';
import { startTracing } from '../platform/telemetry/tracing.ts';
import { contentStore } from './attachments/store.ts';
import { closingRoutes } from './books/routes.ts';
import { closingWait, untilClosed } from './books/until-closed.ts';
import { Config } from './config.ts';
import { noteRoutes } from './customer/note-routes.ts';
import { registerWithCredit } from './customer/register-with-credit.ts';
import { customerRoutes } from './customer/routes.ts';
import { runWithCredit } from './customer/run-with-credit.ts';
import { customerIdsOf } from './customer-ids.ts';
import { untilFounded } from './found-ledger.ts';
import { acceptNdjson } from './http/batch.ts';
import { calendarRoute } from './http/calendar-route.ts';
import { countCommands, measureHandling } from './http/command-metrics.ts';
import { customerIdsRoute } from './http/customer-ids-route.ts';
import { acceptDocuments } from './http/document-body.ts';
import { acceptExactJson } from './http/exact-json.ts';
import { toProblem } from './http/problems.ts';
import { testClockRoutes } from './http/test-clock-route.ts';
import { creditRoutes } from './invoice/credit-routes.ts';
import { disputeRoutes } from './invoice/dispute-routes.ts';
import { documentReader } from './invoice/document-reader.ts';
import { type RegisterInvoice, registerInvoice } from './invoice/register-invoice.ts';
import { registerRoutes } from './invoice/register-routes.ts';
import { paymentsFromKafka } from './kafka/payments-from-kafka.ts';
import { openLedger } from './ledger.ts';
import { creditUnderNumber } from './numbers/of-credit-note.ts';
import { paymentsAcrossInvoicesRoutes } from './payment/across-invoices-routes.ts';
import { paymentsOfInvoiceRoutes } from './payment/of-invoice-routes.ts';
import { paymentRecorder } from './payment/record-payment.ts';
import { untilCurrent } from './receivables/current.ts';
import { seriesRegistrar } from './series/register-in-series.ts';

await run(async () => {
  const config = configured(Config);
  await compileEventSchemas();
  const tracing = await startTracing('command-service', process.env);
  const metrics = processMetrics('command-service');
  const warn = (message: string) => service.log.warn(message);
  const eventStore = connectEventStore(config.EVENT_STORE_URL, measureEventStore(metrics), warn);
  const { now, test } = serviceClock(config.TEST_CLOCK_FILE, config.COMMAND_HOST);
  const clock = { now, dateOf: calendarIn(config.SELLER_TIME_ZONE) };
  const ledger = openLedger(eventStore.client, clock, measureHandling(metrics));
  const counts = countCommands(metrics);
  const founded = untilFounded(eventStore.client, clock);
  const customerIds = () => founded().then(() => customerIdsOf(eventStore.client));
  const documents = documentReader({ totals: config.STATED_TOTALS, mostBytes: config.MAX_DOCUMENT_BYTES, customerIds });
  const recordPayment = paymentRecorder(ledger, eventStore.client, untilCurrent(eventStore.client, clock));
  const kafka = await paymentsFromKafka(config, ledger, eventStore.client, recordPayment, counts, metrics);

  const service = await createHttpService({
    name: 'command-service',
    title: 'Invoice ledger: commands',
    description: 'Registers invoices and records payments. Amounts are integers in the minor unit of their currency.',
    version,
    log: { level: config.LOG_LEVEL },
    dependencies: {
      'event-store': takesAppends(eventStore),
      ...kafka.dependencies,
    },
    access: accessFrom(config),
    requestTimeoutMs: 3_600_000, // a batch may be long; a body that stalls ends after two minutes
    toProblem,
    isTraced: tracing !== undefined,
    metrics,
    bounds: boundsOf(config),
  });
  measureBreakers(metrics, [eventStore.breaker]);
  measureClock(metrics, eventStore.clock);
  measureStores(metrics, { EventStoreDB: eventStore.check });
  counts.ofRequests(service);
  acceptExactJson(service);
  acceptDocuments(service, config.MAX_DOCUMENT_BYTES);
  acceptNdjson(service);
  const storeContents = contentStore(eventStore.client);
  const registering = registerInvoice(ledger, seriesRegistrar(ledger, eventStore.client), storeContents);
  const withCredit = registerWithCredit(ledger, registering);
  const register: RegisterInvoice = (...registration) => founded().then(() => withCredit(...registration));
  registerRoutes(service, ledger, register, documents);
  paymentsOfInvoiceRoutes(service, ledger);
  const run = { credit: creditUnderNumber(runWithCredit), void: runWithCredit };
  creditRoutes(service, ledger, run, documents, storeContents);
  disputeRoutes(service, ledger);
  customerRoutes(service, ledger);
  noteRoutes(service, ledger, documents, storeContents);
  paymentsAcrossInvoicesRoutes(service, ledger, recordPayment);
  closingRoutes(service, ledger, untilClosed(eventStore.client, clock, closingWait));
  customerIdsRoute(service, customerIds);
  calendarRoute(service, clock, config.SELLER_TIME_ZONE, test);
  if (test) {
    testClockRoutes(service, test);
    warn(testClockWarning(test));
  }
  const stop = new AbortController();
  const consuming = kafka.run(service.log, stop.signal);

  return {
    service,
    listen: { host: config.COMMAND_HOST, port: config.COMMAND_PORT, portVariable: 'COMMAND_PORT' },
    close: async () => {
      stop.abort();
      await consuming;
      await Promise.all([eventStore.dispose(), documents.close()]);
      await tracing?.stop();
    },
  };
});
