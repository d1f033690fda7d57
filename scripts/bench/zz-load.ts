import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { sampleEvent } from './event-store-sample.ts';

const c = EventStoreDBClient.connectionString(process.argv[2]!);
const k = Number(process.argv[3]);
const secs = Number(process.argv[4] ?? 3);
const t0 = performance.now();
let n = 0;
const lat: number[] = [];
await Promise.all(
  Array.from({ length: k }, async () => {
    let s = '';
    for (; performance.now() - t0 < secs * 1000; n++) {
      const isNew = n % 4 === 0 || !s;
      if (isNew) s = `invoice-${randomUUID()}`;
      const t = performance.now();
      await c.appendToStream(s, sampleEvent(n), { expectedRevision: isNew ? 'no_stream' : 'any' });
      lat.push(performance.now() - t);
    }
  }),
);
lat.sort((a, b) => a - b);
console.log(
  k,
  'in flight',
  (n / ((performance.now() - t0) / 1000)).toFixed(0),
  '/s p50',
  lat[lat.length >> 1]!.toFixed(2),
  'p99',
  lat[Math.floor(lat.length * 0.99)]!.toFixed(2),
  'max',
  lat.at(-1)!.toFixed(1),
);
await c.dispose();
