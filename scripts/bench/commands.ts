// `npm run bench:commands`: commands per second of the command service over HTTP, beside bare appends of the official client to the same
// event store. Clients and servers share this machine, so compare the ratios, not the figures.
import { availableParallelism } from 'node:os';
import { EventStoreDBClient } from '@eventstore/db-client';
import { readConfig } from '../../processes/config.ts';
import { services, stores, urls } from '../../processes/programs.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { HttpConnection } from './http-connection.ts';
import { ownPrograms } from './own-programs.ts';
import { aSecond, median } from './rates.ts';
import { bareAppend, payInTurn, register } from './work.ts';

const CLIENTS = 32;
const ROUNDS = 3;
const ROUND_MS = 3_000;
const WARM_UP_MS = 2_000;

await using programs = ownPrograms();
await measure();

async function measure(): Promise<void> {
  const [COMMAND_PORT, EVENT_STORE_PORT] = [String(await freePort()), String(await freePort())];
  // No PostgreSQL runs here: commands need none.
  const config = readConfig({
    LEDGER_DATA: programs.folder,
    COMMAND_PORT,
    EVENT_STORE_PORT,
    POSTGRES_URL: 'postgres://none',
  });
  for (const program of [...stores(config), ...services(config)]) {
    if (['event-store', 'command-service'].includes(program.name)) await programs.start(program);
  }
  const connect = () => HttpConnection.open(config.COMMAND_PORT);
  const connections = await Promise.all(Array.from({ length: CLIENTS }, connect));
  const client = EventStoreDBClient.connectionString(urls(config).EVENT_STORE_URL);

  const registered: string[] = [];
  const pay = payInTurn(registered);
  const works = {
    'bare appends': connections.map(() => () => bareAppend(client)),
    registrations: connections.map((connection) => () => register(connection, registered)),
    payments: connections.map((connection) => () => pay(connection)),
  };
  for (const work of Object.values(works)) await aSecond(work, WARM_UP_MS);
  const rates = Object.fromEntries(Object.keys(works).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(works)) rates[name]?.push(await aSecond(work, ROUND_MS));
  }
  for (const connection of connections) connection.close();
  await client.dispose();
  report(rates);
}

function report(rates: Record<string, number[]>): void {
  const bare = median(rates['bare appends'] ?? []);
  console.log(
    `${CLIENTS} clients, ${availableParallelism()} cores, the median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s\n`,
  );
  for (const [name, figures] of Object.entries(rates)) {
    const rate = median(figures);
    console.log(
      `  ${name.padEnd(14)}${rate.toFixed(0).padStart(7)} a second${(rate / bare).toFixed(2).padStart(8)} of bare`,
    );
  }
}
