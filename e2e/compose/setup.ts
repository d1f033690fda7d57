// vitest's global set-up of the project `compose`: starts compose.yaml under a name and on a port of its own, and removes everything
// at the end. Without a container engine, the suites are skipped with a message.
import type { TestProject } from 'vitest/node';
import { freePort } from '../../testing/network/free-port.ts';
import { ComposedLedger, type Project } from './composed-ledger.ts';
import { whyNoEngine } from './docker.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    composed: Project | { skipped: string };
  }
}

const say = (text: string): void => void process.stderr.write(`compose: ${text}\n`);

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const skipped = await whyNoEngine();
  if (skipped !== undefined) {
    say(`skipped: ${skipped}`);
    provide('composed', { skipped });
    return async () => {};
  }
  const project = { name: `ledger-test-${process.pid}`, port: await freePort(), kafkaPort: await freePort() };
  const ledger = new ComposedLedger(project);
  try {
    const start = performance.now();
    await ledger.build();
    const built = performance.now();
    await ledger.up();
    say(`built in ${seconds(built - start)}, healthy ${seconds(performance.now() - built)} later, at ${ledger.url}`);
    process.env.E2E_TOKEN = (await ledger.run('token')).trim(); // test files inherit it
  } catch (error) {
    say(await ledger.compose(['logs', '--no-color', '--tail', '15']).catch(String));
    await ledger.down();
    throw error;
  }
  provide('composed', project);
  return () => ledger.down();
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(0)} s`;
