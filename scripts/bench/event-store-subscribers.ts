// A process of `npm run bench:event-store`: opens a number of live subscriptions to streams with a prefix. Arguments: URL, count, prefix.
import { once } from 'node:events';
import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';

const [url = '', count = '0', prefix = ''] = process.argv.slice(2);
const client = EventStoreDBClient.connectionString(url);
const filter = streamNameFilter({ prefixes: [prefix] });
await Promise.all(
  Array.from({ length: Number(count) }, async () => {
    const subscription = client.subscribeToAll({ fromPosition: 'end', filter });
    subscription.resume();
    await once(subscription, 'caughtUp');
  }),
);
console.log('ready');
