import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';

const SHUTDOWN_MS = 10_000;

export type Server = {
  /** 0 if the server ended because of `stop`, else 1. */
  exitCode: Promise<number>;
  /** A fast shutdown: rolls back open transactions and writes a checkpoint. After 10 s, an immediate shutdown. */
  stop: () => void;
};

/**
 * Starts PostgreSQL on `folder/data`, on 127.0.0.1 only, with its default durability. It logs to this process's stderr.
 * @param settings `name=value`, separated by spaces
 */
export function startServer({ postgres }: Binaries, folder: string, port: number, settings: string): Server {
  const fixed = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'log_error_verbosity=terse', // otherwise the log holds rows that violate a constraint, which may be personal data
  ];
  const options = [...fixed, ...settings.split(' ').filter(Boolean)].flatMap((setting) => ['-c', setting]);
  const server = spawn(postgres, ['-D', join(folder, 'data'), ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  let isStopping = false;
  return {
    exitCode: once(server, 'exit').then(() => (isStopping ? 0 : 1)),
    stop: () => {
      if (isStopping) return;
      isStopping = true;
      server.kill('SIGINT');
      setTimeout(() => server.kill('SIGQUIT'), SHUTDOWN_MS).unref();
    },
  };
}
