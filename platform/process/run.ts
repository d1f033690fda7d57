// The life of a process:
//
//   start ── CannotStart ──► prints its message, exit 1
//     │
//   schemas of requests compiled ── a signal ──► exit 0
//     │
//   listen ── a signal ──► no new connections, requests in flight answered, stores closed ──► exit 0
//     │                     (requests have 8 s; after 10 s: exit 1)
//   an uncaught error ──► logged as fatal, closed the same way, exit 1

import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { isLoopback } from '../access/loopback.ts';
import { CannotStart } from '../config/cannot-start.ts';
import type { Service } from '../http/service.ts';

export type Running = {
  service: Service;
  /** `portVariable` is the variable that sets the port. */
  listen: { host: string; port: number; portVariable: string };
  /** Closes the dependencies of the service, after its last request. */
  close: () => Promise<void>;
};

const graceMs = 10_000;
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Runs a service until a signal ends it. */
export async function run(start: () => Promise<Running>): Promise<void> {
  try {
    const { service, listen, close } = await start();
    const { close: end } = closeWithGrace(
      { delay: graceMs, logger: service.log, skip: [...signals] },
      async ({ err }) => {
        if (err) service.log.fatal({ err }, 'the process ends because of an uncaught error');
        await service.close();
        await close();
        await logged(service);
      },
    );
    const isEnding = endOnSignal(end);
    await service.ready();
    await service.compileSchemas?.();
    if (!isEnding()) await listenOn(service, listen);
  } catch (error) {
    const text = error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}

/** Waits until the log is written, so that its lines keep their order when the process exits. */
const logged = ({ log }: Service): Promise<void> => new Promise((resolve) => (log as Logger).flush(() => resolve()));

// On Ctrl-C a process gets one signal from the terminal and another from its parent. The second must not abort the shutdown.
/** @returns whether a signal has come */
function endOnSignal(end: () => void): () => boolean {
  let ending = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (!ending) end();
      ending = true;
    });
  }
  return () => ending;
}

const reachable = (host: string, hostVariable: string): string =>
  `${hostVariable} is ${host}, which other machines can reach, but callers are not authenticated: ` +
  'set ACCESS_ISSUER, ACCESS_AUDIENCE and ACCESS_JWKS_URL, or set it to 127.0.0.1';

async function listenOn(service: Service, { host, port, portVariable }: Running['listen']): Promise<void> {
  if (service.isLoopbackOnly()) {
    if (!isLoopback(host)) throw new CannotStart(reachable(host, portVariable.replace(/PORT$/, 'HOST')));
    service.log.warn('callers are not authenticated: every user of this machine may do everything');
  }
  try {
    await service.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new CannotStart(
        `${host}:${port} is in use: stop the program that listens there, or set ${portVariable} to another port`,
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES')
      throw new CannotStart(`cannot listen on ${host}:${port} (${code})`);
    throw error;
  }
}
