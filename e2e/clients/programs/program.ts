// What a client does, with the client that hey-api generates. The programs in Python, Go and Java beside this one do the same.

import { createClient } from './hey-api/command/client';
import { disputeInvoice, payInvoice, registerInvoice, reverseInvoicePayment } from './hey-api/command/sdk.gen';
import type { InvoicePaymentRequest, InvoiceRequest, Problem } from './hey-api/command/types.gen';
import { createClient as createQueryClient } from './hey-api/query/client';
import { getInvoice, listenToEvents, listInvoices } from './hey-api/query/sdk.gen';

const { COMMAND_URL = '', CUT_URL = '', QUERY_URL = '', TOKEN = '', READER_TOKEN = '', HASTY_TOKEN = '' } = process.env;
const client = createClient({ baseUrl: COMMAND_URL, auth: TOKEN });
const queries = createQueryClient({ baseUrl: QUERY_URL, auth: TOKEN });

const customer = `typescript-${crypto.randomUUID()}`;
const invoiceOf = (unitPrice: string): InvoiceRequest => ({
  invoiceId: crypto.randomUUID(),
  customer: { id: customer, name: 'Customer' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  dueOn: '2999-12-22',
  lines: [{ description: 'Ship', quantity: '1', unitPrice, tax: { category: 'Z', rate: '0' } }],
});
const paymentOf = (amount: number, paymentId?: string): InvoicePaymentRequest => ({
  ...(paymentId && { paymentId }),
  amount,
  currency: 'EUR',
  receivedOn: '2026-11-24',
  method: 'credit-transfer',
});

async function main() {
  const throwOnError = true;
  const registered = await registerInvoice({ client, throwOnError, body: invoiceOf('3000000000') });
  const path = { invoiceId: registered.data.invoiceId };
  const paid = await payInvoice({ client, throwOnError, path, body: paymentOf(1_000_000_000, 'first') });

  // The connection is cut after the payment was recorded and before its answer arrives. It is sent again as it was.
  const cutting = createClient({ baseUrl: CUT_URL, auth: TOKEN, throwOnError });
  const send = () => payInvoice({ client: cutting, throwOnError, path, body: paymentOf(500_000_000, 'second') });
  let wasCut = false;
  const again = await send().catch(() => {
    wasCut = true;
    return send();
  });
  const position = again.response.headers.get('ledger-position') ?? '';

  // what was written is read, although the view may not have it yet
  const after = { 'ledger-position': position };
  const read = await getInvoice({ client: queries, throwOnError, path, headers: after });

  // page by page
  for (const price of ['100', '200']) {
    await registerInvoice({ client, throwOnError, body: invoiceOf(price) });
  }
  const last = await registerInvoice({ client, throwOnError, body: invoiceOf('300') });
  const headers = { 'ledger-position': last.data.position };
  const pages: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { customer: [customer], limit: 3, ...(cursor && { cursor }) };
    const { data } = await listInvoices({ client: queries, throwOnError, query, headers });
    pages.push(data.invoices.length);
    cursor = data.next;
    if (cursor === undefined) break;
  }

  // an event is sent as soon as it is recorded
  const listening = new AbortController();
  const { stream } = await listenToEvents({
    client: queries,
    signal: listening.signal,
    query: { invoice: path.invoiceId, after: last.data.position },
  });
  const first = stream.next();
  await payInvoice({ client, throwOnError, path, body: paymentOf(1, 'third') });
  const { value: event } = await first;
  listening.abort();

  const problems: string[] = [];
  const meet = ({ error }: { error?: Problem }, member?: (problem: Problem) => unknown) => {
    problems.push([error?.status, error?.type, ...(error && member ? [member(error)] : [])].join(' '));
  };
  const nobody = createClient({ baseUrl: COMMAND_URL });
  const reader = createClient({ baseUrl: COMMAND_URL, auth: READER_TOKEN });
  const one = paymentOf(1, 'fourth');
  meet(await payInvoice({ client, path, body: { ...one, currency: 'euro' } }), ({ errors }) => errors?.[0]?.pointer);
  meet(await payInvoice({ client, path, body: paymentOf(1) }));
  meet(await payInvoice({ client: nobody, path, body: one }));
  meet(await payInvoice({ client: reader, path, body: one }), ({ scope }) => scope);
  meet(await payInvoice({ client, path: { invoiceId: crypto.randomUUID() }, body: one }));
  meet(await payInvoice({ client, path, body: paymentOf(2, 'first') }));
  meet(await payInvoice({ client, path, body: one, headers: { 'if-match': '"0"' } }));
  meet(await payInvoice({ client, path, body: one, headers: { 'Content-Type': 'text/plain' } }));
  meet(await getInvoice({ client: queries, path, headers: { Accept: 'image/png' } }));
  meet(
    await disputeInvoice({ client, path, body: { reason: 'broken', amount: 3_000_000_000 } }),
    ({ amountDue }) => amountDue,
  );
  meet(
    await reverseInvoicePayment({
      client,
      path: { ...path, paymentId: 'first' },
      body: { reason: 'error', reversedOn: '2026-11-23' },
    }),
    ({ earliest }) => earliest,
  );
  meet(await getInvoice({ client: queries, path, headers: { 'ledger-position': '999999999' } }), ({ asked }) => asked);
  const hasty = createQueryClient({ baseUrl: QUERY_URL, auth: HASTY_TOKEN });
  let answer = await getInvoice({ client: hasty, path });
  while (answer.error === undefined) answer = await getInvoice({ client: hasty, path });
  meet(answer);

  const seen = {
    registered: registered.data.totals?.payable,
    paid: [paid.data.state, paid.data.amountDue],
    retried: [wasCut, again.response.headers.get('idempotent-replayed'), again.data.paid],
    read: [read.data.state, read.data.paid],
    pages,
    event: event && [event.type, event.invoiceId === path.invoiceId],
    problems,
  };
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}

void main();
