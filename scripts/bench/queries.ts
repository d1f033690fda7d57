// `npm run bench:queries`: queries per second of the query service, with a token on each request, beside a bare fastify route that runs the
// same single SQL statement and sends its rows, without tokens; and the processor time of an answer in both. The views have 100,000
// invoices. Clients and servers share this machine, so compare the ratios, not the figures. Linux only.
import { availableParallelism } from 'node:os';
import type { Kysely } from 'kysely';
import { withComputedAmounts } from '../../events/document/totals.ts';
import { connectPostgres } from '../../platform/stores/postgres.ts';
import { readConfig } from '../../processes/config.ts';
import { answersHttp } from '../../processes/probes.ts';
import { type Program, services, stores, urls } from '../../processes/programs.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { projectionsToPostgres } from '../../projection-service/projections.ts';
import { openStores, type StoreUrls } from '../../projection-service/stores.ts';
import { customerQuery } from '../../query-service/customers/balance.ts';
import { orderOf } from '../../query-service/invoices/filter.ts';
import { invoiceQuery } from '../../query-service/invoices/find.ts';
import { listQuery } from '../../query-service/invoices/list.ts';
import { fillViews } from '../../query-service/testing/fill-views.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { clientsWithTokens } from './clients.ts';
import type { HttpConnection } from './http-connection.ts';
import { ownPrograms } from './own-programs.ts';
import { printTable } from './print-table.ts';
import { processorMs } from './processor-time.ts';
import { median, rateOf } from './rates.ts';
import { invoice } from './work.ts';

const CLIENTS = 32;
const ROUNDS = 3;
const ROUND_MS = 2_000;
const INVOICES = 100_000;
const CUSTOMERS = 1_000;
/** The share of the bare route's rate that each read should reach. */
const AIM = 0.95;

/** The reads by name. `next` chooses the end of the path, anew for each request. */
const reads = {
  'an invoice': { path: '/invoices', next: () => `/${invoiceId(1 + Math.floor(Math.random() * INVOICES))}` },
  "a customer's balance": {
    path: '/customers',
    next: () => `/customer-${1 + Math.floor(Math.random() * CUSTOMERS)}`,
    suffix: '/balance',
  },
  'a page of 50 invoices': { path: '/list', next: () => '', real: '/invoices?limit=50' },
};

await using programs = ownPrograms();
await measure();

function invoiceId(i: number): string {
  return `${i.toString(16).padStart(8, '0')}-0000-4000-8000-000000000007`;
}

async function measure(): Promise<void> {
  const [QUERY_PORT, POSTGRES_PORT, barePort] = [String(await freePort()), String(await freePort()), await freePort()];
  // No event store runs here: these reads need none.
  const config = readConfig({
    LEDGER_DATA: programs.folder,
    QUERY_PORT,
    POSTGRES_PORT,
    EVENT_STORE_URL: 'esdb://127.0.0.1:9?tls=false',
  });
  for (const program of stores(config)) await programs.start(program);
  await fill(urls(config));
  const { env, connectTo } = await clientsWithTokens(CLIENTS, programs.folder);
  const [query] = services(config, env).filter(({ name }) => name === 'query-service');
  if (query === undefined) throw new Error('no query service');
  const ofService = await programs.start({ ...query, env: () => ({ ...query.env(), LOG_LEVEL: 'warn' }) });
  const ofBare = await programs.start(bare(barePort, urls(config).POSTGRES_URL));
  const servers = {
    service: { connections: await connectTo(config.QUERY_PORT), pid: ofService.pid },
    bare: { connections: await connectTo(barePort), pid: ofBare.pid },
  };

  const found: Record<string, { service: Answers[]; bare: Answers[] }> = {};
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, { path, next, ...service }] of Object.entries(reads)) {
      const suffix = 'suffix' in service ? service.suffix : '';
      const real = 'real' in service ? service.real : path;
      const ofRound = {
        service: await answers(servers.service, () => real + next() + suffix),
        bare: await answers(servers.bare, () => path + next()),
      };
      if (round < 0) continue; // a round to warm up
      found[name] ??= { service: [], bare: [] };
      found[name].service.push(ofRound.service);
      found[name].bare.push(ofRound.bare);
    }
  }
  for (const connection of [...servers.service.connections, ...servers.bare.connections]) connection.close();
  report(found);
}

/** `processor`: the ms of the server's processor time for an answer. */
type Answers = { perSecond: number; processor: number };

/** The answers to all clients together for a path. */
async function answers(
  { connections, pid }: { connections: readonly HttpConnection[]; pid: number },
  path: () => string,
): Promise<Answers> {
  const before = processorMs(pid);
  const { perSecond, done } = await rateOf(
    connections.map((connection) => async () => {
      const asked = path();
      const status = await connection.get(asked);
      if (status !== 200) throw new Error(`${asked} was answered with ${status}`);
    }),
    ROUND_MS,
  );
  return { perSecond, processor: (processorMs(pid) - before) / done };
}

async function fill(urls: StoreUrls): Promise<void> {
  const stores = openStores(urls, 'bench', 120_000, { warn: () => {} });
  for (const { view } of projectionsToPostgres(stores)) await view.prepare();
  await fillViews(stores.postgres as unknown as Kysely<unknown>, INVOICES, document());
  await stores.close();
}

/** The invoice with what a registration adds to it: net amounts, taxes and totals. */
function document(): object {
  return withComputedAmounts(invoice);
}

/** The same statements as the service's, with the same values. */
function bare(port: number, url: string): Program {
  const db = connectPostgres<BalancesTables>({
    url,
    name: 'bench',
    size: 1,
    statementTimeoutMs: 1_000,
    onLost: () => {},
  });
  const balances = db.withSchema('balances');
  const page = listQuery(balances, {}, orderOf({}, {}), undefined, 51).compile();
  const byKey = ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => ({
    text: sql,
    values: parameters.map(() => null),
  });
  const statements = {
    '/invoices': byKey(invoiceQuery(balances, '').compile()),
    '/customers': byKey(customerQuery(balances, '').compile()),
    '/list': { text: page.sql, values: page.parameters },
  };
  return {
    name: 'bare-queries',
    main: new URL('bare-queries.ts', import.meta.url).pathname,
    env: () => ({ BARE_PORT: String(port), BARE_STATEMENTS: JSON.stringify(statements), POSTGRES_URL: url }),
    isReady: () => answersHttp(`http://127.0.0.1:${port}/readyz`),
  };
}

function report(found: Record<string, { service: Answers[]; bare: Answers[] }>): void {
  console.log(
    `${INVOICES} invoices, ${CLIENTS} clients, ${availableParallelism()} cores, the median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s\n`,
  );
  const figure = (rounds: readonly Answers[], name: keyof Answers) => median(rounds.map((round) => round[name]));
  const rows = Object.entries(found).map(([name, { service, bare }]) => [
    name,
    figure(service, 'perSecond').toFixed(0),
    figure(bare, 'perSecond').toFixed(0),
    (figure(service, 'perSecond') / figure(bare, 'perSecond')).toFixed(2),
    figure(service, 'processor').toFixed(3),
    figure(bare, 'processor').toFixed(3),
  ]);
  printTable([['', 'a second', 'bare', `of bare (aim ${AIM})`, 'processor ms', 'bare'], ...rows]);
}
