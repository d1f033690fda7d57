/** Spans of this process are sent to a collector until it is stopped. */
export type Tracing = { stop(): Promise<void> };

/**
 * Traces where OpenTelemetry's own variables name a collector (OTEL_EXPORTER_OTLP_ENDPOINT); else nothing of it is loaded.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * @param service as its spans are signed, where OTEL_SERVICE_NAME says nothing else
 * @throws CannotStart for a sampler that doesn't exist
 */
export async function startTracing(service: string, env: NodeJS.ProcessEnv): Promise<Tracing | undefined> {
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isOff = env.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || env.OTEL_TRACES_EXPORTER === 'none';
  if (!endpoint || isOff) return undefined;
  const { exportSpans } = await import('./export-spans.ts');
  return exportSpans(service, env);
}
