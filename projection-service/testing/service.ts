import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const main = new URL('../main.ts', import.meta.url).pathname;

/** A projection service as a process of its own, on a free port and silent where `env` doesn't say otherwise. */
export function startProjectionService(env: Record<string, string>): ChildProcess {
  const own = { PROJECTION_PORT: '0', LOG_LEVEL: 'silent', ...env };
  return spawn(process.execPath, [main], { env: { ...process.env, ...own }, stdio: 'ignore' });
}

/** Ends it as a crash does. @throws where it had ended by itself */
export async function kill(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null) throw new Error(`the service ended by itself, with ${service.exitCode}`);
  const exited = once(service, 'exit');
  service.kill('SIGKILL');
  await exited;
}
