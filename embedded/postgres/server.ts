import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';

const SHUTDOWN_MS = 10_000;

export type Server = {
  /** 0 when the server ended because of `stop`, else 1. */
  exitCode: Promise<number>;
  /** Rolls back what is under way, writes what was committed, and ends; at once and without the latter after 10 s. */
  stop: () => void;
};

/**
 * Starts PostgreSQL on `folder/data`, on 127.0.0.1 only, durable as by its defaults. It logs to this process's stderr.
 * @param settings `name=value`, parted by spaces
 */
export function startServer({ postgres }: Binaries, folder: string, port: number, settings: string): Server {
  const fixed = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'log_error_verbosity=terse', // else the log has the rows that a constraint refused, and they may be about a person
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
