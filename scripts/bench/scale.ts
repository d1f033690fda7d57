// `npm run bench:scale`: grows a ledger, and measures it at each power of ten of events: the latency of commands and queries for one caller
// with a token, and their processor time, which other programs on the machine change least; the memory of each program, how long they take
// to start, and how fast the views catch up. All programs of `npm start` run, on the embedded stores. Linux only.
//
//   npm run bench:scale                   # 100,000 and 1,000,000 events
//   npm run bench:scale -- 7              # up to 10^7, which takes hours
//   npm run bench:scale -- 3000000        # up to so many
//   npm run bench:scale -- 6 --thirds     # at 300,000, too
//
// For each size, history is appended to the event store while the services are stopped (scale-lives.ts). They start, catch up and come to
// rest; PostgreSQL is vacuumed, as it would be over the years; all programs are started again, and each request is sent many times.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { EventStoreDBClient } from '@eventstore/db-client';
import pg from 'pg';
import { totalsOf } from '../../events/document/totals.ts';
import { readConfig } from '../../processes/config.ts';
import { services, stores, urls, webConsole } from '../../processes/programs.ts';
import type { Running } from '../../processes/run-program.ts';
import { freePorts } from '../../testing/network/free-port.ts';
import { memoryOf, treeOf } from '../../testing/processes/process-tree.ts';
import { clientsWithTokens } from './clients.ts';
import { ownPrograms } from './own-programs.ts';
import { post } from './post.ts';
import { processorMs } from './processor-time.ts';
import { bytesIn, roomFor, usualBytes } from './scale-disk.ts';
import { type Follower, untilAt, untilQuiet } from './scale-level.ts';
import { fill, livesOf, today } from './scale-lives.ts';
import { count, type Figures, report } from './scale-report.ts';
import { type Caller, type Cost, costOf, requestsTo } from './scale-requests.ts';
import { untilLevel } from './until-level.ts';
import { invoice, payment } from './work.ts';

const FIRST = 100_000;
/** They take turns, because the ledger limits what one caller may ask for. */
const CALLERS = 8;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { thirds: { type: 'boolean', default: false } },
});
const sizes = sizesUpTo(Number(positionals[0] ?? 6), values.thirds);
const lives = livesOf(sizes.at(-1) ?? FIRST);

await using programs = ownPrograms();
const config = readConfig({ LEDGER_DATA: programs.folder, ...(await freePorts()) });
const { env, tokens, connectTo } = await clientsWithTokens(CALLERS, programs.folder);
const [token = ''] = tokens;
const [storesOfLedger, others] = [stores(config), [...services(config, env), webConsole(config, env)]];
const running = new Map<string, Running>();
await measure();

/** @param last how many events, or their power of ten */
function sizesUpTo(last: number, withThirds: boolean): number[] {
  const end = last < 20 ? 10 ** last : last;
  const sizes: number[] = [];
  for (let power = FIRST; power < end; power *= 10) sizes.push(power, ...(withThirds ? [3 * power] : []));
  return [...sizes.filter((size) => size < end), end];
}

async function measure(): Promise<void> {
  console.log(`one caller, ${availableParallelism()} cores\n`);
  const found: Figures[] = [];
  let invoices = 0;
  for (const wanted of sizes) {
    const events = found.at(-1)?.events ?? 0;
    const room = roomFor(programs.folder, events === 0 ? usualBytes : bytesIn(programs.folder) / events);
    const size = wanted - events <= room.events ? wanted : roundDown(events + room.events);
    if (size < wanted) console.log(`${count(wanted)} events have no room on this disk: ${room.reason}`);
    if (lives.countOf(size) <= 1.1 * invoices) break;
    found.push(await atSize(size, invoices, events));
    report(found);
    invoices = lives.countOf(size);
    if (size < wanted) break;
  }
}

