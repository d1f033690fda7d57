import { hostname } from 'node:os';
import { compileEventSchemas } from '../events/upcast.ts';
import { accessFrom } from '../platform/access/settings.ts';
import { configured } from '../platform/config/print-config.ts';
import { createHttpService } from '../platform/http/http-service.ts';
import { measurePools } from '../platform/metrics/postgres-pools.ts';
import { measureProjections, measureVerifications } from '../platform/metrics/projections.ts';
import { processMetrics } from '../platform/metrics/registry.ts';
import { run } from '../platform/process/run.ts';
import { version } from '../platform/process/version.ts';
import { dependenciesOf } from '../platform/projection/health.ts';
import { type Log, runProjection } from '../platform/projection/run-projection.ts';
import { startTracing } from '../platform/telemetry/tracing.ts';
import { Config } from './config.ts';
import { resumeRoute } from './operations/resume.ts';
import { projectionsTo } from './projections.ts';
import { openStores } from './stores.ts';
import { savedVerifications, saveVerification } from './verification/verifications.ts';
import { type SaveVerification, verifier } from './verification/verifier.ts';

const name = 'projection-service';
const statementTimeoutMs = 30_000;

await run(async () => {
  const config = configured(Config);
  await compileEventSchemas();
  const log: Log = { warn: (about, message) => service.log.warn(about, message) };
  const tracing = await startTracing(name, process.env);
  const metrics = processMetrics(name);
  const stores = openStores(config, name, statementTimeoutMs, log, measurePools(metrics));
  const projections = projectionsTo(stores, log);
  const verifies = config.VERIFY_EVERY_SECONDS > 0;
  measureVerifications(metrics, config.VERIFY_EVERY_SECONDS, () => savedVerifications(stores.postgres));
  const keep: SaveVerification = (projection, verified) => saveVerification(stores.postgres, projection, verified);
  const verification = verifier(verifies ? projections : [], config.VERIFY_EVERY_SECONDS * 1_000, keep, log);

  const service = await createHttpService({
    name,
    title: 'Invoice ledger: projections',
    description: 'Keeps the views of the ledger up to date, and resumes parked streams. All routes are for operators.',
    version,
    log: { level: config.LOG_LEVEL },
    dependencies: { ...dependenciesOf(projections), ...verification.dependencies },
    metrics,
    access: accessFrom(config),
  });
  resumeRoute(service, projections, stores.eventStore.client);
  measureProjections(metrics, projections);
  const stop = new AbortController();
  const owner = `${hostname()}:${config.PROJECTION_PORT}`;
  const running = projections.map((projection) =>
    runProjection({ ...projection, owner }, stores.eventStore.client, log, stop.signal),
  );

  if (verifies) running.push(verification.run(stop.signal));

  return {
    service,
    listen: { host: config.PROJECTION_HOST, port: config.PROJECTION_PORT, portVariable: 'PROJECTION_PORT' },
    close: async () => {
      stop.abort();
      await Promise.all(running);
      await stores.close();
      await tracing?.stop();
    },
  };
});
