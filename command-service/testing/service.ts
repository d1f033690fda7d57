import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../testing/network/free-port.ts';
import { end, startNode } from '../../testing/processes/node-process.ts';

const mainOf = (program: string): string => new URL(`../${program}`, import.meta.url).pathname;

export type LogLine = { level: string; msg: string; [field: string]: unknown };

/** A command service, or a process manager, in a process of its own. Disposing of it sends SIGTERM. */
export type TestService = AsyncDisposable & {
  url: string;
  pid: number;
  /** What it has logged so far. */
  log: readonly LogLine[];
  /** Ends it as a crash does (SIGKILL), or by another signal; resolves with its exit code or signal. */
  kill(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
};

/**
 * Starts a command service on a free port.
 * @throws Error with the service's own words if it doesn't start
 */
export const startCommandService = (eventStoreUrl: string, env: Record<string, string> = {}): Promise<TestService> =>
  start('main.ts', { COMMAND_PORT: '0', EVENT_STORE_URL: eventStoreUrl, ...env });

/**
 * Starts a process manager on a free port.
 * @throws Error with its own words if it doesn't start
 */
export const startProcessManager = async (
  eventStoreUrl: string,
  env: Record<string, string> = {},
): Promise<TestService> =>
  start('process-manager/main.ts', {
    PROCESS_MANAGER_PORT: String(await freePort()),
    EVENT_STORE_URL: eventStoreUrl,
    ...env,
  });

/** Starts both on free ports: a command service for payments whose invoices the ledger chooses, and for closings. */
export async function startWithProcessManager(
  eventStoreUrl: string,
  env: Record<string, string> = {},
): Promise<TestService> {
  const [service, manager] = await Promise.all([
    startCommandService(eventStoreUrl, env),
    startProcessManager(eventStoreUrl, env),
  ]);
  return {
    ...service,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await manager[Symbol.asyncDispose]();
    },
  };
}

async function start(program: string, env: Record<string, string>): Promise<TestService> {
  const child = startNode([mainOf(program)], { ...process.env, ...env });
  const log: LogLine[] = [];
  const { url, complaint } = await listening(child, log);
  let isAsked = false;
  child.once('exit', (code, signal) => {
    if (!isAsked) log.push({ level: 'fatal', msg: `the service ended by itself (${signal ?? code}): ${complaint()}` });
  });
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => {
    isAsked = true;
    return end(child, signal);
  };
  return {
    url,
    pid: child.pid ?? 0,
    log,
    kill,
    async [Symbol.asyncDispose]() {
      await kill('SIGTERM');
    },
  };
}

/** Lines up to now that tell of something that broke here. Whatever a client does wrong is none of them. */
export async function errorsIn(service: Pick<TestService, 'url' | 'log'>): Promise<LogLine[]> {
  const fatal = service.log.filter(({ level }) => level === 'fatal');
  if (fatal.length > 0) return fatal; // it answers no more
  // lines are written in pieces: when this request is there, all before it are
  const correlationId = randomUUID();
  await fetch(`${service.url}/nothing`, { headers: { 'x-correlation-id': correlationId } });
  for (
    const end = Date.now() + 200_000;
    !service.log.some((line) => line.correlationId === correlationId);
    await sleep(10)
  ) {
    if (Date.now() > end) throw new Error('the service does not log any more');
  }
  return service.log.filter(({ level }) => level === 'error' || level === 'fatal');
}

/** Keeps the log, and waits for the line that tells where it listens. @returns also what it writes to stderr */
function listening(
  { stdout, stderr }: ChildProcessWithoutNullStreams,
  log: LogLine[],
): Promise<{ url: string; complaint: () => string }> {
  let complaint = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stdout });
    lines.on('line', (line) => {
      const entry = JSON.parse(line) as LogLine;
      log.push(entry);
      const url = /listening at (http:\/\/\S+)/.exec(entry.msg)?.[1];
      if (url !== undefined) resolve({ url, complaint: () => complaint });
    });
    lines.on('close', () => reject(new Error(`it did not start: ${complaint}`)));
  });
}
