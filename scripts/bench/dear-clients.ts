// A thread of clients that send the dearest requests there are, each one after the other. One that is refused tries again after a tenth of
// a second, sooner than it is told. At the end it tells how often each kind of request was answered with which status.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { namespaceOf, namespaces } from '../../events/einvoice/xml/namespaces.ts';
import { payment } from './work.ts';

/** `long` is an invoice whose last event has `revision`. */
export type DearWork = {
  commandUrl: string;
  queryUrl: string;
  token: string;
  clients: number;
  long: string;
  revision: number;
};

const { commandUrl, queryUrl, token, clients, long, revision } = workerData as DearWork;

const mebibyte = 1_048_576;
const invoiceOf = (unit: string): string => {
  const root = `<Invoice xmlns="${namespaceOf('Invoice')}" xmlns:cac="${namespaces.cac}" xmlns:cbc="${namespaces.cbc}">`;
  return `${root}${unit.repeat((mebibyte - 1_000) / unit.length)}</Invoice>`;
};
const [emptyElements, emptyLines] = [invoiceOf('<a/>'), invoiceOf('<cac:InvoiceLine/>')];

const ask = (url: string, more: RequestInit = {}) =>
  fetch(url, { ...more, headers: { authorization: `Bearer ${token}`, ...more.headers } });
const send = (path: string, type: string, body: string) =>
  ask(commandUrl + path, { method: 'POST', headers: { 'content-type': type }, body });

const requests: Record<string, () => Promise<Response>> = {
  'XML of empty elements': () => send('/invoices', 'application/xml', emptyElements),
  'XML of empty lines': () => send('/invoices', 'application/xml', emptyLines),
  'a payment of a long invoice': () =>
    send(`/invoices/${long}/payments`, 'application/json', JSON.stringify(payment(randomUUID(), 1))),
  'a batch of payments': () => {
    const lines = Array.from({ length: 200 }, () => JSON.stringify({ ...payment(randomUUID(), 1), invoiceId: long }));
    return send('/payments:batch', 'application/x-ndjson', lines.join('\n'));
  },
  'a past state': () => ask(`${queryUrl}/invoices/${long}?revision=${revision}`),
  'a difference': () => ask(`${queryUrl}/invoices/${long}/difference?from=0&to=${revision}`),
  'a history': () => ask(`${queryUrl}/invoices/${long}/history`),
  'an export': () => ask(`${queryUrl}/journal`, { headers: { accept: 'text/csv' } }),
};

const answers: Record<string, Record<number, number>> = {};
let isOver = false;
parentPort?.once('message', () => {
  isOver = true;
});

async function client(first: number): Promise<void> {
  const kinds = Object.entries(requests);
  for (let n = first; !isOver; n++) {
    const [kind, request] = kinds[n % kinds.length] as (typeof kinds)[number];
    const answer = await request();
    await answer.arrayBuffer();
    answers[kind] = { ...answers[kind], [answer.status]: (answers[kind]?.[answer.status] ?? 0) + 1 };
    if (answer.status === 429 || answer.status === 503) await sleep(100);
  }
}

await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
parentPort?.postMessage(answers);
