// The books against an independent model: random months are sent to a ledger of their own, and every view is compared with the
// accountant's movements, now, and as of random pairs of the two clocks. BOOKS_SEEDS and BOOKS_COMMANDS ask for more months, and
// longer ones (`npm run test:books`), of which one in five closes the books (BOOKS_CLOSINGS); BOOKS_SEED repeats one.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { get } from '../../testing/http/client.ts';
import { type Services, startServices } from '../../testing/processes/services.ts';
import { Accountant } from './accountant.ts';
import { zoneBeforeMidnight } from './calendar.ts';
import { closeBooks, closedDays } from './closing.ts';
import { diceOf } from './dice.ts';
import { comparison } from './difference.ts';
import { sendMonth } from './month.ts';
import type { Inspection } from './views/ask.ts';
import { compareCustomer } from './views/customers.ts';
import { compareInvoices } from './views/invoices.ts';
import { compareHistories, compareJournal } from './views/journal.ts';
import { compareLedger } from './views/ledger.ts';
import { comparePayments } from './views/payments.ts';

const { BOOKS_SEED, BOOKS_SEEDS = '3', BOOKS_COMMANDS = '60', BOOKS_CLOSINGS = 'no' } = process.env;
const [first = 1, last = first] = (BOOKS_SEED ?? `1-${BOOKS_SEEDS}`).split('-').map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, place) => first + place);
const commands = Number(BOOKS_COMMANDS);

/** No month may see the day change. */
const timeZone = { SELLER_TIME_ZONE: zoneBeforeMidnight(new Date()) };
const start = () => startServices({}, { own: () => timeZone });
let shared: Services;
const accountantOfShared = new Accountant();
beforeAll(async () => {
  shared = await start();
});
afterAll(() => shared?.[Symbol.asyncDispose]());

/** One month in five, as the seed has it. */
const isClosed = (seed: number) => BOOKS_CLOSINGS === 'yes' && seed % 5 === 3;

it.each(seeds)('in the month of seed %i, every view says what the accountant says', async (seed) => {
  if (!isClosed(seed)) return compareMonth(seed, shared, accountantOfShared);
  await using own = await start(); // a closing would refuse commands of other months
  await compareMonth(seed, own, new Accountant(), true);
});

async function compareMonth(seed: number, services: Services, accountant: Accountant, isClosed = false): Promise<void> {
  const began = performance.now();
  const { commandUrl, queryUrl } = services;
  const { body: calendar } = await get<{ today: string }>(`${commandUrl}/calendar`);
  const name = `month-${seed}`;
  const customers = [`${name}-one`, `${name}-two`];
  const lines: string[] = [];
  const repeat = `BOOKS_SEED=${seed} BOOKS_COMMANDS=${commands} npm run test:books repeats it`;
  const { agree, count } = comparison(() => `in the month of seed ${seed}; ${repeat}\n${lines.join('\n')}`);
  const setting = { accountant, dice: diceOf(seed), customers, today: calendar.today, name };
  let compareClosedDays: Awaited<ReturnType<typeof closedDays>> | undefined;
  const close = async (so: { position: bigint }) => {
    const position = await closeBooks(commandUrl, setting);
    lines.push(`the books are closed through ${accountant.books.closedThrough}`);
    compareClosedDays = await closedDays(
      { queryUrl, sent: { position: position > so.position ? position : so.position } },
      setting,
    );
  };
  const say = (line: string) => void lines.push(line);
  const sent = await sendMonth(commandUrl, setting, commands, agree, say, isClosed ? close : undefined);
  const took = performance.now() - began;

  const dice = diceOf(-seed);
  const inspection: Inspection = {
    queryUrl,
    commandUrl,
    accountant,
    customers,
    sent,
    dice,
    today: calendar.today,
    agree,
  };
  for (const customer of customers) {
    await compareInvoices(inspection, customer);
    await compareCustomer(inspection, customer);
    await compareJournal(inspection, customer, name);
    await compareHistories(inspection, customer);
    await comparePayments(inspection, customer);
  }
  await compareLedger(inspection);
  await compareClosedDays?.(inspection, agree);
  const { accepted, refused } = sent;
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const sending = (took / 1_000).toFixed(1);
  process.stdout.write(
    `seed ${seed}${isClosed ? ', with a closing' : ''}: ${accepted} commands accepted, ${refused} refused, ${count()} comparisons, ${seconds} s (${sending} s of sending)\n`,
  );
  expect(accepted, 'accepted commands').toBeGreaterThan((accepted + refused) * 0.4);
}
