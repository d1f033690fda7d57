// From start to end of a process:
//
//   start ── CannotStart ──► its message, exit 1
//     │
//   listen ── a signal ──► no new connections, requests in hand answered, stores closed ──► exit 0
//     │                     (10 s have passed: exit 1)
//   an error that nobody handled ──► logged as fatal, closed the same way, exit 1

import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { isLoopback } from '../access/loopback.ts';
import { CannotStart } from '../config/config.ts';
import type { Service } from '../http/service.ts';

export type Running = {
  service: Service;
  /** `portVariable` is the name of the variable that the port came from. */
  listen: { host: string; port: number; portVariable: string };
  /** Closes what the service leans on, when no request needs it any more. */
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
        if (err) service.log.fatal({ err }, 'ends on an error that nobody handled');
        await service.close();
        await close();
        await logged(service);
      },
    );
    endOnSignal(end);
    await listenOn(service, listen);
  } catch (error) {
    const text = error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}

/** Waits until the log is written. What is still under way at the exit would end up behind what was logged after it. */
const logged = ({ log }: Service): Promise<void> => new Promise((resolve) => (log as Logger).flush(() => resolve()));

// Ctrl-C reaches a process from the terminal and again from its parent: the second is no reason to drop what is in hand.
function endOnSignal(end: () => void): void {
  let ending = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (!ending) end();
      ending = true;
    });
  }
}

const reachable = (host: string, hostVariable: string): string =>
  `${hostVariable} is ${host}, where others reach it, and nobody would ask who they are: ` +
  'set ACCESS_ISSUER, ACCESS_AUDIENCE and ACCESS_JWKS_URL, or listen on 127.0.0.1';

async function listenOn(service: Service, { host, port, portVariable }: Running['listen']): Promise<void> {
  if (service.isLoopbackOnly()) {
    if (!isLoopback(host)) throw new CannotStart(reachable(host, portVariable.replace(/PORT$/, 'HOST')));
    service.log.warn('without authentication: whoever is on this machine may do everything');
  }
  try {
    await service.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new CannotStart(
        `${host}:${port} is in use: end what listens there, or set ${portVariable} to another port`,
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES')
      throw new CannotStart(`can't listen on ${host}:${port} (${code})`);
    throw error;
  }
}
