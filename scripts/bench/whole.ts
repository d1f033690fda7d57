// `npm run bench:whole`: commands to all programs of `npm start`, with a token on each request: how many a second, beside the same without
// the programs of the views; whether the views are level with the log after each round; and the processor time of a command in each
// program. Clients and servers share this machine, so compare the ratios, not the figures. Linux only.
//
// The programs of the views are not ended for the rounds without them, only held (SIGSTOP): V8 compiles what runs often in a process that
// was just started, which would be counted as the cost of commands, the more for each the fewer of them this machine does in a round.
import { availableParallelism } from 'node:os';
import type { ViewName } from '../../events/views.ts';
import { readConfig } from '../../processes/config.ts';
import { type Program, services, stores, webConsole } from '../../processes/programs.ts';
import type { Running } from '../../processes/run-program.ts';
import { freePorts } from '../../testing/network/free-port.ts';
import { clientsWithTokens } from './clients.ts';
import { ownPrograms } from './own-programs.ts';
import { printTable } from './print-table.ts';
import { processorMs } from './processor-time.ts';
import { median, medians, type Rate, rateOf } from './rates.ts';
import { untilLevel, views } from './until-level.ts';
import { payInTurn, registerNumbered } from './work.ts';

const CLIENTS = 32;
const ROUNDS = 3;
const ROUND_MS = 4_000;
/** Of each work: until V8 has compiled most of what runs often. */
const WARM_UP_MS = 12_000;
/** A view should be level with the log so soon after a round. */
const AIM_MS = 1_000;
const works = ['registrations', 'payments'] as const;
type Work = (typeof works)[number];

/** `level`: the ms until each view was level with the log. `processor`: the ms of a command in each program. */
type Whole = { rate: Rate; level: Record<ViewName, number>; processor: Record<string, number> };
type Found = Record<Work, { whole: Whole[]; withoutViews: Rate[] }>;

await using programs = ownPrograms();
const config = readConfig({ ...process.env, ...(await freePorts()), LEDGER_DATA: programs.folder });
const { env, tokens, connectTo } = await clientsWithTokens(CLIENTS, programs.folder);
const running = new Map<string, Running>();
report(await measure());

async function measure(): Promise<Found> {
  const ours = [...services(config, env), webConsole(config, env)];
  const ofViews = ours.filter(({ name }) => ['projection-service', 'query-service'].includes(name));
  for (const program of [...stores(config), ...ours]) await start(program);
  const connections = await connectTo(config.COMMAND_PORT);
  const registered: string[] = [];
  const pay = payInTurn(registered);
  const clients = {
    registrations: connections.map((connection) => () => registerNumbered(connection, registered)),
    payments: connections.map((connection) => () => pay(connection)),
  };

  async function ofWhole(work: Work, ms = ROUND_MS): Promise<Whole> {
    const before = processorTimes();
    const { done, ...rate } = await rateOf(clients[work], ms);
    const level = await untilLevel(config, tokens[0] ?? '');
    const spent = Object.entries(processorTimes()).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / done]);
    return { rate, level, processor: Object.fromEntries(spent) };
  }

  const found: Found = { registrations: { whole: [], withoutViews: [] }, payments: { whole: [], withoutViews: [] } };
  for (const work of works) await ofWhole(work, WARM_UP_MS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const work of works) found[work].whole.push(await ofWhole(work));
    signal(ofViews, 'SIGSTOP');
    for (const work of works) found[work].withoutViews.push(await rateOf(clients[work], ROUND_MS));
    signal(ofViews, 'SIGCONT');
    await untilLevel(config, tokens[0] ?? '');
  }
  for (const connection of connections) connection.close();
  return found;
}

async function start(program: Program): Promise<void> {
  running.set(program.name, await programs.start(program));
}

function signal(programs: readonly Program[], name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const program of programs) process.kill(running.get(program.name)?.pid ?? Number.NaN, name);
}

/** The processor time in ms so far, by program. */
function processorTimes(): Record<string, number> {
  return Object.fromEntries([...running].map(([name, { pid }]) => [name, processorMs(pid)]));
}

function report(found: Found): void {
  console.log(
    `${CLIENTS} clients, ${availableParallelism()} cores, the median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s; times in ms\n`,
  );
  const row = (work: Work) => {
    const { perSecond, p50, p99 } = medians(found[work].whole.map(({ rate }) => rate));
    const without = medians(found[work].withoutViews).perSecond;
    return [
      work,
      ...[perSecond, p50, p99, without].map((figure) => figure.toFixed(0)),
      (perSecond / without).toFixed(2),
    ];
  };
  printTable([['', 'a second', 'p50', 'p99', 'without views', 'ratio'], ...works.map(row)]);

  const longest = (work: Work, view: ViewName) => Math.max(...found[work].whole.map(({ level }) => level[view]));
  const level = works.map((work) => [work, ...views.map((view) => longest(work, view).toFixed(0))]);
  printTable([[`level after, at most (aim ${AIM_MS})`, ...views], ...level]);

  const names = [...running.keys()];
  const spent = (work: Work, name: string) => median(found[work].whole.map(({ processor }) => processor[name] ?? 0));
  const all = (work: Work) => names.reduce((sum, name) => sum + spent(work, name), 0);
  printTable([
    ['processor time a command', ...works],
    ...names.map((name) => [name, ...works.map((work) => spent(work, name).toFixed(2))]),
    ['all', ...works.map((work) => all(work).toFixed(2))],
  ]);
}
