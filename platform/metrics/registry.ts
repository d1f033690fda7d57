import { collectDefaultMetrics, Registry } from 'prom-client';

/** The metrics of a process. docs/operations.md lists them. */
export type Metrics = Registry;

/** An empty registry. @param service a label of every series */
export function metricsOf(service: string): Metrics {
  const metrics = new Registry();
  metrics.setDefaultLabels({ service });
  return metrics;
}

/** A registry with the metrics of Node: event loop, garbage collection, memory, CPU. */
export function processMetrics(service: string): Metrics {
  const metrics = metricsOf(service);
  collectDefaultMetrics({ register: metrics });
  return metrics;
}
