// An OpenTelemetry collector for tests: takes OTLP over HTTP as JSON, and shows what came.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { endsWithFile } from '../processes/leftovers.ts';

export type CollectedSpan = {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  /** As OTLP has them: 1 is fine, 2 an error. */
  status: { code?: number; message?: string };
  attributes: Record<string, unknown>;
};

export type TraceCollector = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string;
  spans: readonly CollectedSpan[];
  close(): Promise<void>;
};

type Attributes = readonly { key: string; value: Record<string, unknown> }[];
type OtlpSpan = Omit<CollectedSpan, 'service' | 'attributes'> & { attributes?: Attributes };
type Otlp = {
  resourceSpans?: readonly { resource: { attributes: Attributes }; scopeSpans: readonly { spans: OtlpSpan[] }[] }[];
};

export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = [];
  const server = createServer(async (request, response) => {
    const { resourceSpans = [] } = (await json(request)) as Otlp;
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = String(read(resource.attributes)['service.name']);
      for (const { attributes = [], ...span } of scopeSpans.flatMap(({ spans }) => spans)) {
        spans.push({ ...span, service, attributes: read(attributes) });
      }
    }
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    close: endsWithFile(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }),
  };
}

const read = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
