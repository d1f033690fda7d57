// `npm run bench:commands`: commands of the command service over HTTP, with a token on each request, beside bare appends of the official
// client to the same event store, and beside a bare route (bare-commands.ts), which shows how much of them HTTP alone takes. Clients and
// servers share this machine, so compare the ratios, not the figures.
//
//   EVENT_STORE_URL=… npm run bench:commands     # on another event store than the embedded one
//   npm run bench:commands -- --beside-crud      # beside a plain service on PostgreSQL, too (plain-service/)
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { EventStoreDBClient } from '@eventstore/db-client';
import { readConfig } from '../../processes/config.ts';
import { answersHttp } from '../../processes/probes.ts';
import { type Program, services, stores, urls } from '../../processes/programs.ts';
import { freePort, freePorts } from '../../testing/network/free-port.ts';
import { clientsWithTokens } from './clients.ts';
import type { HttpConnection } from './http-connection.ts';
import { ownPrograms } from './own-programs.ts';
import { plainService } from './plain-service/program.ts';
import { printTable } from './print-table.ts';
import { inTurns, type Rate, type Work } from './rates.ts';
import { bareAppend, payInTurn, register, registerNumbered } from './work.ts';

const CLIENTS = 32;
const TURNS = { rounds: 3, roundMs: 3_000, warmUpMs: 2_000 };
const TURNS_OF_ONE = { rounds: 3, roundMs: 1_500, warmUpMs: 500 };

type Works = Record<string, Work[]>;
const bare = 'bare appends';
const ofPlain = (work: string) => `plain service: ${work}`;

const options = { 'beside-crud': { type: 'boolean', default: false } } as const;
const isBesideCrud = parseArgs({ options }).values['beside-crud'];
await using programs = ownPrograms();
await measure();

async function measure(): Promise<void> {
  // Commands need no PostgreSQL, and nothing that reads the log for queries.
  const POSTGRES_URL = isBesideCrud ? undefined : 'postgres://none';
  const config = readConfig({ ...process.env, ...(await freePorts()), LEDGER_DATA: programs.folder, POSTGRES_URL });
  const { env, connectTo } = await clientsWithTokens(CLIENTS, programs.folder);
  const needed = services(config, env).filter(({ name }) => !['projection-service', 'query-service'].includes(name));
  for (const program of [...stores(config), ...needed]) await programs.start(program);
  const client = EventStoreDBClient.connectionString(urls(config).EVENT_STORE_URL);
  const [barePort, plainPort] = [await freePort(), await freePort()];
  await programs.start(bareRoute(barePort, urls(config).EVENT_STORE_URL));
  if (isBesideCrud) await programs.start(plainService(plainPort, urls(config).POSTGRES_URL, env));
  // Only now: a service closes connections on which nothing is asked.
  const connections = await connectTo(config.COMMAND_PORT);
  const toBareRoute = await connectTo(barePort);
  const toPlainService = isBesideCrud ? await connectTo(plainPort) : [];
  const works: Works = {
    [bare]: connections.map(() => () => bareAppend(client)),
    'a bare route': toBareRoute.map((connection) => () => register(connection, [])),
    ...commandsOn(connections),
    ...(isBesideCrud && commandsOn(toPlainService, ofPlain)),
  };

  console.log(
    `${availableParallelism()} cores, the median of ${TURNS.rounds} rounds of ${TURNS.roundMs / 1_000} s and, of one client, ` +
      `${TURNS_OF_ONE.roundMs / 1_000} s; latencies in ms\n`,
  );
  report(`${CLIENTS} clients`, await inTurns(works, TURNS));
  const ofOne = Object.fromEntries(Object.entries(works).map(([name, clients]) => [name, clients.slice(0, 1)]));
  report('one client', await inTurns(ofOne, TURNS_OF_ONE));
  for (const connection of [...connections, ...toBareRoute, ...toPlainService]) connection.close();
  await client.dispose();
}

function bareRoute(port: number, EVENT_STORE_URL: string): Program {
  return {
    name: 'bare-commands',
    main: new URL('bare-commands.ts', import.meta.url).pathname,
    env: () => ({ BARE_PORT: String(port), EVENT_STORE_URL }),
    isReady: () => answersHttp(`http://127.0.0.1:${port}/readyz`),
  };
}

/** The commands that each client sends, by name. All clients pay the same invoices in turn. */
function commandsOn(connections: readonly HttpConnection[], nameOf = (work: string) => work): Works {
  const registered: string[] = [];
  const pay = payInTurn(registered);
  return {
    [nameOf('registrations')]: connections.map((connection) => () => register(connection, registered)),
    [nameOf('… with a number')]: connections.map((connection) => () => registerNumbered(connection, registered)),
    [nameOf('payments')]: connections.map((connection) => () => pay(connection)),
  };
}

function report(who: string, rates: Record<string, Rate>): void {
  const ratio = (one: number, other = Number.NaN) => (Number.isNaN(other) ? '' : (one / other).toFixed(2));
  const titles = [who, 'a second', 'of bare', 'p50', 'of bare', 'p99', 'of p50'];
  const rows = Object.entries(rates).map(([name, { perSecond, p50, p99 }]) => [
    name,
    perSecond.toFixed(0),
    ratio(perSecond, rates[bare]?.perSecond),
    p50.toFixed(2),
    ratio(p50, rates[bare]?.p50),
    p99.toFixed(2),
    ratio(p99, p50),
    ...(isBesideCrud ? [ratio(perSecond, rates[ofPlain(name)]?.perSecond)] : []),
  ]);
  printTable([[...titles, ...(isBesideCrud ? ['of plain service'] : [])], ...rows]);
}