/** Grows the ledger, which has so many invoices and events, to a size, and measures it. */
async function atSize(size: number, invoices: number, eventsBefore: number): Promise<Figures> {
  const about = `${count(size)} events`;
  const stop = async () => {
    for (const [name, program] of [...running].toReversed()) {
      await program.stop();
      running.delete(name);
    }
  };
  await stop();
  await timeOfStart(storesOfLedger);
  const client = EventStoreDBClient.connectionString(urls(config).EVENT_STORE_URL);
  const to = lives.countOf(size);
  const filling = performance.now();
  const last = await fill(client, lives, invoices, to);
  console.log(`${about}: ${count(to - invoices)} invoices were appended in ${secondsSince(filling)} s`);

  await timeOfStart(others);
  const seconds = await untilAt(config, last);
  console.log(`${about}: followed by the last one in ${Math.max(...Object.values(seconds)).toFixed(0)} s`);
  const events = Number(await untilQuiet(config, client)) + 1;
  const grown = Number(last) + 1 - eventsBefore;
  const catchUp = Object.entries(seconds).map(([name, each]) => [name, grown / each]);
  await vacuum();
  console.log(
    `${about}: ${count(events)} are in the log, each with ${(bytesIn(programs.folder) / events).toFixed(0)} bytes of disk`,
  );

  await stop();
  const startUp = { ...(await timeOfStart(storesOfLedger)), ...(await timeOfStart(others)) };
  const level = Math.max(...Object.values(await untilLevel(config, token))) / 1_000;
  await untilQuiet(config, client);
  const requests = await costsWith(to);
  const memory = Object.fromEntries([...running].map(([name, { pid }]) => [name, memoryOf(treeOf(pid))]));
  await client.dispose();
  return {
    events,
    requests,
    memory,
    startUp: { ...startUp, 'then the views level': level },
    catchUp: Object.fromEntries(catchUp) as Record<Follower, number>,
  };
}

/** Starts programs at once. @returns the seconds after which each was ready */
async function timeOfStart(starting: typeof others): Promise<Record<string, number>> {
  const times = starting.map(async (program) => {
    const from = performance.now();
    running.set(program.name, await programs.start(program));
    return [program.name, (performance.now() - from) / 1_000];
  });
  return Object.fromEntries(await Promise.all(times));
}

async function costsWith(invoices: number): Promise<Record<string, Cost>> {
  const [commands, queries] = [await connectTo(config.COMMAND_PORT), await connectTo(config.QUERY_PORT)];
  const callers = commands.map((connection, n) => ({ commands: connection, queries: queries[n] }) as Caller);
  const registered: string[] = [];
  const found: Record<string, Cost> = {};
  for (const [name, send] of Object.entries(requestsTo({ lives, invoices, registered }))) {
    found[name] = await costOf(send, callers, () =>
      [...running.values()].reduce((sum, { pid }) => sum + processorMs(pid), 0),
    );
    await untilLevel(config, token);
  }
  for (const connection of [...commands, ...queries]) connection.close();
  // as many are open at the next size
  const lines = registered.map((invoiceId) => ({
    ...payment(`settled-${invoiceId}`, totalsOf(invoice).payable),
    receivedOn: today,
    invoiceId,
  }));
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  await post(`http://127.0.0.1:${config.COMMAND_PORT}/payments:batch`, body, { authorization: `Bearer ${token}` });
  return found;
}

/** What PostgreSQL does by itself now and then, so that it is not in the middle of it. */
async function vacuum(): Promise<void> {
  const db = new pg.Client({ connectionString: urls(config).POSTGRES_URL });
  await db.connect();
  try {
    await db.query('vacuum analyze');
  } finally {
    await db.end();
  }
}

/** To one digit: 7,654,321 is 7,000,000. */
function roundDown(events: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, events)));
  return Math.floor(events / unit) * unit;
}

function secondsSince(from: number): string {
  return ((performance.now() - from) / 1_000).toFixed(0);
}
