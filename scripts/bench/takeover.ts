// `npm run bench:takeover`: two projection services and two process managers run while fifty invoices per second are registered. Those that
// work are killed repeatedly. The benchmark measures the time from each kill until an invoice that was registered afterwards is in each
// view, and is followed up. At the end it compares the views with the log. TEST_KAFKA_BROKERS, TEST_MYSQL_URL and TEST_MONGODB_URL add the
// views in these stores.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { readConfig } from '../../processes/config.ts';
import { stores as embedded, urls } from '../../processes/programs.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { openStores } from '../../projection-service/stores.ts';
import { registration } from '../../projection-service/testing/invoice-lives.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { append } from '../../testing/servers/event-log.ts';
import { kafkaBrokers, newTopic } from '../../testing/servers/kafka.ts';
import { mongoUrl } from '../../testing/servers/mongodb.ts';
import { createTestMysql, withoutMysql } from '../../testing/servers/mysql.ts';
import { ownPrograms } from './own-programs.ts';
import { median } from './rates.ts';

const ROUNDS = Number(process.argv[2] ?? 9);
const START_MS = 30_000;
const PACE_MS = 20;
const AIM_MS = 5_000;
/** The programs that are killed. */
const mains = ['projection-service', 'command-service/process-manager'];
const PATIENCE_MS = 60_000;

type Service = { process: ChildProcess; port: number };
/** What takes an event in, and how far it is. */
type Follower = { name: string; position: () => Promise<bigint | undefined> };

const log = { warn: () => {} }; // what is killed is missed, as it should be
const services = new Set<ChildProcess>();
await using programs = ownPrograms();
try {
  await measure();
} finally {
  for (const service of services) service.kill('SIGKILL');
}

async function measure(): Promise<void> {
  const [EVENT_STORE_PORT, POSTGRES_PORT] = [String(await freePort()), String(await freePort())];
  const config = readConfig({ LEDGER_DATA: programs.folder, EVENT_STORE_PORT, POSTGRES_PORT });
  for (const program of embedded(config)) await programs.start(program);
  const mysql = withoutMysql === '' ? await createTestMysql() : undefined;
  const { EVENT_STORE_URL, POSTGRES_URL } = urls(config);
  const given = {
    EVENT_STORE_URL,
    POSTGRES_URL,
    ...(kafkaBrokers && { KAFKA_BROKERS: kafkaBrokers, KAFKA_EVENTS_TOPIC: newTopic('bench') }),
    ...(mysql && { MYSQL_URL: mysql.url }),
    ...(mongoUrl && { MONGODB_URL: new URL(`/bench_${randomUUID()}`, mongoUrl).href }),
  };
  const stores = openStores(given, 'bench', START_MS, log);
  const projections = projectionsTo(stores, log);
  const followers: Follower[] = [
    ...projections.map(({ name, view }) => ({ name, position: () => view.checkpoint() })),
    { name: 'process manager', position: async () => (await readFollowUps(stores.eventStore.client))?.position },
  ];
  const figures = new Map(followers.map(({ name }) => [name, [] as number[]]));
  try {
    const { client } = stores.eventStore;
    const record = () => {
      const id = randomUUID();
      return append(client, id, registration(id));
    };
    const stop = new AbortController();
    const load = (async () => {
      for (; !stop.signal.aborted; await sleep(PACE_MS)) await record();
    })();
    const startBoth = () => Promise.all(mains.map((main) => start(main, given)));
    let owners = await startBoth();
    await Promise.all(seenIn(followers, await record()).values());
    for (let round = 0; round < ROUNDS; round++) {
      const next = await startBoth();
      await Promise.all(next.map(standsBy));
      const killed = performance.now();
      await Promise.all(owners.map(kill));
      const times = seenIn(followers, await record(), killed);
      for (const [name, ms] of times) figures.get(name)?.push(await ms);
      owners = next;
    }
    stop.abort();
    await load;
    await Promise.all(seenIn(followers, await record()).values());
    console.log(
      `an owner is killed ${ROUNDS} times; an event that is recorded then is in a view after, in ms (aim ${AIM_MS})\n`,
    );
    for (const [name, of] of figures) {
      const compared = await projections.find((projection) => projection.name === name)?.verify();
      const differ = compared === undefined ? '' : `   ${compared.different} of ${compared.rows} rows differ`;
      const columns = [median(of), Math.max(...of)].map((ms) => ms.toFixed(0).padStart(8));
      console.log(`  ${name.padEnd(18)} median${columns[0]}   longest${columns[1]}${differ}`);
    }
  } finally {
    await stores.mongo?.dropDatabase();
    await stores.close();
    for (const service of services) service.kill('SIGKILL');
    await mysql?.drop();
  }
}

async function start(program: string, env: Record<string, string>): Promise<Service> {
  const port = await freePort();
  const main = new URL(`../../${program}/main.ts`, import.meta.url).pathname;
  const own = { PROJECTION_PORT: `${port}`, PROCESS_MANAGER_PORT: `${port}`, LOG_LEVEL: 'silent' };
  const service = spawn(process.execPath, [main], { env: { ...process.env, ...env, ...own }, stdio: 'ignore' });
  services.add(service);
  return { process: service, port };
}

async function kill({ process }: Service): Promise<void> {
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
  services.delete(process);
}

/** Waits until a program is on standby for all that it does. */
async function standsBy({ port }: Service): Promise<void> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    const { dependencies = {} } = ((await answer?.json()) ?? {}) as {
      dependencies?: Record<string, { state?: string }>;
    };
    const states = Object.values(dependencies).flatMap(({ state }) => state ?? []);
    if (states.length > 0 && states.every((state) => state === 'standby')) return;
  }
  throw new Error('the second program is not on standby');
}

/** The time in ms until each has reached a position. */
function seenIn(
  followers: readonly Follower[],
  position: bigint,
  from = performance.now(),
): Map<string, Promise<number>> {
  async function until({ name, position: reached }: Follower): Promise<number> {
    for (; performance.now() - from < PATIENCE_MS; await sleep(20)) {
      const at = await reached().catch(() => undefined); // not there yet, or nobody's at the moment
      if (at !== undefined && at >= position) return performance.now() - from;
    }
    throw new Error(`${name} does not reach the position`);
  }
  return new Map(followers.map((follower) => [follower.name, until(follower)]));
}
