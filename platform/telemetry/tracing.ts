/** Sends the spans of this process to a collector until it is stopped. */
export type Tracing = { stop(): Promise<void> };

/**
 * Starts tracing if OpenTelemetry's own variables name a collector (OTEL_EXPORTER_OTLP_ENDPOINT). Otherwise the SDK is not loaded.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * @param service the service name of its spans, unless OTEL_SERVICE_NAME is set
 * @throws CannotStart for an unknown sampler
 */
export async function startTracing(service: string, env: NodeJS.ProcessEnv): Promise<Tracing | undefined> {
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isOff = env.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || env.OTEL_TRACES_EXPORTER === 'none';
  if (!endpoint || isOff) return undefined;
  const { exportSpans } = await import('./export-spans.ts');
  return exportSpans(service, env);
}
