// `npm run bench:history [-- PAYMENTS SETTLED]`: what a long history costs a command. An invoice with many payments, loaded by a service that
// has just started, and by one that has it; and a payment, oldest first, of a customer with many settled invoices. Each beside a short one.
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { readConfig } from '../../processes/config.ts';
import { services, stores } from '../../processes/programs.ts';
import { freePorts } from '../../testing/network/free-port.ts';
import { ownPrograms } from './own-programs.ts';
import { post } from './post.ts';
import { median } from './rates.ts';
import { invoice, payment } from './work.ts';

const PAYMENTS = Number(process.argv[2] ?? 10_000);
const SETTLED = Number(process.argv[3] ?? 10_000);
const OPEN = 10;
const LINES = 500;
const ROUNDS = 201;

await using programs = ownPrograms();
const config = readConfig({ LEDGER_DATA: programs.folder, ...(await freePorts()) });
const [commandService, processManager] = services(config);
if (commandService === undefined || processManager === undefined) throw new Error('there is a command side');
const url = `http://127.0.0.1:${config.COMMAND_PORT}`;
for (const program of [...stores(config), processManager]) await programs.start(program);

const send = (path: string, body: object | string) => post(url + path, body);
async function batch(path: string, lines: readonly object[]): Promise<void> {
  for (let start = 0; start < lines.length; start += LINES) {
    const part = lines.slice(start, start + LINES);
    await send(path, part.map((line) => JSON.stringify(line)).join('\n'));
  }
}
const ids = (count: number) => Array.from({ length: count }, () => randomUUID());

/** The processor time that the command service has taken, in ms. */
async function processorMs(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total(?:\{.*\})? (.+)$/m.exec(text)?.[1]) * 1_000;
}

/** How long each kind of work takes in ms, the median of rounds in turns. */
async function inTurns(...works: (() => Promise<void>)[]): Promise<number[]> {
  const found: number[][] = works.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      const begun = performance.now();
      await work();
      found[index]?.push(performance.now() - begun);
    }
  }
  return found.map(median);
}
const show = (what: string, [long = Number.NaN, short = Number.NaN]: readonly number[]) =>
  console.log(`  ${what.padEnd(64)}${long.toFixed(1)} ms / ${short.toFixed(1)} ms = ${(long / short).toFixed(2)}`);

console.log(`one caller, ${availableParallelism()} cores\n`);

const first = await programs.start(commandService);
const [long = '', short = ''] = ids(2);
for (const invoiceId of [long, short]) await send('/invoices', { ...invoice, invoiceId });
const pay = (invoiceId: string) => () => send(`/invoices/${invoiceId}/payments`, payment(randomUUID(), 1));
await batch(
  '/payments:batch',
  ids(PAYMENTS).map((id) => ({ ...payment(id, 1), invoiceId: long })),
);
await pay(short)();
await first.stop();
await programs.start(commandService);
await pay(short)(); // what the first payment after a start costs, of whichever invoice
const [before, begun] = [await processorMs(), performance.now()];
await pay(long)();
const [took, cost] = [performance.now() - begun, (await processorMs()) - before];
console.log(
  `  the first payment of an invoice with ${PAYMENTS} payments: ${took.toFixed(0)} ms, ${cost.toFixed(0)} ms of processor`,
);
show(`a payment of it / of one with few payments`, await inTurns(pay(long), pay(short)));

const customers = { busy: randomUUID(), new: randomUUID() };
const invoiceOf = (customer: string, invoiceId: string) => ({
  ...invoice,
  invoiceId,
  customer: { id: customer, name: 'A' },
});
const settled = ids(SETTLED);
await batch(
  '/invoices:batch',
  settled.map((id) => ({
    ...invoiceOf(customers.busy, id),
    lines: [{ ...invoice.lines[0], quantity: '1' }],
    allowances: [],
  })),
);
await batch(
  '/payments:batch',
  settled.map((invoiceId) => ({ ...payment(randomUUID(), 9_520), invoiceId })), // 80.00 and 19 % tax
);
for (const customer of Object.values(customers))
  for (const id of ids(OPEN)) await send('/invoices', invoiceOf(customer, id));
const payOldest = (customerId: string) => () => send('/payments', { ...payment(randomUUID(), 1), customerId });
show(
  `oldest first: customer with ${SETTLED} settled and ${OPEN} open / with ${OPEN} open`,
  await inTurns(payOldest(customers.busy), payOldest(customers.new)),
);
