import type { ChildProcess } from 'node:child_process';
import { end, startNode } from '../../testing/processes/node-process.ts';

const main = new URL('../main.ts', import.meta.url).pathname;

/** A projection service as a process of its own, on a free port and silent where `env` doesn't say otherwise. */
export const startProjectionService = (env: Record<string, string>): ChildProcess =>
  startNode([main], { ...process.env, PROJECTION_PORT: '0', LOG_LEVEL: 'silent', ...env });

/** Ends it as a crash does. @throws where it had ended by itself */
export async function kill(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null) throw new Error(`the service ended by itself, with ${service.exitCode}`);
  await end(service, 'SIGKILL');
}
