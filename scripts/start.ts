// `npm start`: runs the whole ledger on this machine, each part as a process of its own on loopback. The stores start first, then the
// services. They stop in reverse order.
import { lockFolder } from '../embedded/postgres/folder-lock.ts';
import { testClock, testClockWarning } from '../platform/process/test-clock.ts';
import { accessOf } from '../processes/access/start-access.ts';
import { readConfig } from '../processes/config.ts';
import { logOf } from '../processes/logs.ts';
import { checkPorts } from '../processes/ports.ts';
import { services, stores, webConsole } from '../processes/programs.ts';
import { screen } from '../processes/screen.ts';
import { supervise } from '../processes/supervise.ts';
import { testClockOf } from '../processes/test-clock.ts';
import { watchReadiness } from '../processes/watch-readiness.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
// The terminal may close before the ledger has stopped. Writing to it then fails, which is no error.
process.stdout.on('error', () => stop.abort());

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const config = readConfig(process.env);
  using _ = lockFolder(config.LEDGER_DATA);
  await checkPorts(config);
  const clock = testClockOf(config, process.argv.slice(2), process.env);
  const access = await accessOf(config, process.env);
  const variables = { ...access.env, ...clock };
  await using started = new AsyncDisposableStack();
  const ours = services(config, variables);
  for (const stage of [stores(config), [...ours, webConsole(config, access.env)]]) {
    const programs = stage.map((program) => started.use(supervise(program, config.LEDGER_DATA, console.log)));
    await Promise.race([Promise.all(programs.map(({ isUp }) => isUp)), aborted(stop.signal)]);
    if (stop.signal.aborted) return;
  }
  console.log(screen(config, access.token));
  if (clock.TEST_CLOCK_FILE) console.log(`${testClockWarning(testClock(clock.TEST_CLOCK_FILE))}\n`);
  started.use(watchReadiness(ours, console.log, (service) => logOf(config.LEDGER_DATA, service)));
  await aborted(stop.signal);
  console.log('stopping');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
