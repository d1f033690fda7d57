// Registers an invoice, records a payment, retries it, reads the result and follows the events. Needs Node 24 only.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const commands = process.env.COMMAND_URL ?? 'http://127.0.0.1:3001';
const queries = process.env.QUERY_URL ?? 'http://127.0.0.1:3002';
const token = process.env.LEDGER_TOKEN ?? readFileSync('.ledger/token', 'utf8').trim();
const tries = 8;

type Answer = { position: string; amountDue: number };

/** Sends the same request again after 429, 5xx, a timeout or a broken connection. The ids in the body are the same, so it takes effect once. */
async function ledger(url: string, headers: Record<string, string> = {}, body?: object): Promise<Answer> {
  for (let left = tries; ; left -= 1) {
    const answer = await ask(url, headers, body).catch((error: unknown) => {
      if (left === 0) throw error;
    });
    if (answer?.ok) return JSON.parse(answer.text) as Answer;
    const isWorthRetrying = answer === undefined || answer.status === 429 || answer.status >= 500;
    if (!isWorthRetrying || left === 0) throw new Error(`${answer?.status} ${answer?.text}`);
    await sleep(1_000 * Number(answer?.headers.get('retry-after') ?? 1));
  }
}

/** One request. Throws if the answer does not come, or not as a whole. */
async function ask(url: string, headers: Record<string, string>, body?: object) {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  return { ok: answer.ok, status: answer.status, headers: answer.headers, text: await answer.text() };
}

const invoiceId = randomUUID();
await ledger(
  `${commands}/invoices`,
  {},
  {
    invoiceId,
    customer: { id: 'umbrella', name: 'Umbrella' },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    lines: [{ description: 'Consulting', quantity: '1', unitPrice: '100000', tax: { category: 'Z', rate: '0' } }],
  },
);

const payments = `${commands}/invoices/${invoiceId}/payments`;
const payment = {
  paymentId: `payment-${invoiceId}`,
  amount: 90_000, // in cents
  currency: 'EUR',
  receivedOn: '2026-11-24',
  method: 'card',
};
await ledger(payments, {}, payment);
const { position } = await ledger(payments, {}, payment); // a retry: the same payment, once

// Ledger-Position: the answer waits until it knows of the payment
const { amountDue } = await ledger(`${queries}/invoices/${invoiceId}`, { 'ledger-position': position });
console.log(`amount due ${amountDue}`);

// each event of the invoice from the start (after=0), then new ones; here up to the payment
const stop = new AbortController();
const { body: events } = await fetch(`${queries}/events?invoice=${invoiceId}&after=0`, {
  headers: { authorization: `Bearer ${token}` },
  signal: stop.signal,
});
if (events === null) throw new Error('no events');
let text = '';
for await (const part of events.pipeThrough(new TextDecoderStream())) {
  text += part;
  if (text.includes('"type":"PaymentApplied"')) break;
}
console.log('event PaymentApplied');
stop.abort();
