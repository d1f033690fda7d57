import { collectDefaultMetrics, Registry } from 'prom-client';

/** What a process counts and measures. docs/operations.md names all of it. */
export type Metrics = Registry;

/** Metrics without any yet. @param service every series carries it */
export function metricsOf(service: string): Metrics {
  const metrics = new Registry();
  metrics.setDefaultLabels({ service });
  return metrics;
}

/** Metrics with those of Node itself: event loop, garbage, memory, CPU. They are measured as long as the process lives. */
export function processMetrics(service: string): Metrics {
  const metrics = metricsOf(service);
  collectDefaultMetrics({ register: metrics });
  return metrics;
}
