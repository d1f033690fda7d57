import type { InvoiceEvent } from '../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../events/invoice-state.ts';
import { readConfig } from '../platform/config.ts';
import { connectEventStore } from '../platform/event-store.ts';
import { createHttpService } from '../platform/http-service.ts';
import { run } from '../platform/run.ts';
import { Config } from './config.ts';
import { eventStreams } from './event-streams.ts';
import { commandHandler } from './handle-command.ts';
import { creditRoutes } from './invoice/credit-routes.ts';
import { paymentRoutes } from './invoice/payment-routes.ts';
import { registerRoutes } from './invoice/register-routes.ts';
import { invoiceCommands } from './invoice/run-command.ts';
import { toProblem } from './problems.ts';

await run(async () => {
  const config = readConfig(Config, process.env);
  const eventStore = connectEventStore(config.EVENT_STORE_URL);
  const clock = { now: () => new Date(), timeZone: config.SELLER_TIME_ZONE };
  const invoices = commandHandler(
    eventStreams<Invoice, InvoiceEvent>(eventStore.client, 'invoice', { initial: unregistered, evolve }),
  );

  const service = await createHttpService({
    name: 'command-service',
    title: 'Invoice ledger: commands',
    description: 'Registers invoices and takes payments. Amounts are integers in the minor unit of their currency.',
    version: '0.1.0',
    log: { level: config.LOG_LEVEL },
    dependencies: {
      'event-store': { required: true, check: () => eventStore.check().then(() => undefined) },
    },
    toProblem,
  });
  const command = invoiceCommands(invoices, clock);
  registerRoutes(service, { run: command });
  paymentRoutes(service, { run: command, reverse: command, clock });
  creditRoutes(service, { run: command, clock });

  return {
    service,
    listen: { host: config.COMMAND_HOST, port: config.COMMAND_PORT, portVariable: 'COMMAND_PORT' },
    close: () => eventStore.dispose(),
  };
});
