// Sends a random month to the ledger, command by command, and compares each answer with what the accountant expected.

import { setTimeout as sleep } from 'node:timers/promises';
import { get } from '../../testing/http/client.ts';
import type { Accountant } from './accountant.ts';
import { type Command, targetOf } from './commands.ts';
import type { Agree } from './difference.ts';
import { draw, type Setting } from './draw.ts';
import { stateOf } from './invoice.ts';
import { paidAutomatically } from './oldest-due-first.ts';
import { requestOf } from './requests.ts';
import { brokenRules } from './rules.ts';
import { type Answered, alone, type Body, inBatch, isForBatch } from './send-command.ts';
import { spoiled } from './spoil.ts';

export type Account = {
  automatic: boolean;
  credit: { currency: string; credit: number }[];
  applications: { applicationId: string; invoiceId: string; applied?: number }[];
};
/** What a month leaves: the last position of the log, and when each command was answered, by its number. */
export type Sent = { position: bigint; answeredAt: Date[]; accepted: number; refused: number };

/**
 * @param say called for each command, to tell what the month was
 * @param closing called in the middle of the month; it closes the books
 */
export async function sendMonth(
  commandUrl: string,
  setting: Setting,
  commands: number,
  agree: Agree,
  say: (line: string) => void,
  closing?: (sent: Sent) => Promise<void>,
): Promise<Sent> {
  const { accountant, dice, customers } = setting;
  const { books } = accountant;
  const sent: Sent = { position: 0n, answeredAt: [], accepted: 0, refused: 0 };
  const entered: Command[] = [];

  for (let place = 0; place < commands; place++) {
    if (place === Math.floor(commands / 2)) await closing?.(sent);
    const drawn = draw(setting);
    if (drawn === undefined) continue;
    const command = { ...drawn, key: dice.uuid() } as Command;
    await enter(dice.chance(0.15) ? spoiled(command, setting, entered) : command);
  }
  // accepted whatever happened, so its position is the end of the month
  for (const customer of customers) {
    await enter({ kind: 'automatic-credit', customer, automatic: false, key: dice.uuid() });
  }
  return sent;

  async function enter(drawn: Command): Promise<void> {
    books.entered++;
    if (isUnordered(accountant, drawn)) return;
    const isRetry = accountant.names.isRetry(drawn);
    const isInBatch = isForBatch(drawn) && dice.chance(0.1) && !isRetry;
    const correlationId = `${setting.name}-${books.entered}`;
    // in a batch it has no key, so it cannot reuse one
    const command = isInBatch ? { ...drawn, key: correlationId } : drawn;
    const expected = brokenRules(accountant, command, setting.today);
    const ask = () => (isInBatch ? inBatch : alone)(commandUrl)(command, setting.today, correlationId);
    const answer = await ask();
    const { method, path, body } = requestOf(command, setting.today);
    const line = `${books.entered} ${answer.status} ${method} ${path}${isInBatch ? ' in a batch' : ''} ${JSON.stringify(body)}`;
    say(line);
    const refusedBy = answer.status < 300 ? 'accepted' : (answer.body.type?.replace('/problems/', '') ?? answer.text);
    // of several broken rules, the ledger names one
    const isExpected = expected.length === 0 ? refusedBy === 'accepted' : expected.includes(refusedBy);
    agree(line, refusedBy, isExpected ? refusedBy : expected.length === 0 ? 'accepted' : expected);
    if (answer.status >= 300) sent.refused++;
    else {
      await accepted(command, answer, isRetry);
      if (dice.chance(0.1)) agree(`a retry of ${line}`, withoutReplayed(await ask()), withoutReplayed(answer));
      // nothing can reuse the key that it did not have
      if (!isRetry && !isInBatch) entered.push(command);
    }
    sent.answeredAt[books.entered] = new Date();
    await sleep(2); // so that the next one is recorded later
  }

  async function accepted(command: Command, answer: Answered, isRetry: boolean): Promise<void> {
    sent.accepted++;
    if (!isRetry) {
      accountant.enter(command);
      checkAnswer(accountant, command, answer.body, agree);
    }
    const position = BigInt(answer.body.position ?? 0);
    if (position > sent.position) sent.position = position;
    for (const customer of customers) await followAutomaticCredit(customer);
  }

  /** Waits for what automatic credit is expected to pay, and enters it under the ledger's names. */
  async function followAutomaticCredit(customer: string): Promise<void> {
    const expected = paidAutomatically(books, customer);
    if (expected.length === 0) return;
    const known = namesOf(accountant, customer);
    const sums = (of: readonly { invoice: string; amount: number }[]) =>
      [...Map.groupBy(of, ({ invoice }) => invoice)]
        .map(([invoice, parts]) => `${invoice} ${parts.reduce((sum, { amount }) => sum + amount, 0)}`)
        .toSorted();
    let paid: { name: string; invoice: string; amount: number }[] = [];
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(4)) {
      const { body } = await get<Account>(`${commandUrl}/customers/${customer}/credit`);
      paid = body.applications
        .filter(({ applicationId, applied = 0 }) => applied > 0 && !known.has(applicationId))
        .map(({ applicationId: name, invoiceId: invoice, applied = 0 }) => ({ name, invoice, amount: applied }));
      if (`${sums(paid)}` === `${sums(expected)}`) break;
    }
    agree(`what automatic credit of ${customer} paid`, sums(paid), sums(expected));
    for (const { name, invoice, amount } of paid) {
      books.paidAutomatically.add(name);
      accountant.applyCredit(invoice, name, amount, setting.today);
    }
  }
}

