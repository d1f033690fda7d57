// `npm run bench:replicas`: the same commands to one command service and to several, beside one process manager: how many a second, and how
// many events they leave in the log. More command services are to add none. All share this machine with the embedded event store.
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { lastPosition } from '../../platform/stores/event-store.ts';
import { readConfig } from '../../processes/config.ts';
import { services, stores, urls } from '../../processes/programs.ts';
import { freePort, freePorts } from '../../testing/network/free-port.ts';
import { clientsWithTokens } from './clients.ts';
import type { HttpConnection } from './http-connection.ts';
import { ownPrograms } from './own-programs.ts';
import { printTable } from './print-table.ts';
import { median } from './rates.ts';
import { payInTurn, register } from './work.ts';

const REPLICAS = [1, 3, 4];
const CLIENTS = 32;
/** Registrations, and as many payments. */
const EACH = 2_400;
const ROUNDS = 3;
const REST_MS = 2_000;

await using programs = ownPrograms();
const config = readConfig({ ...(await freePorts()), LEDGER_DATA: programs.folder, POSTGRES_URL: 'postgres://none' });
const { env, connectTo } = await clientsWithTokens(CLIENTS, programs.folder);
const [commandService, processManager] = services(config, env);
if (commandService === undefined || processManager === undefined) throw new Error('there is a command side');
for (const program of [...stores(config), processManager]) await programs.start(program);
const client = EventStoreDBClient.connectionString(urls(config).EVENT_STORE_URL);

/** For each service, a connection of each client. */
const connections: HttpConnection[][] = [];
for (let n = 0; n < Math.max(...REPLICAS); n++) {
  const COMMAND_PORT = await freePort();
  const [service = commandService] = services({ ...config, COMMAND_PORT }, env);
  await programs.start({ ...service, name: `command-service-${n}` });
  connections.push(await connectTo(COMMAND_PORT));
}

/** @returns the commands a second, and the events in the log for each */
async function commandsTo(services: number): Promise<{ perSecond: number; events: number }> {
  const before = await atRest();
  const registered: string[] = [];
  const pay = payInTurn(registered);
  const begun = performance.now();
  for (const command of [(one: HttpConnection) => register(one, registered), pay]) {
    let left = EACH;
    const work = async (_: HttpConnection, n: number) => {
      while (left-- > 0) await command(connections[n % services]?.[n] as HttpConnection);
    };
    await Promise.all((connections[0] ?? []).map(work));
  }
  const perSecond = (2 * EACH * 1_000) / (performance.now() - begun);
  return { perSecond, events: Number((await atRest()) - before) / (2 * EACH) };
}

/** Waits until nothing comes any more: an owner's last checkpoint comes within a second or so. @returns the end of the log */
async function atRest(): Promise<bigint> {
  for (let last = await lastPosition(client); ; ) {
    await sleep(REST_MS);
    const now = await lastPosition(client);
    if (now === last) return now ?? 0n;
    last = now;
  }
}

const found = new Map(REPLICAS.map((services) => [services, [] as Awaited<ReturnType<typeof commandsTo>>[]]));
for (let round = -1; round < ROUNDS; round++) {
  for (const [services, results] of found) {
    const result = await commandsTo(services);
    if (round >= 0) results.push(result);
  }
}
for (const connection of connections.flat()) connection.close();
await client.dispose();

console.log(
  `${CLIENTS} clients, ${availableParallelism()} cores, ${EACH} registrations and as many payments, the median of ${ROUNDS} rounds\n`,
);
const figures = [...found].map(([services, results]) => ({
  services,
  perSecond: median(results.map(({ perSecond }) => perSecond)),
  events: median(results.map(({ events }) => events)),
}));
const [one] = figures;
printTable([
  ['command services', 'a second', 'of one', 'events a command', 'of one'],
  ...figures.map(({ services, perSecond, events }) => [
    String(services),
    perSecond.toFixed(0),
    (perSecond / (one?.perSecond ?? Number.NaN)).toFixed(2),
    events.toFixed(2),
    (events / (one?.events ?? Number.NaN)).toFixed(2),
  ]),
]);
