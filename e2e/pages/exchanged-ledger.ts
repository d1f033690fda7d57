// A composed ledger of its own under load, whose passwords are exchanged by the commands of docs/exchange-secrets.md.

import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../testing/network/free-port.ts';
import { ComposedLedger } from '../compose/composed-ledger.ts';
import { checkout } from '../compose/docker.ts';
import { commandsUnder } from '../compose/page.ts';
import { Reads } from '../compose/reads.ts';
import { Traffic } from '../traffic.ts';

export type ExchangedLedger = AsyncDisposable & {
  ledger: ComposedLedger;
  traffic: Traffic;
  reads: Reads;
  /** Runs the commands under a heading of the page. */
  follow(heading: string): Promise<string>;
  /** What .env has under this name now. */
  password(name: string): Promise<string>;
  /** The containers that run, by service. */
  containers(): Promise<Containers>;
  /** The services whose containers are not those of before, in order. */
  restartedSince(before: Containers): Promise<string[]>;
};

export type Containers = ReadonlyMap<string, string>;

/**
 * Starts it with payments and reads under way. Until it is disposed, requests have its token.
 * @param name what the compose project is called, before the number of this process
 * @param passwords the first ones, for its .env
 * @param env what compose.yaml is given besides the ports
 */
export async function startExchangedLedger(
  name: string,
  customer: string,
  passwords: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<ExchangedLedger> {
  await using starting = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'ledger-exchange-'));
  starting.defer(() => rm(folder, { recursive: true }));
  const file = join(folder, '.env');
  await symlink(join(checkout, 'deploy'), join(folder, 'deploy'));
  const lines = Object.entries(passwords).map(([name, password]) => `${name}='${password}'\n`);
  await writeFile(file, lines.join(''));

  const project = { name: `${name}-${process.pid}`, port: await freePort(), kafkaPort: await freePort() };
  const ledger = new ComposedLedger(project, checkout, { ...env, COMPOSE_ENV_FILES: file });
  starting.defer(() => ledger.down());
  await ledger.build();
  await ledger.up();
  const { E2E_TOKEN } = process.env;
  starting.defer(() => {
    if (E2E_TOKEN === undefined) delete process.env.E2E_TOKEN;
    else process.env.E2E_TOKEN = E2E_TOKEN;
  });
  process.env.E2E_TOKEN = (await ledger.run('token')).trim();

  const traffic = new Traffic(ledger.commandUrl, customer, 4, 50);
  starting.defer(() => traffic.stop());
  const reads = new Reads(`${ledger.queryUrl}/invoices?limit=1`);
  starting.defer(() => reads.stop());
  await traffic.flows(20);

  const containers = async (): Promise<Containers> =>
    new Map(
      (await ledger.compose(['ps', '--format', '{{.Service}} {{.ID}}']))
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );
  const started = starting.move();
  return {
    ledger,
    traffic,
    reads,
    follow: (heading) => ledger.shell(commandsUnder('exchange-secrets.md', heading), folder),
    async password(name) {
      const [, value = ''] = new RegExp(`^${name}=(.*)$`, 'm').exec(await readFile(file, 'utf8')) ?? [];
      return value.replace(/^'(.*)'$/, '$1');
    },
    containers,
    async restartedSince(before) {
      const now = await containers();
      return [...now.keys()].filter((service) => now.get(service) !== before.get(service)).toSorted();
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
