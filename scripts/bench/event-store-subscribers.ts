// A process of `npm run bench:event-store`: opens COUNT live subscriptions to streams with a PREFIX, then answers on READY_PORT.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';

const { EVENT_STORE_URL = '', COUNT, PREFIX = '', READY_PORT } = process.env;
const client = EventStoreDBClient.connectionString(EVENT_STORE_URL);
const filter = streamNameFilter({ prefixes: [PREFIX] });
await Promise.all(
  Array.from({ length: Number(COUNT) }, async () => {
    const subscription = client.subscribeToAll({ fromPosition: 'end', filter });
    subscription.resume();
    await once(subscription, 'caughtUp');
  }),
);
createServer((_, response) => response.end()).listen(Number(READY_PORT), '127.0.0.1');
