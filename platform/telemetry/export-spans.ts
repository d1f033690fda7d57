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
import { CannotStart } from '../config/cannot-start.ts';

type Env = NodeJS.ProcessEnv;

const stopMs = 3_000;

/** Sends spans in the background to the collector that the environment names, by OTLP over HTTP. Spans that it does not accept in time are dropped. */
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
    // an unavailable collector must not delay the end of the process
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
  if (root === undefined) throw new CannotStart(`OTEL_TRACES_SAMPLER: ${name} is unknown`);
  if (!(ratio >= 0 && ratio <= 1)) throw new CannotStart('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1');
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

/** The settings of batches that the environment has. */
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
