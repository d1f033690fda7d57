// What `npm run bench:commands` calls a bare route: fastify and the official client only. It appends the body to a stream of its own,
// without a check, and answers. No command of any service over HTTP can be faster than this in the same process.
import { EventStoreDBClient, type JSONType, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import Fastify from 'fastify';

const { BARE_PORT, EVENT_STORE_URL = '' } = process.env;
const client = EventStoreDBClient.connectionString(EVENT_STORE_URL);
const service = Fastify();
service.post<{ Body: { invoiceId: string } }>('/invoices', async (request, reply) => {
  const data = request.body as Record<string, JSONType> & { invoiceId: string };
  const event = jsonEvent({ type: 'InvoiceRegistered', data });
  await client.appendToStream(`bare-${data.invoiceId}`, event, { expectedRevision: NO_STREAM });
  reply.code(201);
  return data;
});
service.get('/readyz', async () => ({}));
await service.listen({ host: '127.0.0.1', port: Number(BARE_PORT) });
