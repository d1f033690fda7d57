// The closing of the books in the middle of a month. Such a month has a ledger of its own, because commands of other months would be
// refused. What the views say of the closed days is kept, and compared with what they say at the end of the month.

import { send } from '../../testing/http/client.ts';
import { plusDays } from './calendar.ts';
import type { Agree } from './difference.ts';
import type { Setting } from './draw.ts';
import { ask, type Question } from './views/ask.ts';

/** Closes the books through a random day. @returns the position of the closing */
export async function closeBooks(commandUrl: string, { accountant, dice, today }: Setting): Promise<bigint> {
  const closedThrough = plusDays(today, -dice.upTo(60));
  const { status, text, body } = await send<{ position: string }>('PUT', `${commandUrl}/books/closing`, {
    closedThrough,
  });
  if (status !== 200) throw new Error(`PUT /books/closing: ${status} ${text}`);
  accountant.books.closedThrough = closedThrough;
  return BigInt(body.position);
}

/** What the views say of the last closed day and of a day before it. @returns compares it with what they say later */
export async function closedDays(
  question: Question,
  { accountant, customers, dice }: Setting,
): Promise<(later: Question, agree: Agree) => Promise<void>> {
  const { books } = accountant;
  const asked = [books.closedThrough, plusDays(books.closedThrough, -dice.upTo(20))].flatMap((day) => [
    ...['/trial-balance?', '/balances?'].map((path) => `${path}effectiveOn=${day}`),
    `/aging?on=${day}`,
    ...customers.flatMap((customer) => [
      `/customers/${customer}/balance?effectiveOn=${day}`,
      `/customers/${customer}/aging?on=${day}`,
      `/customers/${customer}/statement?from=${plusDays(day, -100)}&until=${day}`,
    ]),
    ...customers.flatMap((customer) =>
      books.invoicesOf(customer).map(({ id }) => `/invoices/${id}?effectiveOn=${day}`),
    ),
  ]);
  const before = new Map<string, unknown>();
  for (const path of asked) before.set(path, await ask(question, path));
  return async (later, agree) => {
    for (const [path, said] of before) {
      agree(`${path}, of a day that is closed through ${books.closedThrough}`, await ask(later, path), said);
    }
  };
}
