import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { CannotStart } from '../config/config.ts';

type Env = NodeJS.ProcessEnv;

const stopMs = 3_000;

/** Has spans sent to the collector that the environment names, by OTLP over HTTP, in the background; what it doesn't take in time is dropped. */
export function exportSpans(service: string, env: Env): { stop(): Promise<void> } {
  const ours = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'invoice-ledger' });
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(ours)
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: samplerOf(env),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), ...batchesOf(env) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return {
    // a collector that is away is no reason to end later
    stop: () => Promise.race([provider.shutdown().catch(() => {}), sleep(stopMs)]),
  };
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** @throws CannotStart */
function samplerOf({
  OTEL_TRACES_SAMPLER: name = 'parentbased_always_on',
  OTEL_TRACES_SAMPLER_ARG: arg = '1',
}: Env): Sampler {
  const ratio = Number(arg);
  const samplers: Readonly<Record<string, () => Sampler>> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  const root = samplers[name.replace(/^parentbased_/, '')]?.();
  if (root === undefined) throw new CannotStart(`OTEL_TRACES_SAMPLER: there is no ${name}`);
  if (!(ratio >= 0 && ratio <= 1)) throw new CannotStart('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1');
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

/** What is set of the batches in which spans are sent. */
function batchesOf(env: Env) {
  const settings = {
    scheduledDelayMillis: env.OTEL_BSP_SCHEDULE_DELAY,
    exportTimeoutMillis: env.OTEL_BSP_EXPORT_TIMEOUT,
    maxQueueSize: env.OTEL_BSP_MAX_QUEUE_SIZE,
    maxExportBatchSize: env.OTEL_BSP_MAX_EXPORT_BATCH_SIZE,
  };
  const set = Object.entries(settings).filter(([, value]) => value !== undefined && Number(value) > 0);
  return Object.fromEntries(set.map(([name, value]) => [name, Number(value)]));
}
