// The process manager: does what an event causes on other streams (../follow-ups). Of several, one works and the others are on standby.

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { calendarIn } from '../../events/calendar-date.ts';
import { compileEventSchemas } from '../../events/upcast.ts';
import { accessFrom } from '../../platform/access/settings.ts';
import { configured } from '../../platform/config/print-config.ts';
import { createHttpService } from '../../platform/http/http-service.ts';
import { measureBreakers } from '../../platform/metrics/breakers.ts';
import { measureClock, measureEventStore } from '../../platform/metrics/event-store.ts';
import { measureProjections } from '../../platform/metrics/projections.ts';
import { processMetrics } from '../../platform/metrics/registry.ts';
import { measureStores } from '../../platform/metrics/stores.ts';
import { run } from '../../platform/process/run.ts';
import { serviceClock, testClockWarning } from '../../platform/process/test-clock.ts';
import { version } from '../../platform/process/version.ts';
import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { dependenciesOf } from '../../platform/projection/health.ts';
import { connectEventStore, takesAppends } from '../../platform/stores/event-store.ts';
import { startTracing } from '../../platform/telemetry/tracing.ts';
import { followUpsOn, runFollowUps } from '../follow-ups/run.ts';
import { measureHandling } from '../http/command-metrics.ts';
import { openLedger } from '../ledger.ts';
import { Config } from './config.ts';

const name = 'process-manager';

await run(async () => {
  const config = configured(Config);
  await compileEventSchemas();
  const tracing = await startTracing(name, process.env);
  const metrics = processMetrics(name);
  const warn = (message: string) => service.log.warn(message);
  const eventStore = connectEventStore(config.EVENT_STORE_URL, measureEventStore(metrics), warn);
  const { client } = eventStore;
  const { now, test } = serviceClock(config.TEST_CLOCK_FILE, config.PROCESS_MANAGER_HOST);
  const clock = { now, dateOf: calendarIn(config.SELLER_TIME_ZONE) };
  const ledger = openLedger(client, clock, measureHandling(metrics));
  const owner = `${hostname()}:${config.PROCESS_MANAGER_PORT}/${randomUUID().slice(0, 8)}`; // two hosts may have one name
  const followUps = followUpsOn(ledger, client, owner);

  const service = await createHttpService({
    name,
    title: 'Invoice ledger: process manager',
    description: 'Does what an event causes on other streams. All routes are for operators.',
    version,
    log: { level: config.LOG_LEVEL },
    dependencies: {
      'event-store': takesAppends(eventStore),
      ...dependenciesOf([followUps]),
      'owner of follow-ups': {
        required: false,
        check: async () => ({ is: (await readFollowUps(client))?.owner ?? 'none', thisProcess: owner }),
      },
    },
    metrics,
    access: accessFrom(config),
  });
  measureBreakers(metrics, [eventStore.breaker]);
  measureClock(metrics, eventStore.clock);
  measureStores(metrics, { EventStoreDB: eventStore.check });
  measureProjections(metrics, [followUps]);
  const stop = new AbortController();
  if (test) warn(testClockWarning(test));
  const wakeMs = test ? 1_000 : 60_000; // a test clock may have been moved
  const following = runFollowUps(followUps, ledger, client, service.log, stop.signal, wakeMs);

  return {
    service,
    listen: {
      host: config.PROCESS_MANAGER_HOST,
      port: config.PROCESS_MANAGER_PORT,
      portVariable: 'PROCESS_MANAGER_PORT',
    },
    close: async () => {
      stop.abort();
      await following;
      await eventStore.dispose();
      await tracing?.stop();
    },
  };
});
