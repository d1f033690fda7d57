// `npm run bench:fairness`: how much the payments of one caller slow down beside 16 clients of another caller that send the dearest requests
// there are. Clients and servers share this machine, so compare the ratio, not the figures.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { scopes } from '../../platform/access/scope.ts';
import { readConfig } from '../../processes/config.ts';
import { services, stores } from '../../processes/programs.ts';
import { startIssuer } from '../../testing/http/issuer.ts';
import { freePorts } from '../../testing/network/free-port.ts';
import type { DearWork } from './dear-clients.ts';
import { ownPrograms } from './own-programs.ts';
import { post } from './post.ts';
import { type Rate, rateOf } from './rates.ts';
import { invoice, payment } from './work.ts';

const DEAR_CLIENTS = 16;
const PAYMENTS_OF_LONG_INVOICE = 1_500;
const INVOICES = 50;
const WARM_UP_MS = 3_000;
const ROUND_MS = 10_000;
/** The ratio should stay below. */
const AIM = 5;

await using programs = ownPrograms();
using issuer = await startIssuer();
await measure();

async function measure(): Promise<void> {
  const config = readConfig({ LEDGER_DATA: programs.folder, ...(await freePorts()) });
  for (const program of [...stores(config), ...services(config, issuer.env)]) await programs.start(program);
  const [commandUrl, queryUrl] = [config.COMMAND_PORT, config.QUERY_PORT].map((port) => `http://127.0.0.1:${port}`);
  const tokenOf = (sub: string) => issuer.token({ sub, scope: Object.keys(scopes).join(' ') });
  const quiet = await tokenOf('quiet');
  const headers = { authorization: `Bearer ${quiet}` };
  const send = (path: string, body: object | string) => post(commandUrl + path, body, headers);

  const ids = Array.from({ length: INVOICES + 1 }, () => randomUUID());
  for (const id of ids) await send('/invoices', { invoiceId: id, number: `INV-${id}`, ...invoice });
  const [long = '', ...others] = ids;
  const lines = Array.from({ length: PAYMENTS_OF_LONG_INVOICE }, () =>
    JSON.stringify({ ...payment(randomUUID(), 1), invoiceId: long }),
  );
  await send('/payments:batch', lines.join('\n'));

  let next = 0;
  const pay = () => send(`/invoices/${others[next++ % INVOICES]}/payments`, payment(randomUUID(), 1));
  await rateOf([pay], WARM_UP_MS);
  const alone = await rateOf([pay], ROUND_MS);
  const work = { commandUrl, queryUrl, token: await tokenOf('dear'), clients: DEAR_CLIENTS, long };
  const workerData = { ...work, revision: PAYMENTS_OF_LONG_INVOICE } as DearWork;
  const dear = new Worker(new URL('dear-clients.ts', import.meta.url), { workerData });
  await rateOf([pay], WARM_UP_MS);
  const beside = await rateOf([pay], ROUND_MS);
  dear.postMessage('over');
  const [answers] = await once(dear, 'message');
  report(alone, beside, answers);
}

function report(alone: Rate, beside: Rate, answers: Record<string, Record<number, number>>): void {
  const line = (name: string, { perSecond, p50, p99 }: Rate) =>
    console.log(
      `  ${name.padEnd(24)}median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${perSecond.toFixed(0)} a second`,
    );
  console.log(`payments of one caller, ${availableParallelism()} cores, ${ROUND_MS / 1000} s each\n`);
  line('alone', alone);
  line(`beside ${DEAR_CLIENTS} dear clients`, beside);
  console.log(`\n  p99 ${(beside.p99 / alone.p99).toFixed(1)} times its quiet value (aim: below ${AIM})\n`);
  for (const [kind, counts] of Object.entries(answers)) console.log(`  ${kind.padEnd(28)}${JSON.stringify(counts)}`);
}