/** What a line of a batch answers to a retry is the first answer, with this mark. */
const withoutReplayed = ({ text }: Answered): string => text.replace('"replayed":true,', '');

/** The names of the credit that paid the customer's invoices. */
const namesOf = ({ books }: Accountant, customer: string): Set<string> =>
  new Set(books.invoicesOf(customer).flatMap(({ payments }) => [...payments.keys()]));

/**
 * Reversing a payment across invoices makes them due again one after the other. If credit is applied automatically, it may pay the first
 * one at once, so what it pays is not determined by the books. Nor is it said whether a second reversal of all that is left is a retry:
 * something is left again if a refund came back. Such reversals are not sent.
 */
function isUnordered({ books, names }: Accountant, command: Command): boolean {
  if (command.kind === 'reverse-across') {
    const across = books.across.get(command.payment);
    return across !== undefined && books.automatic.has(across.customer) && across.parts.length > 0;
  }
  if (command.kind !== 'reverse' || command.amount !== undefined || command.reversal !== undefined) return false;
  const payment = books.invoices.get(command.invoice)?.payments.get(command.payment);
  return payment !== undefined && !payment.isReversed && names.isReused(command);
}

function checkAnswer({ books }: Accountant, command: Command, body: Body, agree: Agree): void {
  if (command.kind === 'pay-across') {
    const { parts, credited } = books.across.get(command.payment) ?? { parts: [], credited: 0 };
    const told = body.allocations.map(({ invoiceId, allocated }) => ({ invoice: invoiceId, amount: allocated }));
    agree(`the answer to payment ${command.payment}`, { parts: told, credited: body.credited }, { parts, credited });
  } else if (command.kind === 'reverse-across') {
    const { isReversed, reversals } = books.across.get(command.payment) ?? { isReversed: false, reversals: [] };
    const reversed = reversals.reduce((sum, { amount }) => sum + amount, 0);
    const expected = { state: isReversed ? 'reversed' : 'settled', reversed };
    agree(`the answer to the reversal of ${command.payment}`, { state: body.state, reversed: body.reversed }, expected);
  } else if (targetOf(command).startsWith('invoice ') && 'invoice' in command) {
    const invoice = books.invoice(command.invoice);
    const { amountDue, state, number } = body;
    const expected = { amountDue: invoice.due, state: stateOf(invoice), number: invoice.number };
    agree(`the answer to ${command.kind} of ${command.invoice}`, { amountDue, state, number }, expected);
  }
}
